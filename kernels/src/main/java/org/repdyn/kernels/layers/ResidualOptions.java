package org.repdyn.kernels.layers;

import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.options.Option;
import org.repdyn.core.options.StructureForm;

/** Options of {@code residual}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ResidualOptions(
        @Option(help = "the layers of the block", form = StructureForm.NETWORK_LAYERS, example = "[relu, dense]")
                ConfigValue layers) {}
