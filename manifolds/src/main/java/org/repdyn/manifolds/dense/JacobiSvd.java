package org.repdyn.manifolds.dense;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * Singular value decomposition A = U·diag(σ)·Vᵀ of a matrix with at least as many rows as columns, by rotations of its
 * columns (Hestenes 1958). Each singular value of A = B·D, with D diagonal and B well-conditioned, is found to relative
 * accuracy, down to 1e-150 of the largest. Singular values are in no order; repeated and zero values need no special case, but a column of U that
 * belongs to σ = 0 is zero. The memory is reused between calls.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class JacobiSvd {

    /** Sweeps after which the iteration is given up; about ten suffice for any size (it converges quadratically). */
    private static final int MAX_SWEEPS = 60;

    /** Squared length of a column below which its digits are lost to underflow, so that the length is computed from scaled entries. */
    private static final double UNDERFLOW = 1e-280;

    /** Singular values of the last matrix; entry j belongs to column j of {@link #left} and {@link #right}. */
    public final double[] values;

    /** m×n, left singular vectors of the last matrix. */
    public final R064Store left;

    /** n×n, right singular vectors of the last matrix. */
    public final R064Store right;

    private final int m;
    private final int n;
    private final boolean rightVectors;
    /** Squared lengths of the columns of {@link #left}. */
    private final double[] squares;

    /** Creates a decomposition for matrices of one shape, m ≥ n. */
    public JacobiSvd(int rows, int columns) {
        this(rows, columns, true);
    }

    /**
     * Creates a decomposition for matrices of one shape, m ≥ n.
     *
     * @param rightVectors false if {@link #right} is not used, so that its rotations are left out
     */
    public JacobiSvd(int rows, int columns, boolean rightVectors) {
        this.rightVectors = rightVectors;
        squares = new double[columns];
        m = rows;
        n = columns;
        values = new double[n];
        left = R064Store.FACTORY.make(m, n);
        right = R064Store.FACTORY.make(n, n);
    }

    /**
     * Decomposes a matrix; the fields hold the results until the next call.
     *
     * @throws ArithmeticException if an entry is not finite
     */
    public void decompose(R064Store matrix) {
        double size = Entries.largest(matrix);
        if (!Double.isFinite(size)) {
            throw new ArithmeticException("the singular values of a " + m + "×" + n
                    + " matrix with an entry that is not finite are not defined; use a shorter step or a finite start");
        }
        Arrays.fill(right.data, 0);
        for (int j = 0; j < n; j++) {
            right.data[j * n + j] = 1;
        }
        // Division by the size keeps the squares of the columns from overflow and underflow.
        Entries.scale(size == 0 ? 1 : 1 / size, matrix, left);
        for (int j = 0; j < n; j++) {
            squares[j] = dot(j, j);
        }
        int sweep = 0;
        while (sweep()) {
            sweep++;
            if (sweep == MAX_SWEEPS) {
                throw new ArithmeticException("Jacobi's iteration for the singular values of a " + m + "×" + n
                        + " matrix did not converge. This is a bug in RepDyn; report it with --stacktrace.");
            }
        }
        for (int j = 0; j < n; j++) {
            double length = length(j);
            values[j] = (size == 0 ? 1 : size) * length;
            for (int i = j * m; length > 0 && i < (j + 1) * m; i++) {
                left.data[i] /= length;
            }
        }
    }

    private boolean sweep() {
        boolean rotated = false;
        // The angle between two computed columns has an error of m/2 units.
        double negligible = m * Math.ulp(1.0) / 2;
        for (int q = 1; q < n; q++) {
            for (int p = 0; p < q; p++) {
                double pq = dot(p, q);
                if (Math.abs(pq) > Math.max(negligible * length(p) * length(q), Double.MIN_NORMAL)) {
                    double theta = (squares[q] - squares[p]) / (2 * pq);
                    // The square of a large θ overflows, and a rotation by zero would be repeated for ever.
                    double t = Math.abs(theta) > 1e150
                            ? 0.5 / theta
                            : Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(1 + theta * theta));
                    double c = 1 / Math.sqrt(1 + t * t);
                    rotate(p, q, c, c * t);
                    if (rightVectors) {
                        rotate(right.data, n, p, q, c, c * t);
                    }
                    rotated = true;
                }
            }
        }
        return rotated;
    }

    private double length(int column) {
        if (squares[column] > UNDERFLOW) {
            return Math.sqrt(squares[column]);
        }
        double length = 0;
        for (int i = column * m; i < (column + 1) * m; i++) {
            length = Math.hypot(length, left.data[i]);
        }
        return length;
    }

    private double dot(int p, int q) {
        double[] x = left.data;
        double sum = 0;
        for (int i = 0; i < m; i++) {
            sum += x[p * m + i] * x[q * m + i];
        }
        return sum;
    }

    /** Rotates two columns of the left matrix, and computes the squares of their new lengths. */
    private void rotate(int p, int q, double c, double s) {
        double[] x = left.data;
        double pp = 0;
        double qq = 0;
        for (int i = 0; i < m; i++) {
            double atP = x[p * m + i];
            double atQ = x[q * m + i];
            double newP = c * atP - s * atQ;
            double newQ = s * atP + c * atQ;
            x[p * m + i] = newP;
            x[q * m + i] = newQ;
            pp += newP * newP;
            qq += newQ * newQ;
        }
        squares[p] = pp;
        squares[q] = qq;
    }

    private static void rotate(double[] x, int rows, int p, int q, double c, double s) {
        for (int i = 0; i < rows; i++) {
            double atP = x[p * rows + i];
            double atQ = x[q * rows + i];
            x[p * rows + i] = c * atP - s * atQ;
            x[q * rows + i] = s * atP + c * atQ;
        }
    }
}
