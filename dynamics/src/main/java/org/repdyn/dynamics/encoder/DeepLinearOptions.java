package org.repdyn.dynamics.encoder;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.core.options.Option;

/**
 * Options of {@code deep-linear}.
 *
 * @param outputs embedding dimension k
 * @param width number of neurons of each hidden layer
 * @param depth number of hidden layers; the network has depth + 1 weight matrices
 * @param parameterisation scaling of the weights: by a factor of the layer, or by the distribution of the weights
 * @param initScale factor of all initial weights
 * @param start how the initial weights are chosen
 * @param decay exponential decay rate of the initial singular values; absent: the singular values of the random draw
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record DeepLinearOptions(
        @Option(help = "embedding dimension k", defaultValue = "8", range = "[1, inf)") int outputs,
        @Option(help = "width of the hidden layers", defaultValue = "16", range = "[1, inf)") int width,
        @Option(
                        help = "number of hidden layers; the network has one weight matrix more",
                        defaultValue = "1",
                        range = "[0, 100]")
                int depth,
        @Option(
                        help = "standard draws weights from N(0, 1/fan-in); ntk keeps the scale in the layer",
                        defaultValue = "standard")
                Parameterisation parameterisation,
        @Option(
                        help = "factor of all initial weights; small values show stepwise learning",
                        defaultValue = "1",
                        range = "(0, inf)")
                double initScale,
        @Option(
                        help =
                                "gaussian draws; axes starts each matrix at the identity, balanced and along the first coordinates",
                        defaultValue = "gaussian")
                WeightInitialisation start,
        @Option(
                        help =
                                "singular values of each initial matrix are init-scale times exp(-decay j), j = 0, 1, ...; without it they are those of the random matrix",
                        range = "[0, inf)")
                Optional<Double> decay) {

    /** Creates options whose initial singular values are those of the random draw. */
    public DeepLinearOptions(
            int outputs,
            int width,
            int depth,
            Parameterisation parameterisation,
            double initScale,
            WeightInitialisation start) {
        this(outputs, width, depth, parameterisation, initScale, start, Optional.empty());
    }

    /** Creates options with Gaussian initial weights. */
    public DeepLinearOptions(int outputs, int width, int depth, Parameterisation parameterisation, double initScale) {
        this(outputs, width, depth, parameterisation, initScale, WeightInitialisation.GAUSSIAN);
    }
}
