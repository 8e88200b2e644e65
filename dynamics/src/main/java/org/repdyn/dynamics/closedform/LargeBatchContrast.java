package org.repdyn.dynamics.closedform;

import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;

/**
 * A mode of the linear model under {@code info-nce} without normalisation, on Gaussian data whose moments share their
 * eigenvectors, for a batch that is large compared with e^{Var S}, S the logits. The mean over negatives is then that of the
 * population, L = log n + Σ(v·v⁺·a²/(2τ²) − γa/τ), and the eigenvalue a of WWᵀ is logistic, ȧ = (4/τ)·a·(γ − v·v⁺·a/τ):
 *
 * <pre>
 * a(t) = a∞ / (1 + (a∞/a₀ − 1)·e^{−4γt/τ}),   a∞ = τγ/(v·v⁺)
 * </pre>
 *
 * Noise of variance s² on both views of white data leaves γ = 1 and makes v·v⁺ = (1 + s²)²: modes whose signal is small compared with the noise of the
 * augmentation shrink to this fraction of the others, not to zero. The law is derived here; it explains observations of Jing, Vincent, LeCun and Tian (2022), section 4.
 *
 * @param temperature τ
 * @param anchorVariance v of the anchors along the mode
 * @param positiveVariance v⁺ of the positives
 * @param covariance γ of anchors and positives
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record LargeBatchContrast(
        double temperature, double anchorVariance, double positiveVariance, double covariance) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a number is not finite, the temperature not positive, or a variance negative or zero
     */
    public LargeBatchContrast {
        if (!(temperature > 0 && anchorVariance > 0 && positiveVariance > 0)
                || !Double.isFinite(temperature + anchorVariance + positiveVariance + covariance)) {
            throw new IllegalArgumentException("a mode needs a finite covariance, and a finite positive temperature and"
                    + " variances, got " + Decimals.text(covariance) + ", " + Decimals.text(temperature) + ", "
                    + Decimals.text(anchorVariance) + " and " + Decimals.text(positiveVariance));
        }
    }

    /** Returns a∞, the minimum of the loss; 0 if anchors and positives are not positively correlated. */
    public double equilibrium() {
        return Math.max(0, temperature * covariance / (anchorVariance * positiveVariance));
    }

    /**
     * Returns a(t). With γ &le; 0 it falls to 0, like 1/t for γ = 0.
     *
     * @param start a₀ &ge; 0
     * @param time t &ge; 0; may be infinite
     * @throws IllegalArgumentException if one is negative or NaN, or the start infinite
     */
    public double at(double start, double time) {
        FlowArguments.notNegative("the start of a mode", start);
        FlowArguments.time(time);
        if (start == 0) {
            return 0;
        }
        double rate = 4 * covariance / temperature;
        double decay = rate == 0 ? 1 : Math.exp(-rate * time);
        if (decay == 0) {
            return equilibrium();
        }
        // a₀/(e^{−rt} + a₀c·∫₀ᵗe^{−rs}ds) with r = 4γ/τ and c = 4v·v⁺/τ², which has no cancellation for small γ.
        double push = 4 * (anchorVariance / temperature) * (positiveVariance / temperature);
        double integral = rate == 0 ? time : -Math.expm1(-rate * time) / rate;
        return start / (decay + start * push * integral);
    }
}
