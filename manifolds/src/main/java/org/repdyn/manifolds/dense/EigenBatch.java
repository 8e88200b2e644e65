package org.repdyn.manifolds.dense;

import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * Eigendecompositions A = U·diag(λ)·Uᵀ of several symmetric matrices of one size at once, by the method of {@link TridiagonalEigen}. The square roots and divisions of a QL step wait for
 * each other, so that one small matrix leaves most of the processor idle. Here each entry is an array over the matrices, and every loop runs over them, which the compiler
 * turns into vector instructions. A matrix that needs no step, or not in all rows, takes rotations by zero.
 *
 * <p>Eigenvalues are found to ε·‖A‖, in no order. A matrix may be {@linkplain #found not found}; decompose it alone. The memory is reused between calls.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class EigenBatch {

    /** QL steps for one eigenvalue after which the iteration is given up; two suffice on average. */
    private static final int MAX_STEPS = 30;

    /** Range of norms of matrices in which no square of an entry that matters overflows or underflows. */
    private static final double LEAST_NORM = 1e-140;

    /** Number of steps after which all matrices are looked through for entries that have become negligible within a block; each is when a row is done. */
    private static final int SPLITTING = 4;

    /** Length of a bulge whose square is not exact; there is nothing to rotate then. */
    private static final double LEAST_LENGTH = 1e-140;

    /** Largest deviation of Σλ² from ‖A‖² = 1 that is rounding; more means that a rotation was none. */
    private static final double ROUNDING = 1e-12;

    /** Lower triangles of the matrices, which {@link #decompose} overwrites: entry (i, j), i ≥ j, of matrix b is {@code lower[j * n + i][b]}. */
    public final double[][] lower;

    /** Eigenvalues: {@code values[j][b]} belongs to column j of the vectors of matrix b. */
    public final double[][] values;

    /** Orthonormal eigenvectors, if they were asked for: entry (i, j) of matrix b is {@code vectors[j * n + i][b]}. */
    public final double[][] vectors;

    /** True for the matrices whose decomposition was found; false if an entry is not finite, squares of entries overflow or underflow, or QL steps did not converge. */
    public final boolean[] found;

    private final int n;
    private final int count;
    private final double[] norms;
    /** Factors β of the reflections I − β·vvᵀ, whose vectors replace the matrices. */
    private final double[][] beta;

    private final double[][] offDiagonal;
    private final double[][] scratch;
    /** Row of each matrix whose eigenvalue the QL steps look for; those above are diagonal. */
    private final int[] row;

    /** Last row of the block that a QL step changes. */
    private final int[] end;

    /** True for the rows at which the block of a matrix begins or ends. */
    private final boolean[] limits;

    /** First bulge of a QL step. */
    private final double[] first;

    /** Sine and cosine of the last rotation of a QL step, and the numbers that it hands on. */
    private final double[] sine;

    private final double[] cosine;
    private final double[] beside;
    private final double[] carried;
    private final double[] bulge;

    /**
     * Creates a decomposition.
     *
     * @param size rows and columns of each matrix
     * @param count number of matrices
     */
    public EigenBatch(int size, int count) {
        n = size;
        this.count = count;
        lower = new double[n * n][count];
        values = new double[n][count];
        vectors = new double[n * n][count];
        found = new boolean[count];
        norms = new double[count];
        beta = new double[n][count];
        offDiagonal = new double[n][count];
        scratch = new double[n][count];
        row = new int[count];
        end = new int[count];
        limits = new boolean[n];
        first = new double[count];
        sine = new double[count];
        beside = new double[count];
        cosine = new double[count];
        carried = new double[count];
        bulge = new double[count];
    }

    /**
     * Decomposes the matrices in {@link #lower}; the fields hold the results until the next call.
     *
     * @param withVectors false if only {@link #values} are used
     */
    public void decompose(boolean withVectors) {
        normalise();
        reduce();
        if (withVectors) {
            accumulate();
        }
        diagonalise(withVectors);
        verify();
    }

    /** Divides each matrix by its norm, unless that is out of range. */
    private void normalise() {
        Arrays.fill(norms, 0);
        for (int j = 0; j < n; j++) {
            addSquare(norms, lower[j * n + j], 1);
            for (int i = j + 1; i < n; i++) {
                addSquare(norms, lower[j * n + i], 2);
            }
        }
        double[] reciprocals = scratch[0];
        for (int b = 0; b < count; b++) {
            norms[b] = Math.sqrt(norms[b]);
            found[b] = norms[b] > LEAST_NORM && norms[b] < 1 / LEAST_NORM;
            reciprocals[b] = 1 / norms[b];
        }
        for (int j = 0; j < n; j++) {
            for (int i = j; i < n; i++) {
                multiply(lower[j * n + i], reciprocals);
            }
        }
    }

    /** Reduces the matrices to their diagonals in {@link #values} and the entries beside them in {@link #offDiagonal}. */
    private void reduce() {
        for (int k = 0; k + 2 < n; k++) {
            System.arraycopy(lower[k * n + k], 0, values[k], 0, count);
            double[] tail = scratch[k];
            Arrays.fill(tail, 0);
            for (int i = k + 2; i < n; i++) {
                addSquare(tail, lower[k * n + i], 1);
            }
            prepareReflection(lower[k * n + k + 1], tail, offDiagonal[k], beta[k]);
            reflect(k);
        }
        if (n > 1) {
            System.arraycopy(lower[(n - 2) * n + n - 2], 0, values[n - 2], 0, count);
            System.arraycopy(lower[(n - 2) * n + n - 1], 0, offDiagonal[n - 2], 0, count);
        }
        System.arraycopy(lower[n * n - 1], 0, values[n - 1], 0, count);
    }

    /**
     * Computes the reflection that makes all entries of a column below the first zero.
     *
     * @param first first entry; overwritten by that of the vector of the reflection
     * @param tail sum of the squares of the others
     * @param reflected first entry afterwards
     * @param factor β of the reflection
     */
    private static void prepareReflection(double[] first, double[] tail, double[] reflected, double[] factor) {
        for (int b = 0; b < first.length; b++) {
            if (tail[b] < TridiagonalEigen.LEAST_TAIL) {
                factor[b] = 0;
                reflected[b] = first[b];
            } else {
                double length = Math.sqrt(first[b] * first[b] + tail[b]);
                reflected[b] = first[b] > 0 ? -length : length;
                first[b] -= reflected[b];
                factor[b] = 2 / (first[b] * first[b] + tail[b]);
            }
        }
    }

    /** Computes the lower triangles of B − vwᵀ − wvᵀ, B the rows and columns after k, with p = βBv and w = p − (β·vᵀp/2)·v. */
    private void reflect(int k) {
        double[][] a = lower;
        double[][] p = scratch;
        int v = k * n;
        for (int i = k + 1; i < n; i++) {
            Arrays.fill(p[i], 0);
        }
        for (int j = k + 1; j < n; j++) {
            addProduct(p[j], a[j * n + j], a[v + j]);
            for (int i = j + 1; i < n; i++) {
                addProducts(a[j * n + i], a[v + i], p[j], a[v + j], p[i]);
            }
        }
        double[] half = p[k];
        Arrays.fill(half, 0);
        for (int i = k + 1; i < n; i++) {
            multiply(p[i], beta[k]);
            addProduct(half, p[i], a[v + i]);
        }
        multiply(half, beta[k]);
        for (int b = 0; b < count; b++) {
            half[b] /= -2;
        }
        for (int i = k + 1; i < n; i++) {
            addProduct(p[i], half, a[v + i]);
        }
        for (int j = k + 1; j < n; j++) {
            for (int i = j; i < n; i++) {
                subtractProducts(a[j * n + i], a[v + i], p[j], p[i], a[v + j]);
            }
        }
    }

    /** Computes the products of the reflections in {@link #vectors}. */
    private void accumulate() {
        double[][] q = vectors;
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                Arrays.fill(q[j * n + i], i == j ? 1 : 0);
            }
        }
        double[] share = scratch[0];
        for (int k = n - 3; k >= 0; k--) {
            int v = k * n;
            for (int j = k + 1; j < n; j++) {
                Arrays.fill(share, 0);
                for (int i = k + 1; i < n; i++) {
                    addProduct(share, lower[v + i], q[j * n + i]);
                }
                for (int b = 0; b < count; b++) {
                    share[b] *= -beta[k][b];
                }
                for (int i = k + 1; i < n; i++) {
                    addProduct(q[j * n + i], share, lower[v + i]);
                }
            }
        }
    }

    /** Takes QL steps until all entries beside the diagonals are negligible. */
    private void diagonalise(boolean withVectors) {
        for (int b = 0; b < count; b++) {
            row[b] = found[b] ? 0 : n - 1;
        }
        for (int step = 0; step < MAX_STEPS * n; step++) {
            int top = advance(step % SPLITTING == 0);
            if (top == n - 1) {
                return;
            }
            prepareSteps();
            for (int i = n - 2; i >= top; i--) {
                if (limits[i + 1]) {
                    beginOrEnd(i + 1);
                }
                findRotation(sine, cosine, bulge, offDiagonal[i], beside, offDiagonal[i + 1]);
                applyRotation(sine, cosine, beside, values[i], values[i + 1], carried, bulge);
                for (int r = 0; r < n && withVectors; r++) {
                    rotate(vectors[i * n + r], vectors[(i + 1) * n + r], cosine, sine);
                }
            }
            for (int b = 0; b < count; b++) {
                values[top][b] -= carried[b];
                offDiagonal[top][b] = bulge[b];
                if (row[b] < end[b]) {
                    offDiagonal[end[b]][b] = 0;
                }
            }
        }
        for (int b = 0; b < count; b++) {
            found[b] = found[b] && row[b] == n - 1;
        }
    }

    /**
     * Moves each matrix to the first row beside which an entry is not negligible, and returns the first of these rows.
     *
     * @param split true to find the end of the block of all matrices, false only for those that move
     */
    private int advance(boolean split) {
        int top = n - 1;
        for (int b = 0; b < count; b++) {
            int before = row[b];
            while (row[b] < n - 1 && isNegligible(row[b], b)) {
                row[b]++;
            }
            if (row[b] > before || split) {
                end[b] = endOfBlock(b);
            }
            top = Math.min(top, row[b]);
        }
        return top;
    }

    private int endOfBlock(int b) {
        int last = row[b];
        while (last < n - 1 && !isNegligible(last, b)) {
            last++;
        }
        return last;
    }

    private boolean isNegligible(int l, int b) {
        double unit = Math.ulp(1.0) / 2;
        // The second bound ends the iteration where both diagonal entries are zero.
        return Math.abs(offDiagonal[l][b])
                <= Math.max(unit * (Math.abs(values[l][b]) + Math.abs(values[l + 1][b])), unit * unit);
    }

    /** Computes the first bulge of a QL step on the block of each matrix, with Wilkinson's shift. */
    private void prepareSteps() {
        Arrays.fill(sine, 0);
        Arrays.fill(cosine, 1);
        Arrays.fill(carried, 0);
        Arrays.fill(bulge, 0);
        Arrays.fill(limits, false);
        for (int b = 0; b < count; b++) {
            int l = row[b];
            int last = end[b];
            limits[l] = true;
            limits[last] = true;
            if (l < last) {
                double d = values[l][b];
                double e = offDiagonal[l][b];
                double half = (values[l + 1][b] - d) / 2;
                double root = Math.sqrt(half * half + e * e);
                first[b] = values[last][b] - d + e * e / (half < 0 ? half - root : half + root);
            }
        }
    }

    /** Begins the steps of the matrices whose block ends at a row, and ends those of the matrices whose block begins there: all other rotations are zero, but for signs. */
    private void beginOrEnd(int i) {
        for (int b = 0; b < count; b++) {
            if (row[b] == i) {
                sine[b] = 0;
                cosine[b] = 1;
            } else if (end[b] == i) {
                sine[b] = cosine[b];
                bulge[b] = first[b];
            }
        }
    }

    /**
     * Computes the rotation of rows i and i + 1 that removes the bulge beside them. The work of a rotation is divided into two loops because the compiler of JDK 17 leaves a longer
     * one without vector instructions.
     *
     * @param s sine of the last rotation; overwritten
     * @param c cosine of the last rotation; overwritten
     * @param g bulge
     * @param e entry beside row i
     * @param h c·e; overwritten
     * @param next entry beside row i + 1; overwritten
     */
    private static void findRotation(double[] s, double[] c, double[] g, double[] e, double[] h, double[] next) {
        for (int b = 0; b < s.length; b++) {
            double f = s[b] * e[b];
            h[b] = c[b] * e[b];
            s[b] = f;
            next[b] = Math.sqrt(f * f + g[b] * g[b]);
        }
        for (int b = 0; b < s.length; b++) {
            // Products with 1/r would stretch the vectors a little in rotations by zero, in each step alike.
            s[b] /= next[b];
            c[b] = g[b] / next[b];
        }
        for (int b = 0; b < s.length; b++) {
            if (next[b] < LEAST_LENGTH) {
                s[b] = 0;
                c[b] = 1;
            }
        }
    }

    /**
     * Rotates rows and columns i and i + 1.
     *
     * @param h entry beside row i, turned by the last rotation
     * @param d diagonal entry i
     * @param next diagonal entry i + 1; overwritten
     * @param p what the last rotation left to subtract from it; overwritten
     * @param g the next bulge; overwritten
     */
    private static void applyRotation(
            double[] s, double[] c, double[] h, double[] d, double[] next, double[] p, double[] g) {
        for (int b = 0; b < s.length; b++) {
            double diagonal = next[b] - p[b];
            double t = (d[b] - diagonal) * s[b] + 2 * c[b] * h[b];
            double shifted = s[b] * t;
            p[b] = shifted;
            next[b] = diagonal + shifted;
            g[b] = c[b] * t - h[b];
        }
    }

    /** Marks the matrices whose eigenvalues do not have the norm of the matrix, and multiplies those of the others by it. */
    private void verify() {
        double[] squares = scratch[0];
        Arrays.fill(squares, 0);
        for (int j = 0; j < n; j++) {
            addSquare(squares, values[j], 1);
            multiply(values[j], norms);
        }
        for (int b = 0; b < count; b++) {
            found[b] = found[b] && Math.abs(squares[b] - 1) <= ROUNDING;
        }
    }

    private static void addSquare(double[] result, double[] x, double factor) {
        for (int b = 0; b < result.length; b++) {
            result[b] += factor * x[b] * x[b];
        }
    }

    private static void addProduct(double[] result, double[] x, double[] y) {
        for (int b = 0; b < result.length; b++) {
            result[b] += x[b] * y[b];
        }
    }

    private static void addProducts(double[] entry, double[] x, double[] xResult, double[] y, double[] yResult) {
        for (int b = 0; b < entry.length; b++) {
            xResult[b] += entry[b] * x[b];
            yResult[b] += entry[b] * y[b];
        }
    }

    private static void subtractProducts(double[] result, double[] a, double[] b, double[] c, double[] d) {
        for (int i = 0; i < result.length; i++) {
            result[i] -= a[i] * b[i] + c[i] * d[i];
        }
    }

    private static void multiply(double[] result, double[] x) {
        for (int b = 0; b < result.length; b++) {
            result[b] *= x[b];
        }
    }

    private static void rotate(double[] left, double[] right, double[] c, double[] s) {
        for (int b = 0; b < left.length; b++) {
            double x = left[b];
            double y = right[b];
            right[b] = s[b] * x + c[b] * y;
            left[b] = c[b] * x - s[b] * y;
        }
    }
}
