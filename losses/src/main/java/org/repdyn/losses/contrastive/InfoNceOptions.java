package org.repdyn.losses.contrastive;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link InfoNce}.
 *
 * @param temperature τ
 * @param variant whose form
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record InfoNceOptions(
        @Option(help = "temperature: similarities are divided by it", defaultValue = "0.1", range = "(0, inf)")
                double temperature,
        @Option(
                        help =
                                "cosine: unit rows, anchors against positives; jing: rows as they are; clip: mean of both directions;"
                                        + " moco-v3: cosine times twice the temperature",
                        defaultValue = "cosine")
                Variant variant) {

    /** Whose form. */
    public enum Variant {
        /** Unit rows; anchors look among positives. */
        COSINE,
        /** Rows as they are (Jing, Vincent, LeCun, Tian 2022). */
        JING,
        /** Unit rows; the mean of both directions (Radford et al. 2021). */
        CLIP,
        /** Unit rows; times 2τ (Chen, Xie, He 2021). */
        MOCO_V3
    }
}
