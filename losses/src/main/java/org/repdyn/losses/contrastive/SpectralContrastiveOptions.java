package org.repdyn.losses.contrastive;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link SpectralContrastive}.
 *
 * @param variant the paper's formula or the authors' code
 * @param mu squared length μ to which {@code CLIPPED} shortens rows
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SpectralContrastiveOptions(
        @Option(
                        help =
                                "plain: the paper; clipped: the authors' code, rows shortened to sqrt(mu), loss divided by mu",
                        defaultValue = "plain")
                Variant variant,
        @Option(
                        help = "squared length to which clipped shortens rows; the authors use 1 and 10",
                        defaultValue = "1",
                        range = "(0, inf)")
                double mu) {

    /** Form of the loss. */
    public enum Variant {
        /** The paper's formula. */
        PLAIN,
        /** The authors' code. */
        CLIPPED
    }
}
