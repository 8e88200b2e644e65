package org.repdyn.manifolds.orthogonality;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.manifolds.spi.RiemannianHessian;

/** Stiefel manifold with the ambient metric, where the Riemannian Hessian has the submanifold's closed form. */
final class EuclideanStiefel extends Stiefel implements RiemannianHessian {

    EuclideanStiefel(int rows, int columns, double scale, LinearAlgebra algebra) {
        super(rows, columns, scale, StiefelMetric.EUCLIDEAN, algebra);
    }

    /** Computes P(∇²f[V] − V·sym(XᵀG)), Absil, Mahony, Trumpf (2013). */
    @Override
    public void hessian(
            R064Store point,
            R064Store tangent,
            R064Store euclideanGradient,
            R064Store euclideanHessian,
            R064Store result) {
        check("point", point, "tangent", tangent, result);
        check("euclideanGradient", euclideanGradient, "euclideanHessian", euclideanHessian, result);
        products(point, euclideanGradient, small);
        symmetrise(small);
        R064Store ambient = R064Store.FACTORY.make(n, k);
        algebra.multiply(tangent, false, small, false, product);
        subtract(euclideanHessian, product, ambient);
        project(point, ambient, result);
    }
}
