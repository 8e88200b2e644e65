package org.repdyn.observables.weights;

import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.trajectory.Weights;

/**
 * Cosines |uⱼ·vⱼ| between the j-th left singular vectors of the weights into a layer and of the weights out of it, for each
 * pair of adjacent layers. They are not unique if singular values are equal.
 */
final class LayerAlignment {

    private LayerAlignment() {}

    /** Returns the cosines, strongest mode first; empty if the layers do not fit or are too large to decompose. */
    static double[] of(Weights weights, int readout, LinearAlgebra algebra) {
        List<R064Store> layers = Balance.layers(weights, readout);
        double[][] pairs = new double[layers.size() - 1][];
        int count = 0;
        for (int l = 0; l < pairs.length; l++) {
            R064Store into = layers.get(l);
            R064Store out = Balance.outgoing(layers, l);
            if (into.getRowDim() != out.getRowDim() || operations(into) + operations(out) > Balance.MAX_OPERATIONS) {
                return new double[0];
            }
            pairs[l] =
                    cosines(algebra.thinSvd(into).left(), algebra.thinSvd(out).left());
            count += pairs[l].length;
        }
        double[] result = new double[count];
        int at = 0;
        for (double[] pair : pairs) {
            System.arraycopy(pair, 0, result, at, pair.length);
            at += pair.length;
        }
        return result;
    }

    private static double operations(R064Store matrix) {
        double small = Math.min(matrix.getRowDim(), matrix.getColDim());
        return matrix.getRowDim() * (double) matrix.getColDim() * small;
    }

    private static double[] cosines(R064Store a, R064Store b) {
        double[] result = new double[Math.min(a.getColDim(), b.getColDim())];
        for (int j = 0; j < result.length; j++) {
            double product = 0;
            for (int i = 0; i < a.getRowDim(); i++) {
                product += a.doubleValue(i, j) * b.doubleValue(i, j);
            }
            result[j] = Math.min(1, Math.abs(product));
        }
        return result;
    }
}
