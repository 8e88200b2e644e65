package org.repdyn.manifolds.fixedrank;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.Vectors;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.dense.JacobiSvd;

/**
 * Singular value decomposition of a matrix of rank at most s, m×n, in O(mns): an orthonormal basis of the column space
 * by Gram–Schmidt with column pivoting, and the decomposition of the coordinates in it. The last matrix is remembered, so
 * that the operations at one point decompose it once. The memory is reused between calls.
 */
final class TruncatedSvd {

    /** Columns whose sums are computed together. */
    private static final int BLOCK = 4;

    /** Share of the longest column, squared, below which the lengths of what is left of the columns are computed again: differences of squares have lost ten of their digits there. */
    private static final double CANCELLED = 1e-6;

    private final int m;
    private final int n;
    private final int steps;
    private final double[] last;
    private final R064Store basis;
    /** Coordinates of the columns in the basis, one column of the matrix a row: n×s. */
    private final R064Store coordinates;

    /** Squared lengths of what is left of the columns beyond the basis. */
    private final double[] squares;

    /** Entries of the last matrix, divided by a power of two if their squares would overflow or underflow. */
    private double[] entries;

    /** Exponent of that power of two. */
    private int exponent;

    private final double[] column;
    private final JacobiSvd svd;
    private boolean known;

    /** Singular values in descending order. */
    final double[] values;

    /** m×s, left singular vectors, in the order of {@link #values}. */
    final R064Store left;

    /** n×s, right singular vectors, in the order of {@link #values}. */
    final R064Store right;

    TruncatedSvd(int rows, int columns, int steps) {
        m = rows;
        n = columns;
        this.steps = steps;
        last = new double[m * n];
        entries = last;
        basis = R064Store.FACTORY.make(m, steps);
        coordinates = R064Store.FACTORY.make(n, steps);
        column = new double[m];
        squares = new double[n];
        svd = new JacobiSvd(n, steps);
        values = new double[steps];
        left = R064Store.FACTORY.make(m, steps);
        right = R064Store.FACTORY.make(n, steps);
    }

    /**
     * Decomposes a matrix.
     *
     * @throws ArithmeticException if an entry is not finite
     */
    void decompose(R064Store matrix) {
        if (known && Arrays.equals(last, matrix.data)) {
            return;
        }
        known = false;
        System.arraycopy(matrix.data, 0, last, 0, last.length);
        entries = last;
        exponent = 0;
        double longest = measure();
        if (!(longest > 1e-200 && longest < 1e200)) {
            scale(matrix);
            longest = measure();
        }
        for (int step = 0; step < steps; step++) {
            nextDirection(step, longest);
            computeCoordinates(step);
        }
        svd.decompose(coordinates);
        sort();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.scalb(values[i], exponent);
        }
        known = true;
    }

    /** Computes the squared lengths of the columns and returns the largest one. */
    private double measure() {
        double longest = 0;
        for (int j = 0; j < n; j++) {
            squares[j] = Entries.dot(entries, j * m, entries, j * m, m);
            longest = Math.max(longest, squares[j]);
        }
        return longest;
    }

    /** Divides the entries by a power of two, which rounds nothing. */
    private void scale(R064Store matrix) {
        double largest = Entries.largest(matrix);
        if (!Double.isFinite(largest)) {
            throw new ArithmeticException(
                    "an entry of a " + m + "×" + n + " matrix is not finite; use a shorter step or a finite start");
        }
        if (largest > 0) {
            exponent = Math.getExponent(largest);
            entries = new double[last.length];
            for (int i = 0; i < entries.length; i++) {
                entries[i] = Math.scalb(last[i], -exponent);
            }
        }
    }

    /** Returns the norm of the part of the matrix beyond the basis. */
    double rest() {
        double sum = 0;
        for (int j = 0; j < n; j++) {
            sum += remainder(j, steps);
        }
        return Math.scalb(Math.sqrt(sum), exponent);
    }

    /** Writes what is left of a column beyond the first directions of the basis into {@link #column}, and returns its squared length. */
    private double remainder(int j, int directions) {
        System.arraycopy(entries, j * m, column, 0, m);
        for (int l = 0; l < directions; l++) {
            double along = coordinates.data[l * n + j];
            for (int i = 0; i < m; i++) {
                column[i] -= along * basis.data[l * m + i];
            }
        }
        return Entries.dot(column, 0, column, 0, m);
    }

    /**
     * Writes the direction of the longest remaining column, made orthogonal to the basis, into column {@code step}.
     *
     * @param scale squared length of the longest column of the matrix
     */
    private void nextDirection(int step, double scale) {
        int longest = longest();
        if (squares[longest] < CANCELLED * scale) {
            for (int j = 0; j < n; j++) {
                squares[j] = remainder(j, step);
            }
            longest = longest();
        }
        if (!(remainder(longest, step) > 0)) {
            // The rank is smaller than the number of steps: any direction beyond the basis continues it.
            Arrays.fill(column, 0);
            column[step % m] = 1;
        }
        int attempt = 0;
        while (!orthonormalise(step)) {
            // One of the m unit vectors is not in the span of fewer than m columns.
            Arrays.fill(column, 0);
            column[attempt] = 1;
            attempt++;
        }
        System.arraycopy(column, 0, basis.data, step * m, m);
    }

    private int longest() {
        int longest = 0;
        for (int j = 1; j < n; j++) {
            if (squares[j] > squares[longest]) {
                longest = j;
            }
        }
        return longest;
    }

    /** Returns false if nothing but rounding is left beyond the basis. */
    private boolean orthonormalise(int step) {
        double largest = 0;
        for (double v : column) {
            largest = Math.max(largest, Math.abs(v));
        }
        Vectors.divide(column, largest);
        double before = Vectors.norm(column);
        for (int pass = 0; pass < 2; pass++) {
            for (int l = 0; l < step; l++) {
                double along = Entries.dot(basis.data, l * m, column, 0, m);
                for (int i = 0; i < m; i++) {
                    column[i] -= along * basis.data[l * m + i];
                }
            }
        }
        double after = Vectors.norm(column);
        Vectors.divide(column, after);
        return after > 0.1 / Math.sqrt(m) * before;
    }

    /** Computes the coordinates of all columns along a direction of the basis, and what is left of the squares of their lengths. */
    private void computeCoordinates(int step) {
        int row = step * n;
        int j = 0;
        for (; j + BLOCK <= n; j += BLOCK) {
            multiplyBlock(step, j);
        }
        for (; j < n; j++) {
            coordinates.data[row + j] = Entries.dot(basis.data, step * m, entries, j * m, m);
        }
        for (j = 0; j < n; j++) {
            squares[j] -= coordinates.data[row + j] * coordinates.data[row + j];
        }
    }

    /** Computes the coordinates of {@value #BLOCK} columns at once, whose sums do not wait for each other. */
    private void multiplyBlock(int step, int j) {
        double[] q = basis.data;
        double[] x = entries;
        int at = step * m;
        int c0 = j * m;
        int c1 = c0 + m;
        int c2 = c1 + m;
        int c3 = c2 + m;
        double a0 = 0;
        double a1 = 0;
        double a2 = 0;
        double a3 = 0;
        for (int i = 0; i < m; i++) {
            double along = q[at + i];
            a0 += along * x[c0 + i];
            a1 += along * x[c1 + i];
            a2 += along * x[c2 + i];
            a3 += along * x[c3 + i];
        }
        int row = step * n + j;
        coordinates.data[row] = a0;
        coordinates.data[row + 1] = a1;
        coordinates.data[row + 2] = a2;
        coordinates.data[row + 3] = a3;
    }

    /** Sorts the decomposition C = PΣRᵀ of the coordinates; the matrix is (Q·R)ΣPᵀ. */
    private void sort() {
        boolean[] used = new boolean[steps];
        for (int to = 0; to < steps; to++) {
            int best = -1;
            for (int j = 0; j < steps; j++) {
                if (!used[j] && (best < 0 || svd.values[j] > svd.values[best])) {
                    best = j;
                }
            }
            used[best] = true;
            values[to] = svd.values[best];
            System.arraycopy(svd.left.data, best * n, right.data, to * n, n);
            for (int i = 0; i < m; i++) {
                double sum = 0;
                for (int l = 0; l < steps; l++) {
                    sum += basis.data[l * m + i] * svd.right.data[best * steps + l];
                }
                left.data[to * m + i] = sum;
            }
        }
    }
}
