package org.repdyn.kernels.layers;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.kernels.spi.LayerProvider;
import org.repdyn.kernels.spi.NestedLayers;

/** Provides {@code avg-pool}. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class AveragePoolProvider implements LayerProvider<AveragePoolProvider.Options> {

    /** Options of {@code avg-pool}. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public record Options(
            @Option(help = "extents of the window; one number serves all axes", range = "[1, inf)")
                    List<Integer> window,
            @Option(help = "step of the window; as large as the window if absent", range = "[1, inf)")
                    Optional<List<Integer>> stride,
            @Option(help = "what the window sees beyond the edge; zeros count", defaultValue = "valid")
                    Padding padding) {}

    @Override
    public String name() {
        return "avg-pool";
    }

    @Override
    public String summary() {
        return "average over windows";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public Layer create(Options options, NestedLayers nested) {
        return new AveragePool(options.window(), options.stride().orElse(options.window()), options.padding());
    }
}
