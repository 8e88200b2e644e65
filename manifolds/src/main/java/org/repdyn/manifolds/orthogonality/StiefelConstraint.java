package org.repdyn.manifolds.orthogonality;

import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.manifolds.spi.Manifold;

/** The constraint {@code stiefel} with one of its metrics. */
record StiefelConstraint(StiefelMetric metric) implements Orthogonality {

    @Override
    public Manifold on(int rows, int columns, double scale, LinearAlgebra algebra) {
        return metric == StiefelMetric.EUCLIDEAN
                ? new EuclideanStiefel(rows, columns, scale, algebra)
                : new Stiefel(rows, columns, scale, metric, algebra);
    }
}
