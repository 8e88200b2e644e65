package org.repdyn.observables.spectrum;

import java.util.Optional;
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
        return DefinedValues.number(
                () -> Spectrum.neSum(EmbeddingSpectrum.relativeSquares(singularValues(observation))));
    }

    private double[] singularValues(Observation observation) {
        return options.normalised()
                ? EmbeddingSpectrum.singularValues(
                        UnitRows.of(options.rows().of(observation)), true, observation.algebra())
                : EmbeddingSpectrum.singularValues(observation, options.rows(), true);
    }
}
