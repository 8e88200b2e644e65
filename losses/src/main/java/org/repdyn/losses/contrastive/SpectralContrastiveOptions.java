package org.repdyn.losses.contrastive;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link SpectralContrastive}.
 *
 * @param variant the paper's formula, or the authors' code
 * @param mu μ of the code
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SpectralContrastiveOptions(
        @Option(
                        help =
                                "plain: the formula; clipped: the authors' code, rows cut to length sqrt(mu), loss over mu",
                        defaultValue = "plain")
                Variant variant,
        @Option(
                        help = "squared length at which clipped cuts rows; the authors use 1 and 10",
                        defaultValue = "1",
                        range = "(0, inf)")
                double mu) {

    /** The paper's formula, or the authors' code. */
    public enum Variant {
        /** The paper's formula. */
        PLAIN,
        /** The authors' code. */
        CLIPPED
    }
}
