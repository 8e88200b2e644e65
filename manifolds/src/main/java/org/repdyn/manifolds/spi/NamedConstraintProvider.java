package org.repdyn.manifolds.spi;

import java.util.Optional;
import java.util.function.Function;
import org.repdyn.core.plugin.Reference;

/** Provider of a constraint that consists of its components. */
record NamedConstraintProvider<O extends Record>(
        String name,
        String summary,
        Optional<Reference> reference,
        Class<O> optionsType,
        Function<O, Constraint> factory)
        implements ConstraintProvider<O> {

    @Override
    public Constraint create(O options) {
        return factory.apply(options);
    }
}
