package org.repdyn.core.plugin;

import org.apiguardian.api.API;

/**
 * Kind of plugin: the provider interface that {@link java.util.ServiceLoader} searches for, and the name of the kind.
 *
 * @param <P> provider interface, with {@code ?} for its options: {@code Spi<LossProvider<?>>}
 * @param type provider interface
 * @param kind name of such a plugin in messages, singular, such as {@code loss}
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record Spi<P extends PluginProvider<?>>(Class<P> type, String kind) {

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the type is not an interface or the kind is blank
     */
    public Spi {
        if (!type.isInterface() || kind.isBlank()) {
            throw new IllegalArgumentException(
                    "a kind of plugin needs an interface and a name, got " + type + " and '" + kind + "'");
        }
    }

    /**
     * Returns a kind of plugin with options: {@code Spi<LossProvider<?>> losses = Spi.of(LossProvider.class, "loss")}.
     *
     * @param type provider interface; {@code P} is this interface with any options
     * @param kind name of such a plugin in messages, singular
     */
    @SuppressWarnings("unchecked") // a class object is the same for every type argument
    public static <P extends PluginProvider<?>> Spi<P> of(Class<? super P> type, String kind) {
        return new Spi<>((Class<P>) type, kind);
    }
}
