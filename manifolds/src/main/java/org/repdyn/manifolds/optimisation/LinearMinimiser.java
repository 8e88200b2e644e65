package org.repdyn.manifolds.optimisation;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/** Minimisation of a linear function over a geodesically convex set: argmin ⟨G, log_X(Z)⟩ over points Z of the set. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface LinearMinimiser {

    /**
     * Computes the minimiser.
     *
     * @param point X, a point of the set; valid during the call only
     * @param gradient G, the Riemannian gradient at X
     * @param result overwritten by Z, a point of the set
     */
    void minimise(R064Store point, R064Store gradient, R064Store result);
}
