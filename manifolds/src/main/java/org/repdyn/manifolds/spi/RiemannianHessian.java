package org.repdyn.manifolds.spi;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/** A {@link Manifold} that turns Euclidean second derivatives into Riemannian ones. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface RiemannianHessian {

    /**
     * Computes the Riemannian Hessian of a function along {@code tangent}.
     *
     * @param euclideanGradient gradient at {@code point} in the ambient space
     * @param euclideanHessian derivative of the ambient gradient along {@code tangent}
     * @param result overwritten; shares no memory with the others
     */
    void hessian(
            R064Store point,
            R064Store tangent,
            R064Store euclideanGradient,
            R064Store euclideanHessian,
            R064Store result);
}
