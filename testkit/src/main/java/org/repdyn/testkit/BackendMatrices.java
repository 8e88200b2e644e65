package org.repdyn.testkit;

import java.util.Arrays;
import java.util.Random;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.testsupport.RandomMatrices;

/** Matrices that backends are tested with, and differences between them. */
final class BackendMatrices {

    private BackendMatrices() {}

    /** Returns a Gaussian matrix whose column j is multiplied by shrinkʲ. */
    static R064Store shrinking(int rows, int columns, double shrink) {
        R064Store a = RandomMatrices.gaussian(rows, columns, rows + columns);
        for (int i = 0; i < a.data.length; i++) {
            a.data[i] *= Math.pow(shrink, Math.floorDiv(i, rows));
        }
        return a;
    }

    static double largest(R064Store matrix, int column) {
        double result = 0;
        for (int i = 0; i < matrix.getRowDim(); i++) {
            result = Math.max(result, Math.abs(matrix.doubleValue(i, column)));
        }
        return result;
    }

    static double largest(R064Store matrix) {
        return Arrays.stream(matrix.data).map(Math::abs).max().orElse(0);
    }

    static R064Store positiveDefinite(int n) {
        R064Store result = RandomMatrices.symmetric(n, 10L + n);
        for (int i = 0; i < n; i++) {
            // The eigenvalues of the random part lie approximately within ±2√n.
            result.add(i, i, 4 * Math.sqrt(n) + 4);
        }
        return result;
    }

    static R064Store integers(int rows, int columns, long seed) {
        Random random = new Random(seed);
        R064Store result = R064Store.FACTORY.make(rows, columns);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = random.nextInt(17) - 8;
        }
        return result;
    }

    static R064Store plainProduct(R064Store a, R064Store b) {
        R064Store result = R064Store.FACTORY.make(a.getRowDim(), b.getColDim());
        for (int i = 0; i < a.getRowDim(); i++) {
            for (int j = 0; j < b.getColDim(); j++) {
                double sum = 0;
                for (int k = 0; k < a.getColDim(); k++) {
                    sum += a.doubleValue(i, k) * b.doubleValue(k, j);
                }
                result.set(i, j, sum);
            }
        }
        return result;
    }

    /**
     * Returns the largest absolute difference of entries, NaN if one is NaN; a failing law prints one number instead of
     * arrays.
     */
    static double difference(R064Store x, R064Store y) {
        double result = 0;
        for (int i = 0; i < x.data.length; i++) {
            result = Math.max(result, Math.abs(x.data[i] - y.data[i]));
        }
        return result;
    }
}
