package org.repdyn.dynamics.closedform;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;

/**
 * A mode of the linear model under L = ‖WΓWᵀ − I‖², Γ = (XᵀX⁺ + X⁺ᵀX)/(2n): the length s of the part of W along an
 * eigenvector of Γ with eigenvalue γ, from an aligned start. ṡ = 4γs(1 − γs²), so that
 *
 * <pre>s(t) = e^{4γt}/√(s₀⁻² + γ(e^{8γt} − 1))</pre>
 *
 * and the eigenvalue γs² of the embeddings' cross-correlation is a sigmoid in t with rate 8γ. (Simon, Knutins, Ziyin, Geisz,
 * Fetterman, Albrecht 2023, proposition 4.1, with the factor of L as written here.)
 *
 * @param gamma γ, of any sign
 * @param start s₀ &ge; 0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record BarlowSigmoid(double gamma, double start) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the length is negative, or one of them is not finite
     */
    public BarlowSigmoid {
        if (!(start >= 0) || !Double.isFinite(start) || !Double.isFinite(gamma)) {
            throw new IllegalArgumentException(
                    "a mode needs a finite eigenvalue and a finite length of at least 0, got " + Decimals.text(gamma)
                            + " and " + Decimals.text(start));
        }
    }

    /**
     * Returns s(t).
     *
     * @param time t &ge; 0; may be infinite
     * @throws IllegalArgumentException if it is negative or NaN
     */
    public double length(double time) {
        return Math.exp(logLength(time));
    }

    /** Returns log s(t), finite even if s underflows; −∞ if s₀ = 0. */
    public double logLength(double time) {
        FlowArguments.time(time);
        if (start == 0 || gamma == 0) {
            return Math.log(start);
        }
        // Divided by the larger exponential, so that no term exceeds the size of s₀ and γ.
        double rate = Math.abs(gamma);
        double grown = Math.sqrt(rate * -Math.expm1(-8 * rate * time));
        return gamma > 0
                ? -Math.log(Math.hypot(Math.exp(-4 * rate * time) / start, grown))
                : -4 * rate * time - Math.log(Math.hypot(1 / start, grown));
    }

    /** Returns γs(t)², an eigenvalue of WΓWᵀ. */
    public double eigenvalue(double time) {
        return gamma * Math.exp(2 * logLength(time));
    }

    /** Returns the time at which the mode is learned, −log(γs₀²)/(8γ), for small s₀; empty if γ &le; 0 or s₀ = 0. */
    public Optional<Double> stepTime() {
        return gamma > 0 && start > 0
                ? Optional.of(-(Math.log(gamma) + 2 * Math.log(start)) / (8 * gamma))
                : Optional.empty();
    }

    /** Returns the time at which γs² = ½ exactly, log(1/(γs₀²) − 1)/(8γ); negative for a start above ½, empty if never. */
    public Optional<Double> halfTime() {
        if (!(gamma > 0 && start > 0)) {
            return Optional.empty();
        }
        double logEigenvalue = Math.log(gamma) + 2 * Math.log(start);
        return logEigenvalue < 0
                ? Optional.of((Math.log1p(-Math.exp(logEigenvalue)) - logEigenvalue) / (8 * gamma))
                : Optional.empty();
    }
}
