package org.repdyn.observables.spectrum;

import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.UnitRows;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;
import org.repdyn.observables.internal.DefinedValues;

/**
 * {@link Spectrum#neSum} of the covariance of the embeddings or of their directions; no value if the covariance is zero, or if
 * an embedding has no direction or is not finite.
 */
record NeSum(NeSumOptions options) implements Observable {

    @Override
    public Optional<String> objection(EvaluationSet evaluation) {
        return options.rows().objection(evaluation);
    }

    @Override
    public double[] observe(Observation observation) {
        R064Store z = options.rows().of(observation);
        return DefinedValues.number(
                () -> Spectrum.neSum(EmbeddingSpectrum.relativeSquares(EmbeddingSpectrum.singularValues(
                        options.normalised() ? UnitRows.of(z) : z, true, observation.algebra()))));
    }
}
