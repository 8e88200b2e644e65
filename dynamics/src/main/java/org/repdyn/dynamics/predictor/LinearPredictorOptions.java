package org.repdyn.dynamics.predictor;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link LinearPredictor}.
 *
 * @param start where A starts
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record LinearPredictorOptions(
        @Option(
                        help = "where it starts: gaussian draws from N(0, 1/k), identity predicts the embedding itself",
                        defaultValue = "gaussian")
                Start start) {

    /** Where A starts. */
    public enum Start {
        /** Entries from N(0, 1/k). */
        GAUSSIAN,
        /** A = I. */
        IDENTITY
    }
}
