package org.repdyn.observables.weights;

import java.util.ArrayList;
import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.ThinSvd;
import org.repdyn.core.trajectory.Weights;

/**
 * Balance ‖AAᵀ − BBᵀ‖_F of each pair of adjacent layers, A the weights into its neurons and B the weights out of them, one
 * neuron per row. AAᵀ − BBᵀ is conserved by the gradient flow of a deep linear network under any loss (Saxe et al. 2014;
 * Arora, Cohen, Hazan 2018); with ReLU or leaky ReLU between the layers its diagonal is conserved (Du, Hu, Lee 2018).
 */
final class Balance {

    /** Largest number of operations of one decomposition; more would take longer than the steps between observations. */
    static final double MAX_OPERATIONS = 5e8;

    /** Result for blocks that are not consecutive layers, or for layers that are too wide. */
    private static final double[] NO_VALUES = {};

    private Balance() {}

    /** Returns ‖AAᵀ − BBᵀ‖_F of each pair; an empty array if the layers do not fit or are too wide. */
    static double[] of(Weights weights, int readout, LinearAlgebra algebra) {
        List<R064Store> layers = layers(weights, readout);
        double[] result = new double[layers.size() - 1];
        for (int l = 0; l < result.length; l++) {
            R064Store into = layers.get(l);
            R064Store out = outgoing(layers, l);
            double columns = into.getColDim() + out.getColDim();
            if (into.getRowDim() != out.getRowDim()) {
                return NO_VALUES;
            }
            if (into.getRowDim() * columns * columns > MAX_OPERATIONS) {
                return NO_VALUES;
            }
            result[l] = difference(into, out, algebra);
        }
        return result;
    }

    /** Returns the norm of the diagonal, √Σ(‖aᵢ‖² − ‖bᵢ‖²)² over the neurons i, of each pair; empty if the layers do not fit. */
    static double[] ofNeurons(Weights weights, int readout) {
        List<R064Store> layers = layers(weights, readout);
        double[] result = new double[layers.size() - 1];
        for (int l = 0; l < result.length; l++) {
            double[] into = squaredRows(layers.get(l));
            double[] out = squaredRows(outgoing(layers, l));
            if (into.length != out.length) {
                return NO_VALUES;
            }
            for (int i = 0; i < into.length; i++) {
                result[l] = Math.hypot(result[l], into[i] - out[i]);
            }
        }
        return result;
    }

    /** Returns the weights out of a layer's neurons, one neuron per row; the weights of a hidden layer are transposed. */
    static R064Store outgoing(List<R064Store> layers, int layer) {
        R064Store next = layers.get(layer + 1);
        return layer + 1 == layers.size() - 1 ? next : R064Store.FACTORY.transpose(next);
    }

    private static double[] squaredRows(R064Store matrix) {
        int rows = matrix.getRowDim();
        double[] squares = new double[rows];
        for (int l = 0; l < matrix.data.length; l++) {
            squares[l % rows] += matrix.data[l] * matrix.data[l];
        }
        return squares;
    }

    /** Returns the weight matrices up to the readout. A block with one column that is not the readout is a bias. */
    static List<R064Store> layers(Weights weights, int readout) {
        List<R064Store> blocks = weights.blocks().subList(0, readout + 1);
        List<R064Store> layers = new ArrayList<>();
        for (int b = 0; b < blocks.size(); b++) {
            if (b == blocks.size() - 1 || blocks.get(b).getColDim() > 1) {
                layers.add(blocks.get(b));
            }
        }
        return layers;
    }

    /**
     * Returns the norm of AAᵀ − BBᵀ = F·diag(I, −I)·Fᵀ with F = [A, B]. If there are more neurons than columns it is computed
     * in the basis of F's left singular vectors, so that no matrix of size neurons × neurons is formed.
     */
    private static double difference(R064Store a, R064Store b, LinearAlgebra algebra) {
        int inputs = a.getColDim();
        R064Store f = R064Store.FACTORY.make(a.getRowDim(), inputs + b.getColDim());
        System.arraycopy(a.data, 0, f.data, 0, a.data.length);
        System.arraycopy(b.data, 0, f.data, a.data.length, b.data.length);
        R064Store small = f;
        if (f.getRowDim() > f.getColDim()) {
            ThinSvd svd = algebra.thinSvd(f);
            small = R064Store.FACTORY.transpose(svd.right());
            for (int j = 0; j < small.getColDim(); j++) {
                for (int i = 0; i < small.getRowDim(); i++) {
                    small.data[j * small.getRowDim() + i] *= svd.values()[i];
                }
            }
        }
        R064Store signed = small.copy();
        for (int i = inputs * signed.getRowDim(); i < signed.data.length; i++) {
            signed.data[i] = -signed.data[i];
        }
        R064Store product = algebra.multiplyRightTransposed(signed, small);
        double sum = 0;
        for (double v : product.data) {
            sum = Math.hypot(sum, v);
        }
        return sum;
    }
}
