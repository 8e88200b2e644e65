package org.repdyn.tangent.empirical;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderPass;
import org.repdyn.dynamics.spi.LayeredPass;
import org.repdyn.kernels.lowrank.SymmetricOperator;

/**
 * The Jacobian J of the embeddings of fixed inputs with respect to the weights, applied without forming it: Jᵀ as
 * pullback, J as pushforward, Θ = JJᵀ as both. A product takes two passes through the network.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TangentOperator implements SymmetricOperator {

    private final Encoder encoder;
    private final R064Store inputs;
    private final Weights weights;
    private final LinearAlgebra algebra;
    private final EncoderPass pass;
    private final R064Store embeddings;
    private final Weights gradient;

    /**
     * @param inputs N×d, not copied
     * @param weights the point of differentiation; copied
     */
    public TangentOperator(Encoder encoder, R064Store inputs, Weights weights, LinearAlgebra algebra) {
        this.encoder = encoder;
        this.inputs = inputs;
        this.weights = weights.copy();
        this.algebra = algebra;
        pass = encoder.bind(inputs, algebra);
        embeddings = pass.forward(this.weights).copy();
        gradient = weights.zeros();
    }

    /** Returns U at the weights, N×k. */
    public R064Store embeddings() {
        return embeddings.copy();
    }

    /** Returns Jᵀv. */
    public Weights pullback(R064Store v) {
        Weights result = weights.zeros();
        pass.pullback(weights, v, result);
        return result;
    }

    /** Returns J·tangent, N×k. */
    public R064Store pushforward(Weights tangent) {
        R064Store result = R064Store.FACTORY.make(inputs.getRowDim(), encoder.outputs());
        pushforward(tangent, result);
        return result;
    }

    /** Returns Θv, N×k, for v N×k. */
    public R064Store kernelProduct(R064Store v) {
        pass.pullback(weights, v, gradient);
        return pushforward(gradient);
    }

    @Override
    public int size() {
        return inputs.getRowDim() * encoder.outputs();
    }

    /** Computes Θ times columns in the row order i·k + a of {@link Reduction#FULL}. */
    @Override
    public void multiply(R064Store v, R064Store result) {
        int n = inputs.getRowDim();
        int k = encoder.outputs();
        R064Store matrix = R064Store.FACTORY.make(n, k);
        for (int c = 0; c < v.getColDim(); c++) {
            for (int i = 0; i < n; i++) {
                for (int a = 0; a < k; a++) {
                    matrix.data[a * n + i] = v.data[c * n * k + i * k + a];
                }
            }
            R064Store product = kernelProduct(matrix);
            for (int i = 0; i < n; i++) {
                for (int a = 0; a < k; a++) {
                    result.data[c * n * k + i * k + a] = product.data[a * n + i];
                }
            }
        }
    }

    private void pushforward(Weights tangent, R064Store result) {
        if (pass instanceof LayeredPass layered) {
            layered.pushforward(weights, tangent, result);
            return;
        }
        // Without forward differentiation, J is computed row by row.
        R064Store unit = R064Store.FACTORY.make(1, encoder.outputs());
        Weights row = weights.zeros();
        for (int i = 0; i < inputs.getRowDim(); i++) {
            EncoderPass one = encoder.bind(TangentFeatures.row(inputs, i), algebra);
            one.forward(weights);
            for (int a = 0; a < encoder.outputs(); a++) {
                unit.set(0, a, 1);
                one.pullback(weights, unit, row);
                unit.set(0, a, 0);
                result.set(i, a, dot(row, tangent));
            }
        }
    }

    private static double dot(Weights a, Weights b) {
        double sum = 0;
        for (int l = 0; l < a.blocks().size(); l++) {
            double[] x = a.blocks().get(l).data;
            double[] y = b.blocks().get(l).data;
            for (int i = 0; i < x.length; i++) {
                sum += x[i] * y[i];
            }
        }
        return sum;
    }
}
