package org.repdyn.dynamics.spi;

import java.util.Optional;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.Reference;

/**
 * Provider of a predictor head, found by {@link java.util.ServiceLoader}, either as a class of its own or in a {@link
 * org.repdyn.core.plugin.ProviderCatalogue}.
 *
 * @param <O> options of the predictor head
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface PredictorHeadProvider<O extends Record> extends PluginProvider<O> {

    /** Creates a new instance. */
    PredictorHead create(O options);

    /**
     * Returns a provider.
     *
     * @param name name of the predictor head: lower-case letters, digits and hyphens
     * @param summary description, one line
     * @param reference source of the definition
     * @param optionsType record of options
     * @param factory creates the predictor head from its options
     */
    static <O extends Record> PredictorHeadProvider<O> of(
            String name,
            String summary,
            Reference reference,
            Class<O> optionsType,
            Function<O, PredictorHead> factory) {
        return new NamedPredictorHeadProvider<>(name, summary, Optional.of(reference), optionsType, factory);
    }
}
