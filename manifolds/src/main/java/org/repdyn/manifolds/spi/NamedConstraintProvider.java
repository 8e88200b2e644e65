package org.repdyn.manifolds.spi;

import java.util.Optional;
import java.util.function.Function;
import org.repdyn.core.plugin.NamedProvider;
import org.repdyn.core.plugin.Reference;

/** Constraint provider that consists of its description and a function that creates the constraint. */
final class NamedConstraintProvider<O extends Record> extends NamedProvider<O, Constraint>
        implements ConstraintProvider<O> {

    NamedConstraintProvider(
            String name,
            String summary,
            Optional<Reference> reference,
            Class<O> optionsType,
            Function<O, Constraint> factory) {
        super(name, summary, reference, optionsType, factory);
    }
}
