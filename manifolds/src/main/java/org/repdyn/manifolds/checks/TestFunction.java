package org.repdyn.manifolds.checks;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.optimisation.Cost;
import org.repdyn.manifolds.optimisation.EuclideanGradient;
import org.repdyn.manifolds.optimisation.EuclideanHessian;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.ManifoldArguments;

/**
 * Function with its first two derivatives in the ambient space, with which the Riemannian derivatives of a manifold are checked.
 *
 * @param cost the function
 * @param gradient its gradient
 * @param hessian its Hessian
 */
record TestFunction(Cost cost, EuclideanGradient gradient, EuclideanHessian hessian) {

    /**
     * Returns the function f(W) = ½tr(WᵀAW) + tr(BᵀW) with Gaussian A = Aᵀ and B.
     *
     * @param invariant true for B = 0, so that f(WQ) = f(W) for orthogonal Q, as on a quotient by rotations of the columns
     */
    static TestFunction quadratic(Manifold manifold, boolean invariant, Seed seed) {
        LinearAlgebra algebra = LinearAlgebra.ojAlgo();
        int rows = manifold.rows();
        R064Store a = R064Store.FACTORY.make(rows, rows);
        var normal = seed.child("quadratic part").gaussians();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j <= i; j++) {
                double entry = normal.sample();
                a.set(i, j, entry);
                a.set(j, i, entry);
            }
        }
        R064Store b = ManifoldArguments.gaussian(manifold, seed.child("linear part"));
        double weight = invariant ? 0 : 1;
        return new TestFunction(
                w -> {
                    R064Store aw = algebra.multiply(a, w);
                    return Vectors.dot(w, aw) / 2 + weight * Vectors.dot(b, w);
                },
                (w, result) -> {
                    algebra.multiply(a, false, w, false, result);
                    for (int i = 0; i < result.data.length; i++) {
                        result.data[i] += weight * b.data[i];
                    }
                },
                (w, v, result) -> algebra.multiply(a, false, v, false, result));
    }
}
