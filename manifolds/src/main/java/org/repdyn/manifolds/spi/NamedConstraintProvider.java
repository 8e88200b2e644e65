package org.repdyn.manifolds.spi;

import java.util.Optional;
import java.util.function.Function;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.plugin.Reference;

/** Provider of a constraint in one expression, for {@link ConstraintProvider#of}. */
record NamedConstraintProvider<O extends Record>(
        String name,
        String summary,
        Optional<Reference> reference,
        Class<O> optionsType,
        Function<O, Constraint> factory)
        implements ConstraintProvider<O> {

    @Override
    public Constraint create(O options) {
        OptionsBinder.check(name, options);
        return factory.apply(options);
    }
}
