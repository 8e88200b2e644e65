package org.repdyn.manifolds.orthogonality;

import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.manifolds.spi.Manifold;

/** The constraint {@code stiefel} with one of its metrics. */
record StiefelConstraint(StiefelMetric metric) implements Orthogonality {

    @Override
    public Manifold on(int rows, int columns, double scale, LinearAlgebra algebra) {
        return new Stiefel(rows, columns, scale, metric.alpha(), algebra);
    }
}
