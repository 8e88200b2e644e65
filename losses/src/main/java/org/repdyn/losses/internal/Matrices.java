package org.repdyn.losses.internal;

import org.ojalgo.matrix.store.R064Store;

/** Means and products of small matrices, entry by entry. */
public final class Moments {

    private Moments() {}

    /** Mean of a stretch; exact where all entries are equal, so that a constant column is centred to zero. */
    public static double mean(double[] data, int from, int count) {
        double first = data[from];
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += data[i] - first;
        }
        return first + sum / count;
    }

    /** Overwrites {@code result} with z less the mean of each column. */
    public static void centre(R064Store z, R064Store result) {
        int n = z.getRowDim();
        for (int c = 0; c < z.getColDim(); c++) {
            double mean = mean(z.data, c * n, n);
            for (int i = c * n; i < (c + 1) * n; i++) {
                result.data[i] = z.data[i] - mean;
            }
        }
    }

    /** Σ a∘b. */
    public static double inner(R064Store a, R064Store b) {
        double sum = 0;
        for (int i = 0; i < a.data.length; i++) {
            sum += a.data[i] * b.data[i];
        }
        return sum;
    }

    /** a·b of one row each. */
    public static double rowProduct(R064Store a, int i, R064Store b, int j) {
        int rowsA = a.getRowDim();
        int rowsB = b.getRowDim();
        double sum = 0;
        for (int c = 0; c < a.getColDim(); c++) {
            sum += a.data[c * rowsA + i] * b.data[c * rowsB + j];
        }
        return sum;
    }

    /** ‖a_i − b_j + shift·1‖² of one row each, from the difference, so that near rows keep their digits. */
    public static double rowDistanceSquared(R064Store a, int i, R064Store b, int j, double shift) {
        int rowsA = a.getRowDim();
        int rowsB = b.getRowDim();
        double sum = 0;
        for (int c = 0; c < a.getColDim(); c++) {
            double difference = a.data[c * rowsA + i] - b.data[c * rowsB + j] + shift;
            sum += difference * difference;
        }
        return sum;
    }

    /** Multiplies all entries. */
    public static void scale(R064Store matrix, double factor) {
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] *= factor;
        }
    }

    /** A matrix of this shape: the given one where it fits, a new one where not. */
    public static R064Store fit(R064Store matrix, int rows, int columns) {
        return matrix.getRowDim() == rows && matrix.getColDim() == columns
                ? matrix
                : R064Store.FACTORY.make(rows, columns);
    }
}
