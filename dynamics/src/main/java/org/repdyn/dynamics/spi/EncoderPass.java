package org.repdyn.dynamics.spi;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.Weights;

/** An encoder on fixed inputs, used by one thread. Does not allocate once it is bound. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface EncoderPass {

    /**
     * Returns U at the weights, N×k; the matrix is reused by the next call.
     *
     * @param weights matrices in the order and shapes of {@link Encoder#blocks}; read only
     */
    R064Store forward(Weights weights);

    /**
     * Pulls ∂/∂U back to the weights: overwrites {@code result} with Σ ∂U/∂W·outputGradient. Uses intermediate values of the
     * last {@link #forward}, which must have been at the same weights.
     *
     * @param weights the weights of the last {@link #forward}; read only
     * @param outputGradient ∂/∂U, N×k; read only
     * @param result ∂/∂W, one matrix for each weight block
     */
    void pullback(Weights weights, R064Store outputGradient, Weights result);
}
