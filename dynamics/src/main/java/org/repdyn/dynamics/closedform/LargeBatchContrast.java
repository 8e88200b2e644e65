package org.repdyn.dynamics.closedform;

import org.apiguardian.api.API;

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

    /** Returns a∞, the minimum of the loss; 0 if anchors and positives are not positively correlated. */
    public double equilibrium() {
        return Math.max(0, temperature * covariance / (anchorVariance * positiveVariance));
    }

    /** Returns a(t), for a₀ = {@code start} &gt; 0 and γ &gt; 0. */
    public double at(double start, double time) {
        double end = equilibrium();
        return end / (1 + (end / start - 1) * Math.exp(-4 * covariance * time / temperature));
    }
}
