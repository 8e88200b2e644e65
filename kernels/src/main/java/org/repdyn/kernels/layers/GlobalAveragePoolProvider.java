package org.repdyn.kernels.layers;

import org.apiguardian.api.API;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.kernels.spi.LayerProvider;
import org.repdyn.kernels.spi.NestedLayers;

/** Provides {@code global-avg-pool}. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class GlobalAveragePoolProvider implements LayerProvider<NoOptions> {

    @Override
    public String name() {
        return "global-avg-pool";
    }

    @Override
    public String summary() {
        return "average over all positions";
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public Layer create(NoOptions options, NestedLayers nested) {
        return new GlobalAveragePool();
    }
}
