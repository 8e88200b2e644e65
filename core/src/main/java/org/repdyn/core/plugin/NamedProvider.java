package org.repdyn.core.plugin;

import java.util.Optional;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * Provider that consists of its description and a function that creates the plugin. A subclass adds the provider interface of
 * its kind of plugin.
 *
 * @param <O> record of options
 * @param <T> type of the plugin
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public abstract class NamedProvider<O extends Record, T> implements PluginProvider<O> {

    private final String name;
    private final String summary;
    private final Optional<Reference> reference;
    private final Class<O> optionsType;
    private final Function<O, T> factory;

    /**
     * Creates a provider.
     *
     * @param name name of the plugin
     * @param summary description, one line
     * @param reference source of the definition
     * @param optionsType record of options
     * @param factory creates the plugin from its options
     */
    protected NamedProvider(
            String name, String summary, Optional<Reference> reference, Class<O> optionsType, Function<O, T> factory) {
        this.name = name;
        this.summary = summary;
        this.reference = reference;
        this.optionsType = optionsType;
        this.factory = factory;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String summary() {
        return summary;
    }

    @Override
    public final Optional<Reference> reference() {
        return reference;
    }

    @Override
    public final Class<O> optionsType() {
        return optionsType;
    }

    /** Creates the plugin. */
    public final T create(O options) {
        return factory.apply(options);
    }
}
