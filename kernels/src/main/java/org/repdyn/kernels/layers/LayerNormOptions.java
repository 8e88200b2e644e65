package org.repdyn.kernels.layers;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/** Options of {@code layer-norm}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record LayerNormOptions(
        @Option(help = "number added to the variance", defaultValue = "1e-12", range = "[0, inf)") double epsilon) {}
