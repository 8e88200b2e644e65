package org.repdyn.core.observable;

import java.util.Optional;
import java.util.function.Function;
import org.repdyn.core.plugin.Reference;

/** Observable provider that consists of its components. */
record NamedObservableProvider<O extends Record>(
        String name,
        String summary,
        Optional<Reference> reference,
        Class<O> optionsType,
        Function<O, Observable> factory)
        implements ObservableProvider<O> {

    @Override
    public Observable create(O options) {
        return factory.apply(options);
    }
}
