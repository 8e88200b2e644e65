package org.repdyn.manifolds.spi;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * A {@link Manifold} that turns Euclidean second derivatives into Riemannian ones. On a submanifold with the ambient
 * metric the Hessian along V is P(∇²f[V]) + 𝔚(V, (I − P)∇f), where P projects onto the tangent space and 𝔚 is the
 * Weingarten map of the normal part of the gradient (Absil, Mahony, Trumpf 2013, eq. 10).
 */
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

    /**
     * Returns the Riemannian Hessian along {@code tangent} as a new matrix; see {@link #hessian(R064Store, R064Store,
     * R064Store, R064Store, R064Store)}.
     */
    default R064Store hessian(
            R064Store point, R064Store tangent, R064Store euclideanGradient, R064Store euclideanHessian) {
        R064Store result = ManifoldArguments.like("point", point, "tangent", tangent);
        hessian(point, tangent, euclideanGradient, euclideanHessian, result);
        return result;
    }
}
