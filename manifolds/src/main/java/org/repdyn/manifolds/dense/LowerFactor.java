package org.repdyn.manifolds.dense;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * Cholesky factor P = L·Lᵀ, with the congruences L⁻¹·V·L⁻ᵀ and L·S·Lᵀ. A diagonal scaling of P scales L and its errors
 * alike, so that results which do not depend on the scale are found to full accuracy for badly scaled matrices. The
 * memory is reused between calls.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LowerFactor {

    /** The factor L of the last matrix; its upper triangle is zero. */
    public final R064Store lower;

    private final int n;
    private final double[] work;
    /** Reciprocals of the diagonal of L, by which a solution is multiplied: a division takes as long as several products. */
    private final double[] reciprocals;

    /** Creates a factorisation for matrices of one size. */
    public LowerFactor(int size) {
        n = size;
        lower = R064Store.FACTORY.make(n, n);
        work = new double[n * n];
        reciprocals = new double[n];
    }

    /** Factors a matrix, of which the lower triangle is used; returns false if it is not positive definite to rounding or has an entry that is not finite. */
    public boolean factor(R064Store p) {
        double[] l = lower.data;
        Arrays.fill(l, 0);
        if (!Double.isFinite(Entries.largest(p))) {
            return false;
        }
        for (int j = 0; j < n; j++) {
            double pivot = p.data[j * n + j];
            for (int k = 0; k < j; k++) {
                pivot -= l[k * n + j] * l[k * n + j];
            }
            // A pivot below the rounding of its diagonal entry has no correct digit.
            if (!(pivot > Math.ulp(p.data[j * n + j])) || !Double.isFinite(pivot)) {
                return false;
            }
            double root = Math.sqrt(pivot);
            l[j * n + j] = root;
            reciprocals[j] = 1 / root;
            for (int i = j + 1; i < n; i++) {
                double entry = p.data[j * n + i];
                for (int k = 0; k < j; k++) {
                    entry -= l[k * n + i] * l[k * n + j];
                }
                l[j * n + i] = entry * reciprocals[j];
            }
        }
        return true;
    }

    /** Returns the reciprocal of a diagonal entry of L. */
    public double reciprocal(int i) {
        return reciprocals[i];
    }

    /** Overwrites b, n×k, by L⁻¹·b. */
    public void solve(R064Store b) {
        solve(b.data, b.getColDim());
    }

    private void solve(double[] b, int columns) {
        double[] l = lower.data;
        for (int c = 0; c < columns; c++) {
            for (int k = 0; k < n; k++) {
                double value = b[c * n + k] * reciprocals[k];
                b[c * n + k] = value;
                for (int i = k + 1; i < n; i++) {
                    b[c * n + i] -= value * l[k * n + i];
                }
            }
        }
    }

    /** Computes result = L⁻¹·v·L⁻ᵀ for a symmetric v; {@code result} may be {@code v}. */
    public void whiten(R064Store v, R064Store result) {
        System.arraycopy(v.data, 0, work, 0, work.length);
        solve(work, n);
        transposeWork();
        solve(work, n);
        for (int j = 0; j < n; j++) {
            for (int i = 0; i <= j; i++) {
                double mean = (work[j * n + i] + work[i * n + j]) / 2;
                result.data[j * n + i] = mean;
                result.data[i * n + j] = mean;
            }
        }
    }

    /** Computes result = L·s·Lᵀ for a symmetric s; {@code result} may be {@code s}. */
    public void colour(R064Store s, R064Store result) {
        double[] l = lower.data;
        for (int c = 0; c < n; c++) {
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int k = 0; k <= i; k++) {
                    sum += l[k * n + i] * s.data[c * n + k];
                }
                work[c * n + i] = sum;
            }
        }
        for (int j = 0; j < n; j++) {
            for (int i = 0; i <= j; i++) {
                double sum = 0;
                for (int k = 0; k <= j; k++) {
                    sum += work[k * n + i] * l[k * n + j];
                }
                result.data[j * n + i] = sum;
                result.data[i * n + j] = sum;
            }
        }
    }

    private void transposeWork() {
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < j; i++) {
                double upper = work[j * n + i];
                work[j * n + i] = work[i * n + j];
                work[i * n + j] = upper;
            }
        }
    }

    /** Computes result = L·b for a square b; {@code result} may be {@code b}. */
    public void multiply(R064Store b, R064Store result) {
        double[] l = lower.data;
        for (int c = 0; c < n; c++) {
            for (int i = n - 1; i >= 0; i--) {
                double sum = 0;
                for (int k = 0; k <= i; k++) {
                    sum += l[k * n + i] * b.data[c * n + k];
                }
                work[i] = sum;
            }
            System.arraycopy(work, 0, result.data, c * n, n);
        }
    }

    /** Computes result = b·L for a square b; {@code result} may be {@code b}. */
    public void leftMultiply(R064Store b, R064Store result) {
        double[] l = lower.data;
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < n; c++) {
                double sum = 0;
                for (int k = c; k < n; k++) {
                    sum += b.data[k * n + i] * l[c * n + k];
                }
                work[c] = sum;
            }
            for (int c = 0; c < n; c++) {
                result.data[c * n + i] = work[c];
            }
        }
    }
}
