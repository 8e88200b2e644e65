package org.repdyn.losses.contrastive;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link Dcl}.
 *
 * @param temperature τ
 * @param denominator how the negatives are summed
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record DclOptions(
        @Option(help = "temperature: cosine similarities are divided by it", defaultValue = "0.1", range = "(0, inf)")
                double temperature,
        @Option(
                        help =
                                "joint: one logarithm over all negatives, the paper's; per-block: one each for both views, older lightly",
                        defaultValue = "joint")
                Denominator denominator) {

    /** How the negatives are summed. */
    public enum Denominator {
        /** One logarithm over the negatives of both views. */
        JOINT,
        /** One logarithm for each view, added. */
        PER_BLOCK
    }
}
