package org.repdyn.observables.spectrum;

import java.util.Optional;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;

/** Exponent α and R² of {@link AlphaReq}; no value where the spectrum has too few positive eigenvalues. */
record AlphaReqObservable(AlphaReqOptions options) implements Observable {

    @Override
    public Optional<String> objection(EvaluationSet evaluation) {
        return options.rows().objection(evaluation);
    }

    @Override
    public double[] observe(Observation observation) {
        try {
            AlphaReq fit = AlphaReq.fit(
                    EmbeddingSpectrum.covarianceEigenvalues(options.rows().of(observation), observation.algebra()),
                    options.firstRank(),
                    options.lastRank());
            return Double.isFinite(fit.alpha()) && Double.isFinite(fit.rSquared())
                    ? new double[] {fit.alpha(), fit.rSquared()}
                    : new double[0];
        } catch (ArithmeticException undefined) {
            // The fit is not defined for this spectrum.
            return new double[0];
        }
    }
}
