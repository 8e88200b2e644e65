package org.repdyn.manifolds.flat;

import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.Unconstrained;

/** The constraint {@code euclidean}, which every matrix meets. */
record EuclideanConstraint() implements Constraint, Unconstrained {

    @Override
    public Manifold on(int rows, int columns, double scale, LinearAlgebra algebra) {
        return new Euclidean(rows, columns);
    }
}
