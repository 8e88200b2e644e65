package org.repdyn.kernels.spi;

import java.util.Optional;
import java.util.function.BiFunction;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.plugin.ProviderParts;
import org.repdyn.core.plugin.Reference;

/** Provider of a layer in one expression, for {@link LayerProvider#of}. */
record NamedLayerProvider<O extends Record>(
        String name,
        String summary,
        Optional<Reference> reference,
        Class<O> optionsType,
        BiFunction<O, NestedLayers, Layer> factory)
        implements LayerProvider<O> {

    NamedLayerProvider {
        ProviderParts.require(name, summary, optionsType, factory);
    }

    @Override
    public Layer create(O options, NestedLayers nested) {
        OptionsBinder.check(name, options);
        return factory.apply(options, nested);
    }
}
