package org.repdyn.losses.contrastive;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link InfoNce}.
 *
 * @param temperature temperature τ, the divisor of similarities
 * @param variant form of the loss
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record InfoNceOptions(
        @Option(help = "temperature, the divisor of similarities", defaultValue = "0.1", range = "(0, inf)")
                double temperature,
        @Option(
                        help =
                                "cosine: unit rows, anchors against positives; jing: no normalisation; clip: mean of both directions;"
                                        + " moco-v3: cosine, multiplied by twice the temperature",
                        defaultValue = "cosine")
                Variant variant) {

    /** Form of the loss. */
    public enum Variant {
        /** Unit rows; each anchor is classified among the positives. */
        COSINE,
        /** Rows that are not normalised (Jing, Vincent, LeCun, Tian 2022). */
        JING,
        /** Unit rows; the mean of both directions (Radford et al. 2021). */
        CLIP,
        /** {@code COSINE} multiplied by 2τ (Chen, Xie, He 2021). */
        MOCO_V3
    }
}
