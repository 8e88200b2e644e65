package org.repdyn.manifolds.optimisation;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/** Gradient of a {@link Cost} in the metric of the manifold, for costs whose Riemannian gradient is simpler than the Euclidean one. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface RiemannianGradient {

    /**
     * Computes the tangent vector whose inner product with a tangent vector is the derivative along it.
     *
     * @param point valid during the call only; not to be changed
     * @param result overwritten; has the shape of the point
     */
    void gradient(R064Store point, R064Store result);
}
