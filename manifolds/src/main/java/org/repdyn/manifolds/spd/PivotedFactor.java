package org.repdyn.manifolds.spd;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Decimals;
import org.repdyn.manifolds.dense.Entries;

/**
 * Factor P = F·Fᵀ by Cholesky's method with diagonal pivoting: F is a row permutation of a lower triangular matrix whose
 * columns fall in length, from which a one-sided Jacobi iteration finds all singular values to relative accuracy.
 */
final class PivotedFactor {

    /** The factor of the last matrix, in the rows of that matrix. */
    final R064Store factor;

    private final int n;
    private final double[] schur;
    private final boolean[] done;

    PivotedFactor(int size) {
        n = size;
        factor = R064Store.FACTORY.make(n, n);
        schur = new double[n * n];
        done = new boolean[n];
    }

    /**
     * Factors a symmetric matrix.
     *
     * @throws ArithmeticException if it is not positive definite to rounding
     */
    void decompose(R064Store symmetric) {
        if (!Double.isFinite(Entries.largest(symmetric))) {
            throw new ArithmeticException(
                    "a " + n + "×" + n + " matrix has an entry that is not finite, so that it is not"
                            + " positive definite; give a point that the manifold returned, or call nearest first");
        }
        int columns = factored(symmetric);
        if (columns < n) {
            throw new ArithmeticException("a " + n + "×" + n + " matrix is not positive definite to rounding: pivot "
                    + (columns + 1) + " of its Cholesky factor is "
                    + Decimals.text(schur[pivot() * (n + 1)])
                    + "; give a point that the manifold returned, or call nearest first");
        }
    }

    /** Factors a symmetric matrix; returns false if it is not positive definite to rounding, or has an entry that is not finite. */
    boolean succeeds(R064Store symmetric) {
        return Double.isFinite(Entries.largest(symmetric)) && factored(symmetric) == n;
    }

    /** Computes the columns of the factor up to the first one whose pivot is not above its rounding, and returns their number. */
    private int factored(R064Store symmetric) {
        double[] f = factor.data;
        System.arraycopy(symmetric.data, 0, schur, 0, schur.length);
        Arrays.fill(f, 0);
        Arrays.fill(done, false);
        for (int j = 0; j < n; j++) {
            int p = pivot();
            double value = schur[p * n + p];
            if (!(value > Math.ulp(symmetric.data[p * n + p])) || !Double.isFinite(value)) {
                return j;
            }
            double root = Math.sqrt(value);
            done[p] = true;
            f[j * n + p] = root;
            for (int i = 0; i < n; i++) {
                if (!done[i]) {
                    f[j * n + i] = schur[p * n + i] / root;
                }
            }
            reduce(j);
        }
        return n;
    }

    /** Subtracts the square of column j of the factor from the rows and columns that are left. */
    private void reduce(int j) {
        double[] f = factor.data;
        for (int c = 0; c < n; c++) {
            for (int r = 0; !done[c] && r < n; r++) {
                if (!done[r]) {
                    schur[c * n + r] -= f[j * n + r] * f[j * n + c];
                }
            }
        }
    }

    private int pivot() {
        int best = -1;
        for (int i = 0; i < n; i++) {
            if (!done[i] && (best < 0 || schur[i * n + i] > schur[best * n + best])) {
                best = i;
            }
        }
        return best;
    }
}
