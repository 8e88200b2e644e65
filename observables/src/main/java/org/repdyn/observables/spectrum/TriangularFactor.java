package org.repdyn.observables.spectrum;

import org.ojalgo.matrix.store.R064Store;

/**
 * Triangular factor R of A = QR by Householder reflections. A and R have the same singular values, up to rounding errors of the
 * size of those of any backward stable decomposition (Golub and Van Loan 2013, section 5.4.9), and for many more rows than
 * columns those of R cost a small part of those of A.
 */
final class TriangularFactor {

    private TriangularFactor() {}

    /** Returns R, k×k, of a matrix of n ≥ k rows with entries of size 1 at most, which is overwritten. */
    static R064Store of(R064Store a) {
        int n = a.getRowDim();
        int k = a.getColDim();
        R064Store r = R064Store.FACTORY.make(k, k);
        for (int j = 0; j < k; j++) {
            int own = j * n;
            double norm = Math.sqrt(product(a.data, own, own, j, n));
            if (norm > 0) {
                double pivot = a.data[own + j];
                double image = pivot > 0 ? -norm : norm;
                // v = x − image·e₁, and H = I − 2vvᵀ/vᵀv with vᵀv = 2·norm·(norm + |pivot|).
                a.data[own + j] = pivot - image;
                double half = norm * (norm + Math.abs(pivot));
                for (int c = j + 1; c < k; c++) {
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
        return r;
    }

    /** Returns the inner product of two columns from row {@code first} on. */
    private static double product(double[] data, int left, int right, int first, int n) {
        double sum = 0;
        for (int i = first; i < n; i++) {
            sum += data[left + i] * data[right + i];
        }
        return sum;
    }
}
