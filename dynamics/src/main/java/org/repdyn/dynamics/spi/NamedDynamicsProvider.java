package org.repdyn.dynamics.spi;

import java.util.Optional;
import java.util.function.Function;
import org.repdyn.core.plugin.NamedProvider;
import org.repdyn.core.plugin.Reference;

/** Provider of a dynamics that consists of its description and a function that creates the dynamics. */
final class NamedDynamicsProvider<O extends Record> extends NamedProvider<O, Dynamics> implements DynamicsProvider<O> {

    NamedDynamicsProvider(
            String name,
            String summary,
            Optional<Reference> reference,
            Class<O> optionsType,
            Function<O, Dynamics> factory) {
        super(name, summary, reference, optionsType, factory);
    }
}
