package org.repdyn.kernels.layers;

import org.apiguardian.api.API;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.kernels.spi.LayerProvider;
import org.repdyn.kernels.spi.NestedLayers;

/** Provides {@code flatten}. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FlattenProvider implements LayerProvider<NoOptions> {

    @Override
    public String name() {
        return "flatten";
    }

    @Override
    public String summary() {
        return "all positions side by side";
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public Layer create(NoOptions options, NestedLayers nested) {
        return new Flatten();
    }
}
