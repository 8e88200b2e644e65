package org.repdyn.kernels.spi;

import java.util.Optional;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.Reference;

/**
 * The provider of an activation of infinitely wide networks, found by {@link java.util.ServiceLoader}, either as a
 * class of its own or in a {@link org.repdyn.core.plugin.ProviderCatalogue}. For an activation without a closed form,
 * return a {@link org.repdyn.kernels.quadrature.NumericActivation} of φ and φ'.
 *
 * @param <O> type of its options
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface ActivationProvider<O extends Record> extends PluginProvider<O> {

    /** Returns an immutable activation. */
    Activation create(O options);

    /**
     * Returns a provider without a reference.
     *
     * @param name name of the activation: lower-case letters, digits and hyphens
     * @param summary description, one line
     * @param optionsType record of options
     * @param factory creates the activation from its options
     */
    static <O extends Record> ActivationProvider<O> of(
            String name, String summary, Class<O> optionsType, Function<O, Activation> factory) {
        return new NamedActivationProvider<>(name, summary, Optional.empty(), optionsType, factory);
    }

    /**
     * Returns a provider with a reference.
     *
     * @param name name of the activation: lower-case letters, digits and hyphens
     * @param summary description, one line
     * @param reference source of the definition
     * @param optionsType record of options
     * @param factory creates the activation from its options
     */
    static <O extends Record> ActivationProvider<O> of(
            String name, String summary, Reference reference, Class<O> optionsType, Function<O, Activation> factory) {
        return new NamedActivationProvider<>(name, summary, Optional.of(reference), optionsType, factory);
    }
}
