package org.repdyn.observables.field;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@code curl}.
 *
 * @param probes number of pairs of random directions
 * @param everyTime whether it is measured at each time
 * @param space where the field is looked at
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record CurlOptions(
        @Option(
                        help =
                                "pairs of random directions, four evaluations of the field each; the relative error falls like"
                                        + " 1/sqrt(2*probes)",
                        defaultValue = "8",
                        range = "[1, 100000]")
                int probes,
        @Option(help = "whether it is measured at each time, and not at the end alone", defaultValue = "false")
                boolean everyTime,
        @Option(
                        help =
                                "where the field is looked at: on embeddings, what stands beside them held; or on all weights,"
                                        + " those of a predictor and a teacher included, as if none were constrained",
                        defaultValue = "embeddings")
                Space space) {

    /** On embeddings. */
    public CurlOptions(int probes, boolean everyTime) {
        this(probes, everyTime, Space.EMBEDDINGS);
    }

    /** Where a field is looked at. */
    public enum Space {
        /** On embeddings. */
        EMBEDDINGS,
        /** On weights. */
        WEIGHTS
    }
}
