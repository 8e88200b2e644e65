package org.repdyn.dynamics.encoder;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.core.options.Option;

/**
 * Options of {@code mlp}.
 *
 * @param outputs embedding dimension k
 * @param width neurons m of each hidden layer
 * @param depth number of hidden layers
 * @param activation φ
 * @param negativeSlope slope of the leaky ReLU below 0
 * @param parameterisation scaling of the weights: by a factor of the layer, or by the distribution of the weights
 * @param weightStd σ_w, scale of the weights
 * @param biasStd σ_b, scale of the biases; absent: no biases
 * @param initScale factor of all initial weights
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record MlpOptions(
        @Option(help = "embedding dimension k", defaultValue = "8", range = "[1, inf)") int outputs,
        @Option(help = "number m of neurons of each hidden layer", defaultValue = "256", range = "[1, inf)") int width,
        @Option(help = "number of hidden layers", defaultValue = "1", range = "[0, 100]") int depth,
        @Option(help = "activation of the hidden layers", defaultValue = "relu") HiddenActivation activation,
        @Option(help = "slope of leaky-relu below 0; ignored by the others", defaultValue = "0.01", range = "[0, 1]")
                double negativeSlope,
        @Option(
                        help =
                                "ntk keeps the scale 1/sqrt(fan-in) in the layer and draws weights from N(0, 1); standard"
                                        + " keeps it in the weights",
                        defaultValue = "ntk")
                Parameterisation parameterisation,
        @Option(help = "standard deviation of the weights of each layer", defaultValue = "1", range = "(0, inf)")
                double weightStd,
        @Option(
                        help = "standard deviation of the biases of the hidden layers; without it there are none",
                        range = "[0, inf)")
                Optional<Double> biasStd,
        @Option(help = "factor of all initial weights", defaultValue = "1", range = "(0, inf)") double initScale) {}
