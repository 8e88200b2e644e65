package org.repdyn.observables.field;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@code curl}.
 *
 * @param probes number of pairs of random directions
 * @param everyTime true to measure at each time, false to measure only at the end
 * @param space variables of the field
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record CurlOptions(
        @Option(
                        help =
                                "number of pairs of random directions, each with four evaluations of the field; the relative error"
                                        + " is about 1/sqrt(2*probes)",
                        defaultValue = "8",
                        range = "[1, 100000]")
                int probes,
        @Option(help = "measure at each time instead of only at the end", defaultValue = "false") boolean everyTime,
        @Option(
                        help =
                                "variables of the field: embeddings, with predictor and teacher fixed; or all weights, including those"
                                        + " of a predictor and a teacher, without constraints",
                        defaultValue = "embeddings")
                Space space) {

    /** Creates options for the field on embeddings. */
    public CurlOptions(int probes, boolean everyTime) {
        this(probes, everyTime, Space.EMBEDDINGS);
    }

    /** Variables of a field. */
    public enum Space {
        /** Embeddings of the training views. */
        EMBEDDINGS,
        /** All weights. */
        WEIGHTS
    }
}
