package org.repdyn.losses.internal;

import org.ojalgo.matrix.store.R064Store;

/** Elementary operations on matrices: means, inner products, squared distances, scaling. */
public final class Matrices {

    /** Smallest sum of squares that underflow has not affected. */
    static final double MIN_SQUARES = 0x1p-900;

    private Matrices() {}

    /**
     * Returns the mean of {@code count} entries from {@code from} on. It is exact if all entries are equal, so that a
     * constant column is centred to zero.
     */
    public static double mean(double[] data, int from, int count) {
        double first = data[from];
        return first + Sums.ofDifferences(data, from, count, first) / count;
    }

    /** Overwrites {@code result} with z minus the mean of each column. */
    public static void centre(R064Store z, R064Store result) {
        for (int c = 0; c < z.getColDim(); c++) {
            centreColumn(z, c, result);
        }
    }

    /** Overwrites a column of {@code result} with that of z minus its mean. */
    public static void centreColumn(R064Store z, int column, R064Store result) {
        int n = z.getRowDim();
        double mean = mean(z.data, column * n, n);
        for (int i = column * n; i < (column + 1) * n; i++) {
            result.data[i] = z.data[i] - mean;
        }
    }

    /** Returns Σ a∘b, the inner product of two matrices. */
    public static double inner(R064Store a, R064Store b) {
        return Sums.ofProducts(a.data, b.data, 0, a.data.length);
    }

    /** Returns the inner product of row i of {@code a} and row j of {@code b}. */
    public static double rowProduct(R064Store a, int i, R064Store b, int j) {
        int rowsA = a.getRowDim();
        int rowsB = b.getRowDim();
        double sum = 0;
        for (int c = 0; c < a.getColDim(); c++) {
            sum += a.data[c * rowsA + i] * b.data[c * rowsB + j];
        }
        return sum;
    }

    /** Returns ‖a_i − b_j + shift·1‖² of two rows, computed from the difference so that close rows keep their digits. */
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

    /** Returns ‖a_i − b_j + shift·1‖ of two rows with entries of any size. */
    public static double rowDistance(R064Store a, int i, R064Store b, int j, double shift) {
        double squared = rowDistanceSquared(a, i, b, j, shift);
        if (squared >= MIN_SQUARES && Double.isFinite(squared)) {
            return Math.sqrt(squared);
        }
        double[] difference = new double[a.getColDim()];
        for (int c = 0; c < difference.length; c++) {
            difference[c] = a.data[c * a.getRowDim() + i] - b.data[c * b.getRowDim() + j] + shift;
        }
        return norm(difference, 0, difference.length);
    }

    /** Returns ‖a_i‖ of a row with entries of any size. */
    public static double rowNorm(R064Store a, int i) {
        double squared = rowProduct(a, i, a, i);
        if (squared >= MIN_SQUARES && Double.isFinite(squared)) {
            return Math.sqrt(squared);
        }
        double[] row = new double[a.getColDim()];
        for (int c = 0; c < row.length; c++) {
            row[c] = a.data[c * a.getRowDim() + i];
        }
        return norm(row, 0, row.length);
    }

    /** Returns the Euclidean norm of {@code count} entries of any size from {@code from} on. */
    static double norm(double[] data, int from, int count) {
        double largest = 0;
        for (int i = from; i < from + count; i++) {
            largest = Math.max(largest, Math.abs(data[i]));
        }
        int exponent = largest > 0 && largest <= Double.MAX_VALUE ? Math.getExponent(largest) : 0;
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            double scaled = Math.scalb(data[i], -exponent);
            sum += scaled * scaled;
        }
        return Math.scalb(Math.sqrt(sum), exponent);
    }

    /** Multiplies all entries by {@code factor}. */
    public static void scale(R064Store matrix, double factor) {
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] *= factor;
        }
    }

    /** Returns {@code matrix} if it has this shape, otherwise a new matrix of zeros. */
    public static R064Store fit(R064Store matrix, int rows, int columns) {
        return matrix.getRowDim() == rows && matrix.getColDim() == columns
                ? matrix
                : R064Store.FACTORY.make(rows, columns);
    }
}
