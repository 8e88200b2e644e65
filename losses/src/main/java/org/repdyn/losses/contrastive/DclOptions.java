package org.repdyn.losses.contrastive;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link Dcl}.
 *
 * @param temperature temperature τ, the divisor of cosine similarities
 * @param denominator form of the sum over negatives
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record DclOptions(
        @Option(help = "temperature, the divisor of cosine similarities", defaultValue = "0.1", range = "(0, inf)")
                double temperature,
        @Option(
                        help =
                                "joint: one logarithm over all negatives (paper); per-block: one logarithm per view (early versions of LightlySSL)",
                        defaultValue = "joint")
                Denominator denominator) {

    /** Form of the sum over negatives. */
    public enum Denominator {
        /** One logarithm over the negatives of both views. */
        JOINT,
        /** Sum of one logarithm per view. */
        PER_BLOCK
    }
}
