package org.repdyn.manifolds.orthogonality;

import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.manifolds.spi.Manifold;

/** The constraint {@code grassmann}. */
record GrassmannConstraint() implements Orthogonality {

    @Override
    public Manifold on(int rows, int columns, double scale, LinearAlgebra algebra) {
        return new Grassmann(rows, columns, scale, algebra);
    }

    @Override
    public boolean identifiesRotations() {
        return true;
    }
}
