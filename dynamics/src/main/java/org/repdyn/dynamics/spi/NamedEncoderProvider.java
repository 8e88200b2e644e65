package org.repdyn.dynamics.spi;

import java.util.Optional;
import java.util.function.Function;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.plugin.ProviderParts;
import org.repdyn.core.plugin.Reference;

/** Provider of an encoder in one expression, for {@link EncoderProvider#of}. */
record NamedEncoderProvider<O extends Record>(
        String name, String summary, Optional<Reference> reference, Class<O> optionsType, Function<O, Encoder> factory)
        implements EncoderProvider<O> {

    NamedEncoderProvider {
        ProviderParts.require(name, summary, optionsType, factory);
    }

    @Override
    public Encoder create(O options) {
        OptionsBinder.check(name, options);
        return factory.apply(options);
    }
}
