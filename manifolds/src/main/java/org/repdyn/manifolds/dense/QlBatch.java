package org.repdyn.manifolds.dense;

import java.util.Arrays;

/**
 * Eigenvalues of the tridiagonal matrices of a batch by QL steps. A matrix that needs no step, or not in all rows, takes rotations by zero.
 */
final class QlBatch {

    /** QL steps for one eigenvalue after which the iteration is given up; two suffice on average. */
    private static final int MAX_STEPS = 30;

    /** Number of steps after which all matrices are looked through for entries that have become negligible within a block; each is when a row is done. */
    private static final int SPLITTING = 4;

    /** Length of a bulge whose square is not exact; there is nothing to rotate then. */
    private static final double LEAST_LENGTH = 1e-140;

    private final int n;
    private final int count;
    private final double[][] values;
    private final double[][] offDiagonal;
    private final double[][] vectors;
    private final boolean[] found;

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
     * Creates an iteration.
     *
     * @param values diagonals, overwritten by the eigenvalues
     * @param offDiagonal entries beside them; overwritten
     * @param vectors columns that the rotations turn
     * @param found true for the matrices to look at; false afterwards for those whose steps did not converge
     */
    QlBatch(double[][] values, double[][] offDiagonal, double[][] vectors, boolean[] found) {
        this.values = values;
        this.offDiagonal = offDiagonal;
        this.vectors = vectors;
        this.found = found;
        n = values.length;
        count = found.length;
        row = new int[count];
        end = new int[count];
        limits = new boolean[n];
        first = new double[count];
        sine = new double[count];
        cosine = new double[count];
        beside = new double[count];
        carried = new double[count];
        bulge = new double[count];
    }

    /** Takes QL steps until all entries beside the diagonals are negligible. */
    void diagonalise(boolean withVectors) {
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
                    BatchArithmetic.rotate(vectors[i * n + r], vectors[(i + 1) * n + r], cosine, sine);
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
}
