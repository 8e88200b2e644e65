package org.repdyn.dynamics.predictor;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link LinearPredictorHead}.
 *
 * @param start how the initial value of A is chosen
 * @param eigenvalues initial diagonal of A; required for {@link Start#DIAGONAL}
 * @param speed α, learning speed of the head as a multiple of that of the encoder
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record LinearPredictorHeadOptions(
        @Option(
                        help =
                                "initial value: gaussian draws entries from N(0, 1/k), identity predicts the embedding itself, diagonal"
                                        + " takes the numbers of the option eigenvalues",
                        defaultValue = "gaussian")
                Start start,
        @Option(help = "with start diagonal: one number for each dimension of the embedding")
                Optional<List<Double>> eigenvalues,
        @Option(
                        help =
                                "learning rate of the head as a multiple of that of the encoder; dynamics adam ignores it",
                        defaultValue = "1",
                        range = "(0, inf)")
                double speed) {

    /** Creates options of a head that learns as fast as the encoder. */
    public LinearPredictorHeadOptions(Start start) {
        this(start, Optional.empty(), 1);
    }

    /**
     * Checks that a diagonal start comes with eigenvalues.
     *
     * @throws IllegalArgumentException if {@code start} is diagonal and {@code eigenvalues} is absent
     */
    public LinearPredictorHeadOptions {
        if (start == Start.DIAGONAL && eigenvalues.isEmpty()) {
            throw new IllegalArgumentException(
                    "start diagonal needs eigenvalues, one for each output, such as {start: diagonal, eigenvalues: [0.5, 1]}");
        }
    }

    /** Initial values of A. */
    public enum Start {
        /** Independent entries from N(0, 1/k). */
        GAUSSIAN,
        /** A = I. */
        IDENTITY,
        /** A is diagonal with given eigenvalues. */
        DIAGONAL
    }
}
