package org.repdyn.kernels.layers;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.options.Option;
import org.repdyn.core.plugin.Reference;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.kernels.spi.LayerProvider;
import org.repdyn.kernels.spi.NestedLayers;

/** Provides {@code residual}. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ResidualProvider implements LayerProvider<ResidualProvider.Options> {

    /** Options of {@code residual}. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public record Options(@Option(help = "the layers of the block") ConfigValue layers) {}

    @Override
    public String name() {
        return "residual";
    }

    @Override
    public String summary() {
        return "block of layers added to its own input; residual: [relu, dense]";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "He, Zhang, Ren, Sun", "Deep Residual Learning for Image Recognition", 2016, "arXiv:1512.03385"));
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public Layer create(Options options, NestedLayers nested) {
        return new Residual(nested.read(options.layers()));
    }
}
