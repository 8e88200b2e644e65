package org.repdyn.dynamics.spi;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.Weights;

/** A predictor on batches of one shape, used by one thread. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface PredictorHeadPass {

    /**
     * Returns P, N×k; the matrix is reused by the next call.
     *
     * @param weights those of the predictor
     * @param embeddings U, N×k
     */
    R064Store forward(Weights weights, R064Store embeddings);

    /**
     * Pulls ∂/∂P back to embeddings and weights. Uses intermediate values of the last {@link #forward}, which must have been at
     * the same point.
     *
     * @param toPredictions ∂/∂P, N×k
     * @param toEmbeddings N×k; the pullback to U is added to it
     * @param result overwritten with the gradient of the predictor's weights; for a block that is a moving average S̄ of S, with
     *     rate·(S̄ − S), since descent follows the negative
     */
    void pullback(
            Weights weights, R064Store embeddings, R064Store toPredictions, R064Store toEmbeddings, Weights result);
}
