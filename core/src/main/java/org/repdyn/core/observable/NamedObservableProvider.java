package org.repdyn.core.observable;

import java.util.Optional;
import java.util.function.Function;
import org.repdyn.core.plugin.NamedProvider;
import org.repdyn.core.plugin.Reference;

/** Observable provider that consists of its description and a function that creates the observable. */
final class NamedObservableProvider<O extends Record> extends NamedProvider<O, Observable>
        implements ObservableProvider<O> {

    private final ColumnStyle column;

    NamedObservableProvider(
            String name,
            String summary,
            Optional<Reference> reference,
            Class<O> optionsType,
            Function<O, Observable> factory,
            ColumnStyle column) {
        super(name, summary, reference, optionsType, factory);
        this.column = column;
    }

    @Override
    public ColumnStyle column() {
        return column;
    }
}
