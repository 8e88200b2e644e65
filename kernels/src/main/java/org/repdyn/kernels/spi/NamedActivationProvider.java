package org.repdyn.kernels.spi;

import java.util.Optional;
import java.util.function.Function;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.plugin.ProviderParts;
import org.repdyn.core.plugin.Reference;

/** Provider of an activation in one expression, for {@link ActivationProvider#of}. */
record NamedActivationProvider<O extends Record>(
        String name,
        String summary,
        Optional<Reference> reference,
        Class<O> optionsType,
        Function<O, Activation> factory)
        implements ActivationProvider<O> {

    NamedActivationProvider {
        ProviderParts.require(name, summary, optionsType, factory);
    }

    @Override
    public Activation create(O options) {
        OptionsBinder.check(name, options);
        return factory.apply(options);
    }
}
