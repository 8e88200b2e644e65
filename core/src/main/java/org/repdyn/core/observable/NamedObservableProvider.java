package org.repdyn.core.observable;

import java.util.Optional;
import java.util.function.Function;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.plugin.ProviderParts;
import org.repdyn.core.plugin.Reference;

/** Provider of an observable in one expression, for {@link ObservableProvider#of}. */
record NamedObservableProvider<O extends Record>(
        String name,
        String summary,
        Optional<Reference> reference,
        Class<O> optionsType,
        Function<O, Observable> factory,
        ColumnStyle column,
        boolean byDefault)
        implements ObservableProvider<O> {

    NamedObservableProvider {
        ProviderParts.require(name, summary, optionsType, factory);
    }

    @Override
    public Observable create(O options) {
        OptionsBinder.check(name, options);
        return factory.apply(options);
    }
}
