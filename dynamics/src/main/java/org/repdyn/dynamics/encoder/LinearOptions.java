package org.repdyn.dynamics.encoder;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of the linear encoder.
 *
 * @param outputs embedding dimension k
 * @param initScale factor of the initial weights
 * @param start how the initial weights are chosen
 * @param decay exponential decay rate of the initial singular values; absent: the singular values of the random draw
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record LinearOptions(
        @Option(help = "embedding dimension k", defaultValue = "8", range = "[1, inf)") int outputs,
        @Option(
                        help = "factor of the initial weights; small values show stepwise learning",
                        defaultValue = "1",
                        range = "(0, inf)")
                double initScale,
        @Option(
                        help =
                                "gaussian draws; axes starts along the first coordinates, as theories of aligned starts do",
                        defaultValue = "gaussian")
                WeightInitialisation start,
        @Option(
                        help =
                                "singular values of each initial matrix are init-scale times exp(-decay j), j = 0, 1, ...; without it they are those of the random matrix",
                        range = "[0, inf)")
                Optional<Double> decay) {

    /** Creates options with Gaussian initial weights. */
    public LinearOptions(int outputs, double initScale) {
        this(outputs, initScale, WeightInitialisation.GAUSSIAN, Optional.empty());
    }
}
