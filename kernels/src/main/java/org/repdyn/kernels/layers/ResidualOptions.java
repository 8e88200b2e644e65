package org.repdyn.kernels.layers;

import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.options.Option;

/** Options of {@code residual}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ResidualOptions(@Option(help = "the layers of the block") ConfigValue layers) {}
