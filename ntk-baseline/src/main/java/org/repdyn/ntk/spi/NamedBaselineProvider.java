package org.repdyn.ntk.spi;

import java.util.Optional;
import java.util.function.BiFunction;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.plugin.ProviderParts;
import org.repdyn.core.plugin.Reference;
import org.repdyn.kernels.spi.NetworkParts;

/** Provider of a baseline in one expression, for {@link BaselineProvider#of}. */
record NamedBaselineProvider<O extends Record>(
        String name,
        String summary,
        Optional<Reference> reference,
        Class<O> optionsType,
        BiFunction<O, NetworkParts, Baseline> factory)
        implements BaselineProvider<O> {

    NamedBaselineProvider {
        ProviderParts.require(name, summary, optionsType, factory);
    }

    @Override
    public Baseline create(O options) {
        return create(options, NetworkParts.builtIn());
    }

    @Override
    public Baseline create(O options, NetworkParts parts) {
        OptionsBinder.check(name, options);
        return factory.apply(options, parts);
    }
}
