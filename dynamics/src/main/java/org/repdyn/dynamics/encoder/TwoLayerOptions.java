package org.repdyn.dynamics.encoder;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of the two-layer network.
 *
 * @param outputs embedding dimension k
 * @param width number m of hidden neurons
 * @param activation φ
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TwoLayerOptions(
        @Option(help = "embedding dimension k", defaultValue = "8", range = "[1, inf)") int outputs,
        @Option(help = "number m of hidden neurons", defaultValue = "256", range = "[1, inf)") int width,
        @Option(help = "activation of the hidden layer", defaultValue = "relu") HiddenActivation activation) {}
