package org.repdyn.manifolds.optimisation;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/** Products of the Hessian of a {@link Cost} with a direction, in the ambient space of matrices. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface EuclideanHessian {

    /**
     * Computes the derivative of the Euclidean gradient along a direction.
     *
     * @param point valid during the call only; not to be changed
     * @param direction tangent vector at the point; not to be changed
     * @param result overwritten; has the shape of the point
     */
    void hessian(R064Store point, R064Store direction, R064Store result);
}
