package org.repdyn.dynamics.spi;

import java.util.Optional;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.Reference;

/**
 * Provider of a dynamics, found by {@link java.util.ServiceLoader}, either as a class of its own or in a {@link
 * org.repdyn.core.plugin.ProviderCatalogue}.
 *
 * @param <O> options of the dynamics
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface DynamicsProvider<O extends Record> extends PluginProvider<O> {

    /** Creates a new instance for one run. */
    Dynamics create(O options);

    /**
     * Returns a provider without a reference.
     *
     * @param name name of the dynamics: lower-case letters, digits and hyphens
     * @param summary description, one line
     * @param optionsType record of options
     * @param factory creates the dynamics from its options
     */
    static <O extends Record> DynamicsProvider<O> of(
            String name, String summary, Class<O> optionsType, Function<O, Dynamics> factory) {
        return new NamedDynamicsProvider<>(name, summary, Optional.empty(), optionsType, factory);
    }

    /**
     * Returns a provider with a reference.
     *
     * @param name name of the dynamics: lower-case letters, digits and hyphens
     * @param summary description, one line
     * @param reference source of the definition
     * @param optionsType record of options
     * @param factory creates the dynamics from its options
     */
    static <O extends Record> DynamicsProvider<O> of(
            String name, String summary, Reference reference, Class<O> optionsType, Function<O, Dynamics> factory) {
        return new NamedDynamicsProvider<>(name, summary, Optional.of(reference), optionsType, factory);
    }
}
