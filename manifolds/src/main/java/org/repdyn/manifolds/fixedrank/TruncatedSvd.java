package org.repdyn.manifolds.fixedrank;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
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

    private final int m;
    private final int n;
    private final int steps;
    private final double[] last;
    private final R064Store remainder;
    private final R064Store basis;
    /** Coordinates of the columns in the basis, one column of the matrix a row: n×s. */
    private final R064Store coordinates;

    /** Squared lengths of the columns of the remainder. */
    private final double[] squares;

    private final double[] column;
    private final JacobiSvd svd;
    private boolean known;

    /** Singular values in descending order. */
    final double[] values;

    /** m×s, left singular vectors, in the order of {@link #values}. */
    final R064Store left;

    /** n×s, right singular vectors, in the order of {@link #values}. */
    final R064Store right;

    /** Norm of the part of the matrix beyond the basis. */
    double rest;

    TruncatedSvd(int rows, int columns, int steps) {
        m = rows;
        n = columns;
        this.steps = steps;
        last = new double[m * n];
        remainder = R064Store.FACTORY.make(m, n);
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
        double largest = Entries.largest(matrix);
        if (!Double.isFinite(largest)) {
            throw new ArithmeticException(
                    "an entry of a " + m + "×" + n + " matrix is not finite; use a shorter step or a finite start");
        }
        System.arraycopy(matrix.data, 0, last, 0, last.length);
        // Squares of entries outside of this range overflow or underflow; a power of two rounds nothing.
        int exponent = (largest > 1e-100 && largest < 1e100) || largest == 0 ? 0 : Math.getExponent(largest);
        for (int i = 0; i < remainder.data.length; i++) {
            remainder.data[i] = exponent == 0 ? matrix.data[i] : Math.scalb(matrix.data[i], -exponent);
        }
        for (int j = 0; j < n; j++) {
            squares[j] = Entries.dot(remainder.data, j * m, remainder.data, j * m, m);
        }
        for (int step = 0; step < steps; step++) {
            nextDirection(step);
            deflate(step);
        }
        rest = Math.scalb(Entries.norm(remainder), exponent);
        svd.decompose(coordinates);
        sort();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.scalb(values[i], exponent);
        }
        known = true;
    }

    /** Writes the direction of the longest remaining column, made orthogonal to the basis, into column {@code step}. */
    private void nextDirection(int step) {
        int longest = 0;
        double length = -1;
        for (int j = 0; j < n; j++) {
            if (squares[j] > length) {
                length = squares[j];
                longest = j;
            }
        }
        System.arraycopy(remainder.data, longest * m, column, 0, m);
        if (!(length > 0)) {
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

    /** Returns false if nothing but rounding is left beyond the basis. */
    private boolean orthonormalise(int step) {
        double largest = 0;
        for (double v : column) {
            largest = Math.max(largest, Math.abs(v));
        }
        for (int i = 0; i < m; i++) {
            column[i] /= largest;
        }
        double before = length(column);
        for (int pass = 0; pass < 2; pass++) {
            for (int l = 0; l < step; l++) {
                double along = Entries.dot(basis.data, l * m, column, 0, m);
                for (int i = 0; i < m; i++) {
                    column[i] -= along * basis.data[l * m + i];
                }
            }
        }
        double after = length(column);
        for (int i = 0; i < m; i++) {
            column[i] /= after;
        }
        return after > 0.1 / Math.sqrt(m) * before;
    }

    private static double length(double[] x) {
        double sum = 0;
        for (double v : x) {
            sum += v * v;
        }
        return Math.sqrt(sum);
    }

    /** Subtracts the part along a direction of the basis from all columns, and computes the squares of their new lengths. */
    private void deflate(int step) {
        int j = 0;
        for (; j + BLOCK <= n; j += BLOCK) {
            deflateBlock(step, j);
        }
        for (; j < n; j++) {
            double along = 0;
            for (int i = 0; i < m; i++) {
                along += basis.data[step * m + i] * remainder.data[j * m + i];
            }
            coordinates.data[step * n + j] = along;
            double square = 0;
            for (int i = 0; i < m; i++) {
                double entry = remainder.data[j * m + i] - along * basis.data[step * m + i];
                remainder.data[j * m + i] = entry;
                square += entry * entry;
            }
            squares[j] = square;
        }
    }

    /** Does the same for {@value #BLOCK} columns at once, whose sums do not wait for each other. */
    private void deflateBlock(int step, int j) {
        double[] q = basis.data;
        double[] x = remainder.data;
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
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int i = 0; i < m; i++) {
            double along = q[at + i];
            double e0 = x[c0 + i] - a0 * along;
            double e1 = x[c1 + i] - a1 * along;
            double e2 = x[c2 + i] - a2 * along;
            double e3 = x[c3 + i] - a3 * along;
            x[c0 + i] = e0;
            x[c1 + i] = e1;
            x[c2 + i] = e2;
            x[c3 + i] = e3;
            s0 += e0 * e0;
            s1 += e1 * e1;
            s2 += e2 * e2;
            s3 += e3 * e3;
        }
        int row = step * n + j;
        coordinates.data[row] = a0;
        coordinates.data[row + 1] = a1;
        coordinates.data[row + 2] = a2;
        coordinates.data[row + 3] = a3;
        squares[j] = s0;
        squares[j + 1] = s1;
        squares[j + 2] = s2;
        squares[j + 3] = s3;
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
