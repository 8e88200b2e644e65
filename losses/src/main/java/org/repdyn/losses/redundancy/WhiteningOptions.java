package org.repdyn.losses.redundancy;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link Whitening}. The defaults are those of the authors' code.
 *
 * @param whitening root of the inverse covariance
 * @param epsilon share ε of the identity in (1 − ε)·covariance + ε·I
 * @param stopGradient true if the gradient does not pass through the second view
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record WhiteningOptions(
        @Option(
                        help = "cholesky: triangular root (authors); zca: symmetric root, rotation-invariant",
                        defaultValue = "cholesky")
                Root whitening,
        @Option(
                        help =
                                "share of the identity that is mixed into the covariance; needed for batches of few samples",
                        defaultValue = "0",
                        range = "[0, 1)")
                double epsilon,
        @Option(
                        help =
                                "stop the gradient at the second view (solo-learn); the result is a field that is not a gradient",
                        defaultValue = "false")
                boolean stopGradient) {

    /** Root of the inverse covariance. */
    public enum Root {
        /** The triangular root L⁻ᵀ, with the Cholesky factor L of Σ = LLᵀ. */
        CHOLESKY,
        /** The symmetric root Σ^{−1/2}. */
        ZCA
    }
}
