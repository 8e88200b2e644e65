package org.repdyn.dynamics.spi;

import java.util.Optional;
import java.util.function.Function;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.plugin.ProviderParts;
import org.repdyn.core.plugin.Reference;

/** Provider of a dynamics in one expression, for {@link DynamicsProvider#of}. */
record NamedDynamicsProvider<O extends Record>(
        String name, String summary, Optional<Reference> reference, Class<O> optionsType, Function<O, Dynamics> factory)
        implements DynamicsProvider<O> {

    NamedDynamicsProvider {
        ProviderParts.require(name, summary, optionsType, factory);
    }

    @Override
    public Dynamics create(O options) {
        OptionsBinder.check(name, options);
        return factory.apply(options);
    }
}
