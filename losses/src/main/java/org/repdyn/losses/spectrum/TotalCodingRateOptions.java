package org.repdyn.losses.spectrum;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link TotalCodingRate}.
 *
 * @param epsilon squared precision ε of the code
 * @param variant sign convention of the loss
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TotalCodingRateOptions(
        @Option(help = "squared precision of the code", defaultValue = "0.2", range = "(0, inf)") double epsilon,
        @Option(
                        help =
                                "official: minus the rate, which spreads embeddings; lightly: plus the rate, which contracts them",
                        defaultValue = "official")
                Variant variant) {

    /** Sign convention of the loss. */
    public enum Variant {
        /** Minus the rate. */
        OFFICIAL,
        /** Plus the rate. */
        LIGHTLY
    }
}
