package org.repdyn.losses.spi;

import java.util.Optional;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.Reference;
import org.repdyn.core.random.Seed;

/**
 * Provider of a loss, or of a field that is not a gradient, found by {@link java.util.ServiceLoader}, either as a class of
 * its own or in a {@link org.repdyn.core.plugin.ProviderCatalogue}.
 *
 * @param <O> options of the loss
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface LossProvider<O extends Record> extends PluginProvider<O> {

    /** Creates a new instance for one run. */
    EmbeddingField create(O options);

    /**
     * Creates a new instance for one run; a loss with random numbers overrides this method. It draws them from children of the seed, by
     * purpose, when it is created or from the shape of a batch, never from call to call: its value and field must be functions of the
     * embeddings. A seed of the study then fixes them on any number of threads, and another seed gives others.
     *
     * @param losses losses that the study may name, those of plugins included
     * @param seed seed of the random numbers of this loss
     */
    default EmbeddingField create(O options, Losses losses, Seed seed) {
        return create(options, losses);
    }

    /** Returns true if the loss is a {@link NumericalLoss}, which lists of plugins then say; the contract of losses tests it. */
    default boolean isPrototype() {
        return false;
    }

    /**
     * Creates a new instance for one run; a loss that consists of other losses overrides this method.
     *
     * @param losses losses that the study may name, those of plugins included
     */
    default EmbeddingField create(O options, Losses losses) {
        return create(options);
    }

    /**
     * Returns a provider without a reference.
     *
     * @param name name of the loss: lower-case letters, digits and hyphens
     * @param summary description, one line
     * @param optionsType record of options
     * @param factory creates the loss from its options
     */
    static <O extends Record> LossProvider<O> of(
            String name, String summary, Class<O> optionsType, Function<O, EmbeddingField> factory) {
        return new NamedLossProvider<>(name, summary, Optional.empty(), optionsType, factory);
    }

    /**
     * Returns a provider with a reference.
     *
     * @param name name of the loss: lower-case letters, digits and hyphens
     * @param summary description, one line
     * @param reference source of the definition
     * @param optionsType record of options
     * @param factory creates the loss from its options
     */
    static <O extends Record> LossProvider<O> of(
            String name,
            String summary,
            Reference reference,
            Class<O> optionsType,
            Function<O, EmbeddingField> factory) {
        return new NamedLossProvider<>(name, summary, Optional.of(reference), optionsType, factory);
    }
}
