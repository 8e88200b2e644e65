package org.repdyn.testkit;

import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;

/**
 * A plugin that must obey the laws of a contract, with its options. Dynamics, predictions, layers and activations need more
 * than that; their contracts have subjects of their own.
 *
 * @param <P> type of the provider
 * @param name display name
 * @param provider provider of the plugin
 * @param options options to test it with
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Subject<P extends PluginProvider<?>>(String name, P provider, Record options) {

    /** Returns a subject with the name of its plugin. */
    public static <O extends Record, P extends PluginProvider<O>> Subject<P> of(P provider, O options) {
        return of(provider.name(), provider, options);
    }

    /** Returns a subject with a name of its own, for one of several variants of a plugin. */
    public static <O extends Record, P extends PluginProvider<O>> Subject<P> of(String name, P provider, O options) {
        return new Subject<>(name, provider, options);
    }

    /**
     * Returns the options in the type that a provider declares.
     *
     * @throws ClassCastException if it declares another type
     */
    <O extends Record> O optionsFor(PluginProvider<O> declaring) {
        return declaring.optionsType().cast(options);
    }

    @Override
    public String toString() {
        return name;
    }
}
