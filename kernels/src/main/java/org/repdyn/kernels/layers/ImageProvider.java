package org.repdyn.kernels.layers;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.kernels.spi.LayerProvider;
import org.repdyn.kernels.spi.NestedLayers;

/** Provides {@code image}. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ImageProvider implements LayerProvider<ImageProvider.Options> {

    /** Options of {@code image}. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public record Options(
            @Option(help = "extents, such as 28, 28", range = "[1, inf)") List<Integer> shape,
            @Option(help = "numbers at each position", defaultValue = "1", range = "[1, inf)") int channels) {}

    @Override
    public String name() {
        return "image";
    }

    @Override
    public String summary() {
        return "how an input is laid out: positions row by row, the channels of a position side by side";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public Layer create(Options options, NestedLayers nested) {
        return new Image(options.shape(), options.channels());
    }
}
