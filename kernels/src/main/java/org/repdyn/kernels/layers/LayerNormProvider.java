package org.repdyn.kernels.layers;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;
import org.repdyn.core.plugin.Reference;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.kernels.spi.LayerProvider;
import org.repdyn.kernels.spi.NestedLayers;

/** Provides {@code layer-norm}. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LayerNormProvider implements LayerProvider<LayerNormProvider.Options> {

    /** Options of {@code layer-norm}. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public record Options(
            @Option(help = "added to the variance", defaultValue = "1e-12", range = "[0, inf)") double epsilon) {}

    @Override
    public String name() {
        return "layer-norm";
    }

    @Override
    public String summary() {
        return "layer normalisation after a dense or convolutional layer";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference("Ba, Kiros, Hinton", "Layer Normalization", 2016, "arXiv:1607.06450"));
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public Layer create(Options options, NestedLayers nested) {
        return new LayerNorm(options.epsilon());
    }
}
