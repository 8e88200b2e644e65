package org.repdyn.manifolds.dense;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * Eigendecomposition A = U·diag(λ)·Uᵀ of a symmetric matrix by reduction to tridiagonal form and implicit QL steps (Golub, Van Loan 2013, sections
 * 8.3.1 and 8.3.3). It takes a third of the time of {@link JacobiEigen} at n = 10, and a tenth without vectors, but finds each eigenvalue
 * to ε·‖A‖ only. Eigenvalues are in no order. {@link EigenBatch} decomposes many
 * matrices in less time. The memory is reused between calls.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TridiagonalEigen {

    /** QL steps for one eigenvalue after which the iteration is given up; two suffice on average. */
    private static final int MAX_STEPS = 60;

    /**
     * Sum of the squares of entries of a column, in a matrix of norm 1, below which they count as zeros: they change no eigenvalue by more than 1e-140. Squares below 1e-308 have lost
     * digits, and with them the reflection would not be orthogonal; the reciprocal of their sum overflows.
     */
    static final double LEAST_TAIL = 1e-280;

    /** Eigenvalues of the last matrix; entry j belongs to column j of {@link #vectors}. */
    public final double[] values;

    /** Orthonormal eigenvectors of the last matrix, if they were asked for. */
    public final R064Store vectors;

    private final int n;
    /** Lower triangle of the matrix, which the vectors of the reflections replace. */
    private final double[] a;
    /** Factors β of the reflections I − β·vvᵀ. */
    private final double[] beta;

    private final double[] offDiagonal;
    private final double[] scratch;

    /** Creates a decomposition for matrices of one size. */
    public TridiagonalEigen(int size) {
        n = size;
        values = new double[n];
        vectors = R064Store.FACTORY.make(n, n);
        a = new double[n * n];
        beta = new double[n];
        offDiagonal = new double[n];
        scratch = new double[n];
    }

    /**
     * Decomposes a matrix, of which the lower triangle is read; the fields hold the results until the next call.
     *
     * @param withVectors false if only {@link #values} are used
     * @throws ArithmeticException if an entry is not finite
     */
    public void decompose(R064Store symmetric, boolean withVectors) {
        double size = Entries.norm(symmetric);
        if (!Double.isFinite(size)) {
            throw new ArithmeticException("the eigenvalues of a " + n + "×" + n
                    + " matrix with an entry that is not finite are not defined; use a shorter step or a finite start");
        }
        // Division by the size keeps the squares of entries from overflow and underflow.
        for (int i = 0; i < a.length; i++) {
            a[i] = size == 0 ? 0 : symmetric.data[i] / size;
        }
        reduce();
        if (withVectors) {
            accumulate();
        }
        for (int l = 0; l < n; l++) {
            isolate(l, withVectors);
        }
        for (int j = 0; j < n; j++) {
            values[j] *= size;
        }
    }

    /** Reduces the matrix to its diagonal in {@link #values} and the entries beside it in {@link #offDiagonal}. */
    private void reduce() {
        for (int k = 0; k + 2 < n; k++) {
            int column = k * n;
            double tail = Entries.dot(a, column + k + 2, a, column + k + 2, n - k - 2);
            double first = a[column + k + 1];
            values[k] = a[column + k];
            if (tail < LEAST_TAIL) {
                beta[k] = 0;
                offDiagonal[k] = first;
                continue;
            }
            double reflected = -Math.copySign(Math.sqrt(first * first + tail), first);
            offDiagonal[k] = reflected;
            double head = first - reflected;
            a[column + k + 1] = head;
            beta[k] = 2 / (head * head + tail);
            reflect(k, column);
        }
        if (n > 1) {
            values[n - 2] = a[(n - 2) * n + n - 2];
            offDiagonal[n - 2] = a[(n - 2) * n + n - 1];
        }
        values[n - 1] = a[n * n - 1];
        offDiagonal[n - 1] = 0;
    }

    /** Computes the lower triangle of B − vwᵀ − wvᵀ, B the rows and columns after k, with p = βBv and w = p − (β·vᵀp/2)·v. */
    private void reflect(int k, int v) {
        double[] p = scratch;
        Arrays.fill(p, k + 1, n, 0);
        for (int j = k + 1; j < n; j++) {
            double vj = a[v + j];
            double sum = p[j] + a[j * n + j] * vj;
            for (int i = j + 1; i < n; i++) {
                double entry = a[j * n + i];
                sum += entry * a[v + i];
                p[i] += entry * vj;
            }
            p[j] = sum;
        }
        double inner = 0;
        for (int i = k + 1; i < n; i++) {
            p[i] *= beta[k];
            inner += p[i] * a[v + i];
        }
        double half = beta[k] * inner / 2;
        for (int i = k + 1; i < n; i++) {
            p[i] -= half * a[v + i];
        }
        for (int j = k + 1; j < n; j++) {
            double vj = a[v + j];
            double wj = p[j];
            for (int i = j; i < n; i++) {
                a[j * n + i] -= a[v + i] * wj + p[i] * vj;
            }
        }
    }

    /** Computes the product of the reflections in {@link #vectors}. */
    private void accumulate() {
        double[] q = vectors.data;
        Arrays.fill(q, 0);
        for (int j = 0; j < n; j++) {
            q[j * n + j] = 1;
        }
        for (int k = n - 3; k >= 0; k--) {
            int v = k * n;
            int length = n - k - 1;
            for (int j = k + 1; j < n && beta[k] != 0; j++) {
                double share = beta[k] * Entries.dot(a, v + k + 1, q, j * n + k + 1, length);
                for (int i = k + 1; i < n; i++) {
                    q[j * n + i] -= share * a[v + i];
                }
            }
        }
    }

    /** Takes QL steps until the entry beside diagonal entry {@code l} is negligible. */
    private void isolate(int l, boolean withVectors) {
        for (int step = 0; ; step++) {
            int end = l;
            while (end < n - 1 && !isNegligible(end)) {
                end++;
            }
            if (end == l) {
                return;
            }
            if (step == MAX_STEPS) {
                throw new ArithmeticException("the QL iteration for the eigenvalues of a " + n + "×" + n
                        + " matrix did not converge. This is a bug in RepDyn; report it with --stacktrace.");
            }
            step(l, end, withVectors);
        }
    }

    private boolean isNegligible(int i) {
        double unit = Math.ulp(1.0) / 2;
        // The second bound ends the iteration where both diagonal entries are zero.
        return Math.abs(offDiagonal[i])
                <= Math.max(unit * (Math.abs(values[i]) + Math.abs(values[i + 1])), unit * unit);
    }

    /** Takes one implicit step with Wilkinson's shift on rows {@code l} to {@code end}. */
    private void step(int l, int end, boolean withVectors) {
        double[] d = values;
        double[] e = offDiagonal;
        double theta = (d[l + 1] - d[l]) / (2 * e[l]);
        double g = d[end] - d[l] + e[l] / (theta + Math.copySign(Math.sqrt(theta * theta + 1), theta));
        double s = 1;
        double c = 1;
        double p = 0;
        for (int i = end - 1; i >= l; i--) {
            double f = s * e[i];
            double b = c * e[i];
            double r = Math.sqrt(f * f + g * g);
            e[i + 1] = r;
            if (r == 0) {
                d[i + 1] -= p;
                e[end] = 0;
                return;
            }
            s = f / r;
            c = g / r;
            g = d[i + 1] - p;
            double t = (d[i] - g) * s + 2 * c * b;
            p = s * t;
            d[i + 1] = g + p;
            g = c * t - b;
            if (withVectors) {
                rotate(i, c, s);
            }
        }
        d[l] -= p;
        e[l] = g;
        e[end] = 0;
    }

    private void rotate(int i, double c, double s) {
        double[] q = vectors.data;
        int left = i * n;
        int right = left + n;
        for (int r = 0; r < n; r++) {
            double x = q[left + r];
            double y = q[right + r];
            q[right + r] = s * x + c * y;
            q[left + r] = c * x - s * y;
        }
    }
}
