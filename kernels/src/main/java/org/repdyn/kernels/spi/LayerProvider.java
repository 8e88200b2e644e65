package org.repdyn.kernels.spi;

import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;

/**
 * The provider of a layer of infinitely wide networks, found by {@link java.util.ServiceLoader}.
 *
 * @param <O> type of its options; layers inside it are an option of type {@link org.repdyn.core.config.ConfigValue} called
 *     {@code layers}
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface LayerProvider<O extends Record> extends PluginProvider<O> {

    /**
     * Returns an immutable layer.
     *
     * @param nested reads nested layers, if the layer has any
     */
    Layer create(O options, NestedLayers nested);
}
