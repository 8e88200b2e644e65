package org.repdyn.core.plugin;

import org.apiguardian.api.API;

/**
 * A kind of plugin: the provider interface that {@link java.util.ServiceLoader} looks for, and what users call it.
 *
 * @param <P> the provider interface, with {@code ?} for its options: {@code Spi<LossProvider<?>>}
 * @param type the interface
 * @param kind what users call such a plugin, singular, such as {@code loss}
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Spi<P extends PluginProvider<?>>(Class<P> type, String kind) {

    /** Checks that the type is an interface and that the kind has a name. */
    public Spi {
        if (!type.isInterface() || kind.isBlank()) {
            throw new IllegalArgumentException(
                    "a kind of plugin needs an interface and a name, got " + type + " and '" + kind + "'");
        }
    }

    /**
     * Returns a kind of plugin with options: {@code Spi<LossProvider<?>> losses = Spi.of(LossProvider.class, "loss")}.
     *
     * @param type the interface; the compiler checks that {@code P} is it, with any options
     */
    @SuppressWarnings("unchecked") // a class object is the same for every type argument
    public static <P extends PluginProvider<?>> Spi<P> of(Class<? super P> type, String kind) {
        return new Spi<>((Class<P>) type, kind);
    }
}
