package org.repdyn.dynamics.internal;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.FieldProbe;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.AccompaniedEncoder;
import org.repdyn.dynamics.spi.TrainingProblem;

/** A field on embeddings as a field on weights, on the training views. */
interface WeightField {

    /** The field of a problem. */
    static WeightField of(TrainingProblem problem) {
        if (problem.encoder() instanceof AccompaniedEncoder accompanied) {
            return new AccompaniedField(problem, accompanied);
        }
        AccompaniedEncoder.missing(problem.field()).ifPresent(missing -> {
            throw new IllegalArgumentException(missing);
        });
        return new PlainField(problem);
    }

    /** U at the weights; reused by the next call of any method. */
    R064Store forward(Weights weights);

    /** The field as a function of embeddings, what stands beside them taken from the weights. */
    FieldProbe probe(Weights weights);

    /** Overwrites {@code result} with the field; descent follows its negative. */
    void gradient(Weights weights, Weights result);
}
