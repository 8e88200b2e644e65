package org.repdyn.manifolds.flat;

import org.apiguardian.api.API;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.ConstraintProvider;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.Unconstrained;

/**
 * Provider of {@code euclidean}: no constraint. It offers every retraction, each of them W + V, so that a study can change the
 * constraint without changing the retraction.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
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
        return new Free();
    }

    private record Free() implements Constraint, Unconstrained {

        @Override
        public Manifold on(int rows, int columns, double scale, LinearAlgebra algebra) {
            return new Euclidean(rows, columns);
        }
    }
}
