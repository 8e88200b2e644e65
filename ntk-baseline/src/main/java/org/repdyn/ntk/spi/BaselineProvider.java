package org.repdyn.ntk.spi;

import java.util.Optional;
import java.util.function.BiFunction;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.Reference;
import org.repdyn.kernels.spi.NetworkParts;

/**
 * Provider of a baseline, found by {@link java.util.ServiceLoader}, either as a class of its own or in a {@link
 * org.repdyn.core.plugin.ProviderCatalogue}.
 *
 * @param <O> options of the baseline
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface BaselineProvider<O extends Record> extends PluginProvider<O> {

    /** Creates a new instance for one run. */
    Baseline create(O options);

    /**
     * Creates a new instance for one run, whose network may use the given layers and activations. By default {@link
     * #create(Record)}.
     */
    default Baseline create(O options, NetworkParts parts) {
        return create(options);
    }

    /**
     * Returns a provider without a reference. If it is asked for a baseline without layers and activations, the factory
     * receives the built-in ones.
     *
     * @param name name of the baseline: lower-case letters, digits and hyphens
     * @param summary description, one line
     * @param optionsType record of options
     * @param factory creates the baseline from its options and the layers and activations of its network
     */
    static <O extends Record> BaselineProvider<O> of(
            String name, String summary, Class<O> optionsType, BiFunction<O, NetworkParts, Baseline> factory) {
        return new NamedBaselineProvider<>(name, summary, Optional.empty(), optionsType, factory);
    }

    /**
     * Returns a provider with a reference. If it is asked for a baseline without layers and activations, the factory
     * receives the built-in ones.
     *
     * @param name name of the baseline: lower-case letters, digits and hyphens
     * @param summary description, one line
     * @param reference source of the definition
     * @param optionsType record of options
     * @param factory creates the baseline from its options and the layers and activations of its network
     */
    static <O extends Record> BaselineProvider<O> of(
            String name,
            String summary,
            Reference reference,
            Class<O> optionsType,
            BiFunction<O, NetworkParts, Baseline> factory) {
        return new NamedBaselineProvider<>(name, summary, Optional.of(reference), optionsType, factory);
    }
}
