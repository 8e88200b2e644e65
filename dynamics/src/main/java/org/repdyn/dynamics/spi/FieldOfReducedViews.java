package org.repdyn.dynamics.spi;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.FieldProbe;
import org.repdyn.core.trajectory.Weights;

/**
 * Base of the fields on weights of a linear encoder whose gradients are computed from matrices formed once of the views, at a cost that does not
 * depend on the number of samples. Embeddings are still those of all rows.
 */
abstract class FieldOfReducedViews implements ParameterField {

    final TrainingProblem problem;
    /** The same field on all rows. */
    final ParameterField onRows;

    FieldOfReducedViews(TrainingProblem problem, ParameterField onRows) {
        this.problem = problem;
        this.onRows = onRows;
    }

    @Override
    public final R064Store forward(Weights weights) {
        return onRows.forward(weights);
    }

    @Override
    public final FieldProbe probe(Weights weights) {
        return onRows.probe(weights);
    }
}
