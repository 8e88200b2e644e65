package org.repdyn.manifolds.optimisation;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/** Euclidean gradient of the mean of some terms of a cost that is a mean over many terms. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface BatchGradient {

    /**
     * Computes the gradient of the mean over a batch.
     *
     * @param point valid during the call only; not to be changed
     * @param batch indices of the terms, from 0 on; not to be changed
     * @param result overwritten; has the shape of the point
     */
    void gradient(R064Store point, int[] batch, R064Store result);
}
