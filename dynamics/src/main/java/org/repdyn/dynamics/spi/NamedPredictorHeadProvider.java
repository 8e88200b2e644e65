package org.repdyn.dynamics.spi;

import java.util.Optional;
import java.util.function.Function;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.plugin.ProviderParts;
import org.repdyn.core.plugin.Reference;

/** Provider of a predictor head in one expression, for {@link PredictorHeadProvider#of}. */
record NamedPredictorHeadProvider<O extends Record>(
        String name,
        String summary,
        Optional<Reference> reference,
        Class<O> optionsType,
        Function<O, PredictorHead> factory)
        implements PredictorHeadProvider<O> {

    NamedPredictorHeadProvider {
        ProviderParts.require(name, summary, optionsType, factory);
    }

    @Override
    public PredictorHead create(O options) {
        OptionsBinder.check(name, options);
        return factory.apply(options);
    }
}
