package org.repdyn.kernels.spi;

import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;

/**
 * A layer of infinitely wide networks, as found by {@link java.util.ServiceLoader}.
 *
 * @param <O> its options; layers inside it are an option of type {@link org.repdyn.core.config.ConfigValue} called
 *     {@code layers}
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface LayerProvider<O extends Record> extends PluginProvider<O> {

    /**
     * Returns an immutable layer.
     *
     * @param nested reads the layers inside it, where it has some
     */
    Layer create(O options, NestedLayers nested);
}
