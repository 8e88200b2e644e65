package org.repdyn.core.algebra;

import org.ojalgo.matrix.store.R064Store;

/**
 * Triangular factor R of A = QR by Householder reflections. A and R have the same singular values, up to rounding errors of the
 * size of those of any backward stable decomposition (Golub and Van Loan 2013, section 5.4.9), and for many more rows than
 * columns those of R cost a small part of those of A. The reflections of a panel of columns are applied to the columns after it
 * together, as I − VTVᵀ, by products of matrices (Schreiber and Van Loan 1989).
 */
final class TriangularFactor {

    /** Number of columns of a panel. */
    private static final int PANEL = 16;

    private final R064Store a;
    private final R064Store r;
    private final LinearAlgebraBackend backend;
    private final int n;
    private final int k;
    /** Factor 2/vᵀv of the reflection of each column; 0 for a column of zeros, which is not reflected. */
    private final double[] factors;

    private TriangularFactor(R064Store a, LinearAlgebraBackend backend) {
        this.a = a;
        this.backend = backend;
        this.n = a.getRowDim();
        this.k = a.getColDim();
        this.r = R064Store.FACTORY.make(k, k);
        this.factors = new double[k];
    }

    /** Returns R, k×k, of a matrix of n ≥ k rows with entries of size 2 at most, which is overwritten. */
    static R064Store of(R064Store a, LinearAlgebraBackend backend) {
        TriangularFactor factor = new TriangularFactor(a, backend);
        for (int from = 0; from < factor.k; from += PANEL) {
            int to = Math.min(from + PANEL, factor.k);
            factor.reflect(from, to);
            if (to < factor.k) {
                factor.applyToTheRest(from, to);
            }
        }
        return factor.r;
    }

    /** Reflects the columns of a panel one after the other, and keeps the vectors v in place of the columns. */
    private void reflect(int from, int to) {
        for (int j = from; j < to; j++) {
            int own = j * n;
            double norm = Math.sqrt(product(a.data, own, own, j, n));
            if (norm > 0) {
                double pivot = a.data[own + j];
                double image = pivot > 0 ? -norm : norm;
                // v = x − image·e₁, and H = I − 2vvᵀ/vᵀv with vᵀv = 2·norm·(norm + |pivot|).
                a.data[own + j] = pivot - image;
                double half = norm * (norm + Math.abs(pivot));
                factors[j] = 1 / half;
                for (int c = j + 1; c < to; c++) {
                    double along = product(a.data, own, c * n, j, n) / half;
                    for (int i = j; i < n; i++) {
                        a.data[c * n + i] -= along * a.data[own + i];
                    }
                }
                r.data[j * k + j] = image;
            }
            for (int i = 0; i < j; i++) {
                r.data[j * k + i] = a.data[own + i];
            }
        }
    }

    /** Subtracts V·Tᵀ·(VᵀC) from the columns C after a panel. */
    private void applyToTheRest(int from, int to) {
        int rows = n - from;
        int width = to - from;
        R064Store v = R064Store.FACTORY.make(rows, width);
        for (int j = 0; j < width; j++) {
            System.arraycopy(a.data, (from + j) * n + from + j, v.data, j * rows + j, rows - j);
        }
        R064Store rest = R064Store.FACTORY.make(rows, k - to);
        for (int c = to; c < k; c++) {
            System.arraycopy(a.data, c * n + from, rest.data, (c - to) * rows, rows);
        }
        R064Store along = product(triangle(v, from), true, product(v, true, rest));
        R064Store change = product(v, false, along);
        for (int c = to; c < k; c++) {
            int own = c * n + from;
            int of = (c - to) * rows;
            for (int i = 0; i < rows; i++) {
                a.data[own + i] -= change.data[of + i];
            }
        }
    }

    /** Returns T, upper triangular, with H₁⋯H_w = I − VTVᵀ. */
    private R064Store triangle(R064Store v, int from) {
        int width = v.getColDim();
        R064Store overlaps = product(v, true, v);
        R064Store t = R064Store.FACTORY.make(width, width);
        for (int j = 0; j < width; j++) {
            double factor = factors[from + j];
            t.data[j * width + j] = factor;
            for (int i = 0; i < j; i++) {
                double sum = 0;
                for (int l = i; l < j; l++) {
                    sum += t.data[l * width + i] * overlaps.data[j * width + l];
                }
                t.data[j * width + i] = -factor * sum;
            }
        }
        return t;
    }

    private R064Store product(R064Store left, boolean transposed, R064Store right) {
        int rows = transposed ? left.getColDim() : left.getRowDim();
        R064Store result = R064Store.FACTORY.make(rows, right.getColDim());
        backend.multiply(left, transposed, right, false, result);
        return result;
    }

    /** Returns the inner product of two columns from row {@code first} on. */
    private static double product(double[] data, int left, int right, int first, int n) {
        // Four independent sums, because one would wait for each addition.
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = first;
        for (; i + 3 < n; i += 4) {
            a += data[left + i] * data[right + i];
            b += data[left + i + 1] * data[right + i + 1];
            c += data[left + i + 2] * data[right + i + 2];
            d += data[left + i + 3] * data[right + i + 3];
        }
        for (; i < n; i++) {
            a += data[left + i] * data[right + i];
        }
        return a + b + (c + d);
    }
}
