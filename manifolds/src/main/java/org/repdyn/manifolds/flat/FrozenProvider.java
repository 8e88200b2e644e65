package org.repdyn.manifolds.flat;

import org.apiguardian.api.API;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.ConstraintProvider;

/** Provider of {@code frozen}: the weights keep their initial values, as in a random-feature model. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FrozenProvider implements ConstraintProvider<NoOptions> {

    @Override
    public String name() {
        return "frozen";
    }

    @Override
    public String summary() {
        return "The weights keep their initial values";
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public Constraint create(NoOptions options) {
        return (rows, columns, scale, algebra) -> new Frozen(rows, columns);
    }
}
