package org.repdyn.losses.contrastive;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link TripletMargin}. The defaults are PyTorch's.
 *
 * @param distance which distance
 * @param margin by how much the negative is to be farther
 * @param epsilon added to every entry of a difference
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TripletMarginOptions(
        @Option(
                        help = "euclidean, or squared-euclidean as FaceNet has it, with a margin of 0.2",
                        defaultValue = "euclidean")
                Distance distance,
        @Option(help = "by how much the negative is to be farther", defaultValue = "1", range = "[0, inf)")
                double margin,
        @Option(
                        help = "added to every entry of a difference of euclidean; 0 makes the loss rotation-invariant",
                        defaultValue = "1e-6",
                        range = "[0, inf)")
                double epsilon) {

    /** Which distance. */
    public enum Distance {
        /** ‖a − b + ε‖. */
        EUCLIDEAN,
        /** ‖a − b‖². */
        SQUARED_EUCLIDEAN
    }
}
