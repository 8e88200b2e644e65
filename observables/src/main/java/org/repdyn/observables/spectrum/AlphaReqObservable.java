package org.repdyn.observables.spectrum;

import java.util.Optional;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;
import org.repdyn.observables.internal.DefinedValues;

/** Exponent α and R² of {@link AlphaReq}; no value if the spectrum has too few positive eigenvalues. */
record AlphaReqObservable(AlphaReqOptions options) implements Observable {

    @Override
    public Optional<String> objection(EvaluationSet evaluation) {
        return options.rows().objection(evaluation);
    }

    @Override
    public double[] observe(Observation observation) {
        return DefinedValues.of(() -> {
            AlphaReq fit = AlphaReq.fit(
                    EmbeddingSpectrum.covarianceEigenvalues(observation, options.rows()),
                    options.firstRank(),
                    options.lastRank());
            return new double[] {fit.alpha(), fit.rSquared()};
        });
    }
}
