package org.repdyn.manifolds.spd;

import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.EigenBatch;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.dense.LowerFactor;

/**
 * Several positive-definite matrices Aᵢ in the frame of a point P = LLᵀ: eigenvalues λ of L⁻¹(Aᵢ − P)L⁻ᵀ, whose log1p are those of log(L⁻¹AᵢL⁻ᵀ) where Aᵢ
 * is close to P, and the sum of these logarithms. Each loop runs over the matrices, as in {@link EigenBatch}.
 */
final class FrameBatch {

    private final int n;
    private final int count;
    /** Entry (i, j) of matrix b is {@code matrices[j * n + i][b]}. */
    private final double[][] matrices;
    /** L⁻¹(A − P), in the same order. */
    private final double[][] halves;

    /** The entries of one column, of these or of the result. */
    private final double[][] solved;

    private final EigenBatch eigen;
    /** Logarithms of the eigenvalues; zero for the matrices that are not close. */
    private final double[][] logarithms;
    /** Eigenvector times logarithm. */
    private final double[][] weighted;

    private final boolean[] close;

    FrameBatch(List<R064Store> matrices) {
        n = matrices.get(0).getRowDim();
        count = matrices.size();
        this.matrices = new double[n * n][count];
        for (int b = 0; b < count; b++) {
            for (int k = 0; k < n * n; k++) {
                this.matrices[k][b] = matrices.get(b).data[k];
            }
        }
        halves = new double[n * n][count];
        solved = new double[n][];
        eigen = new EigenBatch(n, count);
        logarithms = new double[n][count];
        weighted = new double[n][count];
        close = new boolean[count];
    }

    /** Returns the number of matrices. */
    int count() {
        return count;
    }

    /** Returns false if matrix b has to be treated alone: its eigenvalues were not found, or 1 + λ would lose digits. */
    boolean isClose(int b) {
        return close[b];
    }

    /**
     * Computes the logarithms of the eigenvalues, and the eigenvectors if they are wanted.
     *
     * @param factor Cholesky factor of the point
     */
    void decompose(R064Store point, LowerFactor factor, boolean withVectors) {
        whiten(point, factor);
        eigen.decompose(withVectors);
        for (int b = 0; b < count; b++) {
            close[b] = eigen.found[b] && AffineInvariantPositiveDefinite.isClose(least(b), most(b));
            for (int i = 0; i < n; i++) {
                logarithms[i][b] = close[b] ? log1p(eigen.values[i][b]) : 0;
            }
        }
    }

    private double least(int b) {
        double least = 0;
        for (double[] value : eigen.values) {
            least = Math.min(least, value[b]);
        }
        return least;
    }

    private double most(int b) {
        double most = 0;
        for (double[] value : eigen.values) {
            most = Math.max(most, value[b]);
        }
        return most;
    }

    /**
     * Returns log(1 + x) for x > −1, to a few units of the last digit: the rounding of u = 1 + x cancels in the quotient (Kahan; Higham 2002, section 1.14.1). {@link Math#log} is an
     * instruction sequence of the compiler, {@link Math#log1p} takes four times as long.
     */
    private static double log1p(double x) {
        double u = 1 + x;
        return u == 1 ? x : Math.log(u) * x / (u - 1);
    }

    /** Returns the sum of the squared distances of the matrices that are close. */
    double squares() {
        double sum = 0;
        for (double[] logarithm : logarithms) {
            for (double w : logarithm) {
                sum += w * w;
            }
        }
        return sum;
    }

    /** Adds the logarithms of the matrices that are close, in the frame; {@link #decompose} must have computed vectors. */
    void addLogarithms(R064Store sum) {
        double[][] q = eigen.vectors;
        for (int b = 0; b < count; b++) {
            for (int k = 0; k < n * n && !eigen.found[b]; k++) {
                // Anything may be left of a decomposition that was not found.
                q[k][b] = 0;
            }
        }
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                multiply(q[k * n + i], logarithms[k], weighted[k]);
            }
            for (int j = 0; j <= i; j++) {
                double entry = 0;
                for (int k = 0; k < n; k++) {
                    entry += Entries.dot(weighted[k], 0, q[k * n + j], 0, count);
                }
                sum.data[j * n + i] += entry;
                if (i != j) {
                    sum.data[i * n + j] += entry;
                }
            }
        }
    }

    /** Computes the lower triangles of L⁻¹(A − P)L⁻ᵀ. */
    private void whiten(R064Store point, LowerFactor factor) {
        for (int c = 0; c < n; c++) {
            System.arraycopy(halves, c * n, solved, 0, n);
            for (int i = 0; i < n; i++) {
                subtract(matrices[c * n + i], point.data[c * n + i], halves[c * n + i]);
                solve(factor, i);
            }
        }
        double[][] result = eigen.lower;
        for (int c = 0; c < n; c++) {
            for (int k = 0; k < n; k++) {
                // Column c of a symmetric matrix: what lies above the diagonal is in the columns before.
                solved[k] = k < c ? result[k * n + c] : result[c * n + k];
            }
            for (int i = c; i < n; i++) {
                System.arraycopy(halves[i * n + c], 0, solved[i], 0, count);
                solve(factor, i);
            }
        }
    }

    /** Takes step i of a forward substitution with L on {@link #solved}. */
    private void solve(LowerFactor factor, int i) {
        double[] l = factor.lower.data;
        double[] entry = solved[i];
        int k = 0;
        for (; k + 1 < i; k += 2) {
            subtractMultiples(entry, l[k * n + i], solved[k], l[(k + 1) * n + i], solved[k + 1]);
        }
        if (k < i) {
            subtractMultiple(entry, l[k * n + i], solved[k]);
        }
        scale(entry, factor.reciprocal(i));
    }

    private static void subtract(double[] x, double y, double[] result) {
        for (int b = 0; b < result.length; b++) {
            result[b] = x[b] - y;
        }
    }

    private static void subtractMultiple(double[] result, double factor, double[] x) {
        for (int b = 0; b < result.length; b++) {
            result[b] -= factor * x[b];
        }
    }

    private static void subtractMultiples(double[] result, double f, double[] x, double g, double[] y) {
        for (int b = 0; b < result.length; b++) {
            result[b] -= f * x[b] + g * y[b];
        }
    }

    private static void scale(double[] result, double factor) {
        for (int b = 0; b < result.length; b++) {
            result[b] *= factor;
        }
    }

    private static void multiply(double[] x, double[] y, double[] result) {
        for (int b = 0; b < result.length; b++) {
            result[b] = x[b] * y[b];
        }
    }
}
