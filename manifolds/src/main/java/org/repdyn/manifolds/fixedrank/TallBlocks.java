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
            addColumns(factor, x.data, small.data, j * r, r, result.data, j * rows, rows);
        }
    }

    /**
     * Adds a combination of the first columns of a matrix to a column, which is none of them.
     *
     * @param factor factor of all
     * @param x the matrix
     * @param shares factors of the columns, from {@code at} on
     * @param count number of columns
     * @param result matrix with the column, which begins at {@code to}
     * @param rows rows of both
     */
    static void addColumns(
            double factor, double[] x, double[] shares, int at, int count, double[] result, int to, int rows) {
        int l = 0;
        for (; l + 4 <= count; l += 4) {
            addFour(factor, x, l * rows, shares, at + l, result, to, rows);
        }
        for (; l + 2 <= count; l += 2) {
            addTwo(factor, x, l * rows, shares, at + l, result, to, rows);
        }
        if (l < count) {
            addOne(factor * shares[at + l], x, l * rows, result, to, rows);
        }
    }

    /** Adds a combination of four columns of x, so that the result is read and written once for four products. */
    private static void addFour(
            double factor, double[] x, int from, double[] small, int at, double[] result, int to, int rows) {
        double a = factor * small[at];
        double b = factor * small[at + 1];
        double c = factor * small[at + 2];
        double d = factor * small[at + 3];
        int second = from + rows;
        int third = second + rows;
        int fourth = third + rows;
        for (int i = 0; i < rows; i++) {
            result[to + i] += (a * x[from + i] + b * x[second + i]) + (c * x[third + i] + d * x[fourth + i]);
        }
    }

    private static void addTwo(
            double factor, double[] x, int from, double[] small, int at, double[] result, int to, int rows) {
        double a = factor * small[at];
        double b = factor * small[at + 1];
        int second = from + rows;
        for (int i = 0; i < rows; i++) {
            result[to + i] += a * x[from + i] + b * x[second + i];
        }
    }

    private static void addOne(double share, double[] x, int from, double[] result, int to, int rows) {
        for (int i = 0; i < rows; i++) {
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
