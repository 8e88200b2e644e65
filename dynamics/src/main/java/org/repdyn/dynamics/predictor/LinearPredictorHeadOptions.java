package org.repdyn.dynamics.predictor;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link LinearPredictorHead}.
 *
 * @param start where A starts
 * @param eigenvalues its diagonal, where it starts diagonal
 * @param speed α, how much faster it learns than the encoder
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record LinearPredictorHeadOptions(
        @Option(
                        help =
                                "where it starts: gaussian draws from N(0, 1/k), identity predicts the embedding itself, diagonal"
                                        + " takes its eigenvalues from the option of that name",
                        defaultValue = "gaussian")
                Start start,
        @Option(help = "with start diagonal: one number a dimension of the embedding")
                Optional<List<Double>> eigenvalues,
        @Option(
                        help = "factor of its rate over the encoder's, which adam takes no notice of",
                        defaultValue = "1",
                        range = "(0, inf)")
                double speed) {

    /** As fast as the encoder. */
    public LinearPredictorHeadOptions(Start start) {
        this(start, Optional.empty(), 1);
    }

    /** Refuses a diagonal that nobody gave. */
    public LinearPredictorHeadOptions {
        if (start == Start.DIAGONAL && eigenvalues.isEmpty()) {
            throw new IllegalArgumentException(
                    "start diagonal needs eigenvalues, one an output, such as {start: diagonal, eigenvalues: [0.5, 1]}");
        }
    }

    /** Where A starts. */
    public enum Start {
        /** Entries from N(0, 1/k). */
        GAUSSIAN,
        /** A = I. */
        IDENTITY,
        /** A is diagonal with given eigenvalues. */
        DIAGONAL
    }
}
