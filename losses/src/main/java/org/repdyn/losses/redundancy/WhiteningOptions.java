package org.repdyn.losses.redundancy;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link Whitening}. The defaults are those of the authors' code.
 *
 * @param whitening which root of the inverse covariance
 * @param epsilon ε by which the covariance is shrunk to the identity
 * @param stopGradient whether the second view stands still
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record WhiteningOptions(
        @Option(
                        help = "cholesky: triangular, the authors'; zca: symmetric, which does not see rotations",
                        defaultValue = "cholesky")
                Root whitening,
        @Option(help = "shrinks the covariance to the identity", defaultValue = "0", range = "[0, 1)") double epsilon,
        @Option(
                        help =
                                "whether the second view stands still, as solo-learn's simplified form; no gradient then",
                        defaultValue = "false")
                boolean stopGradient) {

    /** Which root of the inverse covariance. */
    public enum Root {
        /** L⁻ᵀ of Σ = LLᵀ. */
        CHOLESKY,
        /** Σ^{−1/2}. */
        ZCA
    }
}
