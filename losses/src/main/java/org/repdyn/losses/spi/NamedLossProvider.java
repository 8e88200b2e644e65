package org.repdyn.losses.spi;

import java.util.Optional;
import java.util.function.Function;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.plugin.ProviderParts;
import org.repdyn.core.plugin.Reference;

/** Provider of a loss or field in one expression, for {@link LossProvider#of}. */
record NamedLossProvider<O extends Record>(
        String name,
        String summary,
        Optional<Reference> reference,
        Class<O> optionsType,
        Function<O, EmbeddingField> factory)
        implements LossProvider<O> {

    NamedLossProvider {
        ProviderParts.require(name, summary, optionsType, factory);
    }

    @Override
    public EmbeddingField create(O options) {
        OptionsBinder.check(name, options);
        return factory.apply(options);
    }
}
