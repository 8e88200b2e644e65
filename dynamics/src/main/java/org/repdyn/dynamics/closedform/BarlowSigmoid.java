package org.repdyn.dynamics.closedform;

import java.util.Optional;
import org.apiguardian.api.API;

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

    /** Refuses a negative length. */
    public BarlowSigmoid {
        if (!(start >= 0) || !Double.isFinite(gamma)) {
            throw new IllegalArgumentException(
                    "a mode needs a finite eigenvalue and a length of at least 0, got " + gamma + " and " + start);
        }
    }

    /** s(t). */
    public double length(double time) {
        return Math.exp(logLength(time));
    }

    /** log s(t), finite where s underflows; −∞ where s₀ = 0. */
    public double logLength(double time) {
        if (start == 0 || gamma == 0) {
            return Math.log(start);
        }
        // Divided through by the larger exponential: nothing below exceeds what s₀ and γ are.
        double rate = Math.abs(gamma);
        double grown = Math.sqrt(rate * -Math.expm1(-8 * rate * time));
        return gamma > 0
                ? -Math.log(Math.hypot(Math.exp(-4 * rate * time) / start, grown))
                : -4 * rate * time - Math.log(Math.hypot(1 / start, grown));
    }

    /** γs(t)², an eigenvalue of WΓWᵀ. */
    public double eigenvalue(double time) {
        return gamma * Math.exp(2 * logLength(time));
    }

    /** When the mode is learned, −log(γs₀²)/(8γ), for small s₀; empty where γ &le; 0 and nothing is learned. */
    public Optional<Double> stepTime() {
        return gamma > 0 && start > 0
                ? Optional.of(-(Math.log(gamma) + 2 * Math.log(start)) / (8 * gamma))
                : Optional.empty();
    }

    /** When γs² = ½ exactly, log(1/(γs₀²) − 1)/(8γ); before 0 for a start above it, empty where it is never crossed. */
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
