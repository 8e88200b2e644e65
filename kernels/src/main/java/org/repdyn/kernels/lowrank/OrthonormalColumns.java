package org.repdyn.kernels.lowrank;

import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.ojalgo.matrix.store.R064Store;

/** A growing basis of orthonormal columns. */
final class OrthonormalColumns {

    private final int rows;
    private final double[] entries;
    private int size;

    /**
     * Creates a basis without columns.
     *
     * @param rows length of a column
     * @param most largest number of columns
     */
    OrthonormalColumns(int rows, int most) {
        this.rows = rows;
        this.entries = new double[Math.multiplyExact(rows, most)];
    }

    /** Copies the last column. */
    void copyLast(double[] to) {
        System.arraycopy(entries, (size - 1) * rows, to, 0, rows);
    }

    /** Returns the product of the last column and a vector. */
    double productWithLast(double[] x) {
        return dot(entries, (size - 1) * rows, x, 0, rows);
    }

    /** Subtracts from a vector its part in the span of the columns. */
    void orthogonalise(double[] x) {
        orthogonalise(x, 0);
    }

    /** Adds a vector of the given length that is orthogonal to the columns, divided by its length. */
    void add(double[] x, double length) {
        int to = size * rows;
        for (int i = 0; i < rows; i++) {
            entries[to + i] = x[i] / length;
        }
        size++;
    }

    /** Adds a random unit vector orthogonal to the columns; returns false if there is none. */
    boolean addRandom(ContinuousSampler normal) {
        if (size >= rows) {
            return false;
        }
        int to = size * rows;
        for (int i = 0; i < rows; i++) {
            entries[to + i] = normal.sample();
        }
        // Orthogonalising twice is enough (Parlett).
        orthogonalise(entries, to);
        orthogonalise(entries, to);
        double length = norm(entries, to, rows);
        for (int i = 0; i < rows; i++) {
            entries[to + i] /= length;
        }
        if (!(length > 0)) {
            return false;
        }
        size++;
        return true;
    }

    /** Returns a copy of the columns. */
    R064Store toMatrix() {
        R064Store matrix = R064Store.FACTORY.make(rows, size);
        System.arraycopy(entries, 0, matrix.data, 0, rows * size);
        return matrix;
    }

    private void orthogonalise(double[] x, int offset) {
        for (int j = 0; j < size; j++) {
            double product = dot(entries, j * rows, x, offset, rows);
            for (int i = 0; i < rows; i++) {
                x[offset + i] -= product * entries[j * rows + i];
            }
        }
    }

    /** Returns the norm of {@code n} entries. */
    static double norm(double[] x, int from, int n) {
        return Math.sqrt(dot(x, from, x, from, n));
    }

    /** Returns the inner product of {@code n} entries of two arrays. */
    static double dot(double[] x, int from, double[] y, int other, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += x[from + i] * y[other + i];
        }
        return sum;
    }
}
