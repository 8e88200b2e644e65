package org.repdyn.kernels.layers;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/** Options of the weights of an affine layer, which {@code dense} and {@code conv} share. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RandomWeights(
        @Option(help = "standard deviation of the weights; also written W_std", defaultValue = "1", range = "(0, inf)")
                double weightStd,
        @Option(
                        help = "standard deviation of the biases; without it there is no bias; also written b_std",
                        range = "[0, inf)")
                Optional<Double> biasStd,
        @Option(help = "true trains the weights and the bias of this layer", defaultValue = "true") boolean trained) {}
