package org.repdyn.kernels.spi;

import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.plugin.Registry;
import org.repdyn.core.plugin.Spi;

/**
 * The layers and activations of which infinitely wide networks are made.
 *
 * @param layers layers by name
 * @param activations activations by name
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record NetworkParts(Registry<LayerProvider<?>> layers, Registry<ActivationProvider<?>> activations) {

    /** Layers as a kind of plugin. */
    public static final Spi<LayerProvider<?>> LAYER = Spi.of(LayerProvider.class, "layer");

    /** Activations as a kind of plugin. */
    public static final Spi<ActivationProvider<?>> ACTIVATION = Spi.of(ActivationProvider.class, "activation");

    /** Returns the layers and activations of a source. */
    public static NetworkParts load(PluginSource source) {
        return new NetworkParts(Registry.load(LAYER, source), Registry.load(ACTIVATION, source));
    }

    /** Returns the layers and activations on the class path. */
    public static NetworkParts builtIn() {
        try (PluginSource source = PluginSource.builtIn()) {
            return load(source);
        }
    }
}
