package org.repdyn.kernels.spi;

import java.util.Optional;
import java.util.function.BiFunction;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.Reference;

/**
 * The provider of a layer of infinitely wide networks, found by {@link java.util.ServiceLoader}, either as a class of
 * its own or in a {@link org.repdyn.core.plugin.ProviderCatalogue}.
 *
 * @param <O> type of its options; layers inside it are an option of type {@link org.repdyn.core.config.ConfigValue}
 *     called {@code layers}
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface LayerProvider<O extends Record> extends PluginProvider<O> {

    /**
     * Returns an immutable layer.
     *
     * @param nested reads nested layers, if the layer has any
     */
    Layer create(O options, NestedLayers nested);

    /**
     * Returns a provider without a reference.
     *
     * @param name name of the layer: lower-case letters, digits and hyphens
     * @param summary description, one line
     * @param optionsType record of options
     * @param factory creates the layer from its options and a reader of nested layers
     */
    static <O extends Record> LayerProvider<O> of(
            String name, String summary, Class<O> optionsType, BiFunction<O, NestedLayers, Layer> factory) {
        return new NamedLayerProvider<>(name, summary, Optional.empty(), optionsType, factory);
    }

    /**
     * Returns a provider with a reference.
     *
     * @param name name of the layer: lower-case letters, digits and hyphens
     * @param summary description, one line
     * @param reference source of the definition
     * @param optionsType record of options
     * @param factory creates the layer from its options and a reader of nested layers
     */
    static <O extends Record> LayerProvider<O> of(
            String name,
            String summary,
            Reference reference,
            Class<O> optionsType,
            BiFunction<O, NestedLayers, Layer> factory) {
        return new NamedLayerProvider<>(name, summary, Optional.of(reference), optionsType, factory);
    }
}
