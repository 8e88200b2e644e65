package org.repdyn.data.spi;

import java.util.Optional;
import java.util.function.Function;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.plugin.ProviderParts;
import org.repdyn.core.plugin.Reference;

/** Provider of an augmentation in one expression, for {@link AugmentationProvider#of}. */
record NamedAugmentationProvider<O extends Record>(
        String name,
        String summary,
        Optional<Reference> reference,
        Class<O> optionsType,
        Function<O, Augmentation> factory)
        implements AugmentationProvider<O> {

    NamedAugmentationProvider {
        ProviderParts.require(name, summary, optionsType, factory);
    }

    @Override
    public Augmentation create(O options) {
        OptionsBinder.check(name, options);
        return factory.apply(options);
    }
}
