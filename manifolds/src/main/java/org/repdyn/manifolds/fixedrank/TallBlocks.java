package org.repdyn.manifolds.fixedrank;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.Entries;

/** Products of tall matrices of few columns with small ones. */
final class TallBlocks {

    private TallBlocks() {}

    /** Copies the rows of a matrix from {@code start} on. */
    static void copyRows(R064Store from, int start, R064Store to) {
        int height = from.getRowDim();
        int rows = to.getRowDim();
        for (int j = 0; j < to.getColDim(); j++) {
            System.arraycopy(from.data, j * height + start, to.data, j * rows, rows);
        }
    }

    /** Overwrites the rows of a matrix from {@code start} on. */
    static void writeRows(R064Store from, R064Store to, int start) {
        int height = to.getRowDim();
        int rows = from.getRowDim();
        for (int j = 0; j < from.getColDim(); j++) {
            System.arraycopy(from.data, j * rows, to.data, j * height + start, rows);
        }
    }

    /** Computes result = xᵀy, r×r. */
    static void gram(R064Store x, R064Store y, R064Store result) {
        int rows = x.getRowDim();
        int r = x.getColDim();
        for (int j = 0; j < r; j++) {
            for (int i = 0; i < r; i++) {
                result.data[j * r + i] = Entries.dot(x.data, i * rows, y.data, j * rows, rows);
            }
        }
    }

    /** Computes result = x·small; the result must not be x. */
    static void multiply(R064Store x, R064Store small, R064Store result) {
        Arrays.fill(result.data, 0);
        addProduct(1, x, small, result);
    }

    /** Adds factor·x·small to the result, which must not be x. */
    static void addProduct(double factor, R064Store x, R064Store small, R064Store result) {
        int rows = x.getRowDim();
        int r = small.getRowDim();
        for (int j = 0; j < small.getColDim(); j++) {
            for (int l = 0; l < r; l++) {
                double share = factor * small.data[j * r + l];
                if (share != 0) {
                    addMultiple(share, x.data, l * rows, result.data, j * rows, rows);
                }
            }
        }
    }

    private static void addMultiple(double share, double[] x, int from, double[] result, int to, int count) {
        for (int i = 0; i < count; i++) {
            result[to + i] += share * x[from + i];
        }
    }

    /** Computes the transpose of a square matrix; the result must not be the matrix. */
    static void transpose(R064Store x, R064Store result) {
        int r = x.getRowDim();
        for (int j = 0; j < r; j++) {
            for (int i = 0; i < r; i++) {
                result.data[i * r + j] = x.data[j * r + i];
            }
        }
    }
}
