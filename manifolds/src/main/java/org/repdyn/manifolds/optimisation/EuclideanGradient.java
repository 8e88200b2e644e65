package org.repdyn.manifolds.optimisation;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/** Gradient of a {@link Cost} in the ambient space of matrices, as if there was no constraint. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface EuclideanGradient {

    /**
     * Computes the matrix of partial derivatives.
     *
     * @param point valid during the call only; not to be changed
     * @param result overwritten; has the shape of the point
     */
    void gradient(R064Store point, R064Store result);
}
