package org.repdyn.manifolds.dense;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * Eigendecomposition A = U·diag(λ)·Uᵀ of a symmetric matrix by Jacobi's rotations. It is used where small eigenvalues
 * beside large ones matter: for a scaled matrix D·A·D with a well-conditioned A it finds each eigenvalue to relative
 * accuracy, which a reduction to tridiagonal form does not (Demmel, Veselić 1992). Eigenvalues are in no order. The
 * memory is reused between calls.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class JacobiEigen {

    /** Sweeps after which the iteration is given up; about ten suffice for any size (it converges quadratically). */
    private static final int MAX_SWEEPS = 60;

    /** Eigenvalues of the last matrix; entry j belongs to column j of {@link #vectors}. */
    public final double[] values;

    /** Orthonormal eigenvectors of the last matrix. */
    public final R064Store vectors;

    private final int n;
    private final double[] a;

    /** Creates a decomposition for matrices of one size. */
    public JacobiEigen(int size) {
        n = size;
        values = new double[n];
        vectors = R064Store.FACTORY.make(n, n);
        a = new double[n * n];
    }

    /**
     * Decomposes a matrix, of which the upper triangle is read; the fields hold the results until the next call.
     *
     * @throws ArithmeticException if an entry is not finite
     */
    public void decompose(R064Store symmetric) {
        double size = Entries.norm(symmetric);
        if (!Double.isFinite(size)) {
            throw new ArithmeticException("the eigenvalues of a " + n + "×" + n
                    + " matrix with an entry that is not finite are not defined; use a shorter step or a finite start");
        }
        double[] u = vectors.data;
        Arrays.fill(u, 0);
        for (int j = 0; j < n; j++) {
            u[j * n + j] = 1;
            for (int i = 0; i <= j; i++) {
                // Division by the size keeps the products of entries from overflow and underflow.
                double entry = size == 0 ? 0 : symmetric.data[j * n + i] / size;
                a[j * n + i] = entry;
                a[i * n + j] = entry;
            }
        }
        int sweep = 0;
        while (sweep()) {
            sweep++;
            if (sweep == MAX_SWEEPS) {
                throw new ArithmeticException("Jacobi's iteration for the eigenvalues of a " + n + "×" + n
                        + " matrix did not converge. This is a bug in RepDyn; report it with --stacktrace.");
            }
        }
        for (int j = 0; j < n; j++) {
            values[j] = size * a[j * n + j];
        }
    }

    /** Annihilates each off-diagonal entry once; returns true if one was not negligible. */
    private boolean sweep() {
        boolean rotated = false;
        double unit = Math.ulp(1.0) / 2;
        for (int q = 1; q < n; q++) {
            for (int p = 0; p < q; p++) {
                double off = Math.abs(a[q * n + p]);
                // The second bound ends the iteration where a diagonal entry is zero.
                if (off > unit * Math.sqrt(Math.abs(a[p * n + p] * a[q * n + q])) && off > unit * unit) {
                    rotate(p, q);
                    rotated = true;
                }
            }
        }
        return rotated;
    }

    private void rotate(int p, int q) {
        double off = a[q * n + p];
        double theta = (a[q * n + q] - a[p * n + p]) / (2 * off);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(1 + theta * theta));
        double c = 1 / Math.sqrt(1 + t * t);
        double s = c * t;
        a[p * n + p] -= t * off;
        a[q * n + q] += t * off;
        a[q * n + p] = 0;
        a[p * n + q] = 0;
        for (int r = 0; r < n; r++) {
            if (r != p && r != q) {
                double atP = a[p * n + r];
                double atQ = a[q * n + r];
                double newP = c * atP - s * atQ;
                double newQ = s * atP + c * atQ;
                a[p * n + r] = newP;
                a[r * n + p] = newP;
                a[q * n + r] = newQ;
                a[r * n + q] = newQ;
            }
        }
        double[] u = vectors.data;
        for (int r = 0; r < n; r++) {
            double atP = u[p * n + r];
            double atQ = u[q * n + r];
            u[p * n + r] = c * atP - s * atQ;
            u[q * n + r] = s * atP + c * atQ;
        }
    }
}
