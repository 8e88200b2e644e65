package org.repdyn.observables.weights;

import java.util.ArrayList;
import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.ThinSvd;
import org.repdyn.core.trajectory.Weights;

/**
 * ‖AAᵀ − BBᵀ‖_F for each pair of adjacent layers, A the weights into its neurons and B those out of them, one neuron a row:
 * conserved by the gradient flow of a deep linear network under any loss (Saxe et al. 2014; Arora, Cohen, Hazan 2018). With
 * ReLU or leaky ReLU in between, its diagonal is (Du, Hu, Lee 2018).
 */
final class Balance {

    /** Operations of one decomposition beyond which it would take longer than the steps between two observations. */
    private static final double MOST_OPERATIONS = 5e8;

    /** Blocks that are no layers one upon the other, or too wide ones. */
    private static final double[] NOT_LAYERS = {};

    private Balance() {}

    /** The whole matrix; none where a layer is too wide. */
    static double[] of(Weights weights, int readout, LinearAlgebra algebra) {
        List<R064Store> layers = layers(weights, readout);
        double[] result = new double[layers.size() - 1];
        for (int l = 0; l < result.length; l++) {
            R064Store into = layers.get(l);
            R064Store out = outgoing(layers, l);
            double columns = into.getColDim() + out.getColDim();
            if (into.getRowDim() != out.getRowDim()) {
                return NOT_LAYERS;
            }
            if (into.getRowDim() * columns * columns > MOST_OPERATIONS) {
                return NOT_LAYERS;
            }
            result[l] = difference(into, out, algebra);
        }
        return result;
    }

    /** Its diagonal, √Σ(‖aᵢ‖² − ‖bᵢ‖²)² over the neurons i. */
    static double[] ofNeurons(Weights weights, int readout) {
        List<R064Store> layers = layers(weights, readout);
        double[] result = new double[layers.size() - 1];
        for (int l = 0; l < result.length; l++) {
            double[] into = squaredRows(layers.get(l));
            double[] out = squaredRows(outgoing(layers, l));
            if (into.length != out.length) {
                return NOT_LAYERS;
            }
            for (int i = 0; i < into.length; i++) {
                result[l] = Math.hypot(result[l], into[i] - out[i]);
            }
        }
        return result;
    }

    /** The weights out of a layer's neurons, one a row: the readout as it is, a hidden layer transposed. */
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

    /** The weight matrices; what has a single column and is not the readout is a bias. */
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
     * AAᵀ − BBᵀ = F·diag(I, −I)·Fᵀ with F = [A, B]; where neurons are many, in the basis of F's left singular vectors, so that
     * nothing of the size neurons × neurons is formed and nothing cancels.
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
