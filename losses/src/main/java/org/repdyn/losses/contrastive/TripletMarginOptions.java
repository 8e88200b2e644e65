package org.repdyn.losses.contrastive;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link TripletMargin}. The defaults are those of PyTorch.
 *
 * @param distance distance between embeddings
 * @param margin margin by which the negative should be farther than the positive
 * @param epsilon number ε added to every entry of a difference
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TripletMarginOptions(
        @Option(help = "euclidean, or squared-euclidean (FaceNet, with margin 0.2)", defaultValue = "euclidean")
                Distance distance,
        @Option(
                        help = "margin by which the negative should be farther than the positive",
                        defaultValue = "1",
                        range = "[0, inf)")
                double margin,
        @Option(
                        help =
                                "added to every entry of a difference, for euclidean; 0 makes the loss rotation-invariant",
                        defaultValue = "1e-6",
                        range = "[0, inf)")
                double epsilon) {

    /** Distance between embeddings. */
    public enum Distance {
        /** ‖a − b + ε‖. */
        EUCLIDEAN,
        /** ‖a − b‖². */
        SQUARED_EUCLIDEAN
    }
}
