package org.repdyn.manifolds.dense;

import java.util.Arrays;

/** Reduction of the symmetric matrices of a batch to tridiagonal ones by Householder's reflections, whose vectors replace the matrices. */
final class TridiagonalBatch {

    /** Diagonals of the results: entry i of matrix b is {@code diagonal[i][b]}. */
    private final double[][] diagonal;

    /** Entries beside the diagonals of the results. */
    private final double[][] offDiagonal;

    private final double[][] lower;
    private final int n;
    private final int count;
    /** Factors β of the reflections I − β·vvᵀ. */
    private final double[][] beta;

    private final double[][] scratch;

    /**
     * Creates a reduction.
     *
     * @param lower lower triangles of the matrices, as in {@link EigenBatch#lower}; overwritten
     * @param diagonal overwritten by the diagonals
     * @param offDiagonal overwritten by the entries beside them
     */
    TridiagonalBatch(double[][] lower, double[][] diagonal, double[][] offDiagonal) {
        this.lower = lower;
        this.diagonal = diagonal;
        this.offDiagonal = offDiagonal;
        n = diagonal.length;
        count = diagonal[0].length;
        beta = new double[n][count];
        scratch = new double[n][count];
    }

    /** Reduces the matrices to their diagonals in {@link #diagonal} and the entries beside them in {@link #offDiagonal}. */
    void reduce() {
        for (int k = 0; k + 2 < n; k++) {
            System.arraycopy(lower[k * n + k], 0, diagonal[k], 0, count);
            double[] tail = scratch[k];
            Arrays.fill(tail, 0);
            for (int i = k + 2; i < n; i++) {
                BatchArithmetic.addSquare(tail, lower[k * n + i], 1);
            }
            prepareReflection(lower[k * n + k + 1], tail, offDiagonal[k], beta[k]);
            reflect(k);
        }
        if (n > 1) {
            System.arraycopy(lower[(n - 2) * n + n - 2], 0, diagonal[n - 2], 0, count);
            System.arraycopy(lower[(n - 2) * n + n - 1], 0, offDiagonal[n - 2], 0, count);
        }
        System.arraycopy(lower[n * n - 1], 0, diagonal[n - 1], 0, count);
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
            BatchArithmetic.addProduct(p[j], a[j * n + j], a[v + j]);
            for (int i = j + 1; i < n; i++) {
                BatchArithmetic.addProducts(a[j * n + i], a[v + i], p[j], a[v + j], p[i]);
            }
        }
        double[] half = p[k];
        Arrays.fill(half, 0);
        for (int i = k + 1; i < n; i++) {
            BatchArithmetic.multiply(p[i], beta[k]);
            BatchArithmetic.addProduct(half, p[i], a[v + i]);
        }
        BatchArithmetic.multiply(half, beta[k]);
        for (int b = 0; b < count; b++) {
            half[b] /= -2;
        }
        for (int i = k + 1; i < n; i++) {
            BatchArithmetic.addProduct(p[i], half, a[v + i]);
        }
        for (int j = k + 1; j < n; j++) {
            for (int i = j; i < n; i++) {
                BatchArithmetic.subtractProducts(a[j * n + i], a[v + i], p[j], p[i], a[v + j]);
            }
        }
    }

    /**
     * Computes the products of the reflections.
     *
     * @param vectors entry (i, j) of matrix b is {@code vectors[j * n + i][b]}; overwritten
     */
    void accumulate(double[][] vectors) {
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                Arrays.fill(vectors[j * n + i], i == j ? 1 : 0);
            }
        }
        double[] share = scratch[0];
        for (int k = n - 3; k >= 0; k--) {
            int v = k * n;
            for (int j = k + 1; j < n; j++) {
                Arrays.fill(share, 0);
                for (int i = k + 1; i < n; i++) {
                    BatchArithmetic.addProduct(share, lower[v + i], vectors[j * n + i]);
                }
                for (int b = 0; b < count; b++) {
                    share[b] *= -beta[k][b];
                }
                for (int i = k + 1; i < n; i++) {
                    BatchArithmetic.addProduct(vectors[j * n + i], share, lower[v + i]);
                }
            }
        }
    }
}
