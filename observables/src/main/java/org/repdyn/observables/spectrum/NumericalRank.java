package org.repdyn.observables.spectrum;

import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;
import org.repdyn.observables.internal.DefinedValues;

/** {@link Spectrum#numericalRank} of the embeddings; no value if an embedding is not finite. */
record NumericalRank(SpectrumOptions options) implements Observable {

    @Override
    public Optional<String> objection(EvaluationSet evaluation) {
        return options.rows().objection(evaluation);
    }

    @Override
    public double[] observe(Observation observation) {
        R064Store z = options.rows().of(observation);
        return DefinedValues.number(() -> Spectrum.numericalRank(
                EmbeddingSpectrum.singularValues(observation, options.rows(), options.centred()),
                z.getRowDim(),
                z.getColDim()));
    }
}
