package org.repdyn.manifolds.flat;

import org.apiguardian.api.API;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.ConstraintProvider;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.Unconstrained;

/** {@code euclidean}: no constraint. Offers every retraction, all of them W + V, so that a study may switch constraints alone. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class EuclideanProvider implements ConstraintProvider<NoOptions> {

    @Override
    public String name() {
        return "euclidean";
    }

    @Override
    public String summary() {
        return "No constraint: the weights move freely";
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public Constraint create(NoOptions options) {
        return new Everything();
    }

    private record Everything() implements Constraint, Unconstrained {

        @Override
        public Manifold on(int rows, int columns, double scale, LinearAlgebra algebra) {
            return new Euclidean(rows, columns);
        }
    }
}
