package org.repdyn.dynamics.spi;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.Weights;

/** A predictor on batches of one shape, used by one thread. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface PredictorPass {

    /**
     * P, N×k; the matrix is reused by the next call.
     *
     * @param weights the predictor's own
     * @param embeddings U, N×k
     */
    R064Store forward(Weights weights, R064Store embeddings);

    /**
     * Pulls ∂/∂P back. Uses what the last {@link #forward} left behind, which must have been at the same point.
     *
     * @param toPredictions ∂/∂P, N×k
     * @param toEmbeddings N×k, to which the part that goes through U is added
     * @param result overwritten with the part of the predictor's own weights; of a block that is a running statistic S̄ rather
     *     than a weight, with rate·(S̄ − S), as descent follows the negative
     */
    void pullback(
            Weights weights, R064Store embeddings, R064Store toPredictions, R064Store toEmbeddings, Weights result);
}
