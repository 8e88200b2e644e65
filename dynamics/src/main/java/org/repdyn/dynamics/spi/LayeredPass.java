package org.repdyn.dynamics.spi;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.Weights;

/**
 * An {@link EncoderPass} through dense layers. The derivative by a weight block is one outer product for each sample,
 *
 * <pre>
 * ∂u_a(xᵢ)/∂W_b = c_b · hᵢ g_{ia}ᵀ   (or its transpose, according to the shape of the block),
 * </pre>
 *
 * with hᵢ the layer's inputs, g_{ia} the gradient of output a by the layer's pre-activations before the factor c_b of the
 * parameterisation. The tangent kernel of a layer is then c_b²·(HHᵀ)∘(GGᵀ), two Gram matrices and no Jacobian. A bias is
 * a block whose inputs are a column of ones. (Novak, Sohl-Dickstein, Schoenholz 2022, structured derivatives.)
 *
 * <p>All methods refer to the weights of the last {@link #forward}.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface LayeredPass extends EncoderPass {

    /** Returns H of a block, N×(fan in); ones, N×1, for a bias. Read only, overwritten by the next {@link #forward}. */
    R064Store layerInputs(int block);

    /** Returns the fan out of a block, the number of columns of its G. */
    int layerWidth(int block);

    /** Returns the factor c_b of the parameterisation, such as σ_w/√(fan in). */
    double layerFactor(int block);

    /**
     * Overwrites {@code result} with G of a block for one output: row i is ∂u_a(xᵢ)/∂zᵢ, z the layer's pre-activations.
     *
     * @param weights those of the last forward pass
     * @param output a
     * @param result N×{@link #layerWidth}
     */
    void layerGradients(Weights weights, int block, int output, R064Store result);

    /**
     * Overwrites {@code result} with the derivative of U along {@code tangent}, the transpose of {@link #pullback}.
     *
     * @param weights those of the last forward pass
     * @param result N×k
     */
    void pushforward(Weights weights, Weights tangent, R064Store result);
}
