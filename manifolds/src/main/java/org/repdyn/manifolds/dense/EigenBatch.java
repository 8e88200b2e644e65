package org.repdyn.manifolds.dense;

import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * Eigendecompositions A = U·diag(λ)·Uᵀ of several symmetric matrices of one size at once, by the method of {@link TridiagonalEigen}. The square roots and divisions of a QL step wait for
 * each other, so that one small matrix leaves most of the processor idle. Here each entry is an array over the matrices, and every loop runs over them, which the compiler
 * turns into vector instructions.
 *
 * <p>Eigenvalues are found to ε·‖A‖, in no order. A matrix may be {@linkplain #found not found}; decompose it alone. The memory is reused between calls.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class EigenBatch {

    /** Range of norms of matrices in which no square of an entry that matters overflows or underflows. */
    private static final double LEAST_NORM = 1e-140;

    /** Largest deviation of Σλ² from ‖A‖² = 1 that is rounding; more means that a rotation was not orthogonal. */
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
    private final double[] work;
    private final TridiagonalBatch reduction;
    private final QlBatch iteration;

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
        work = new double[count];
        double[][] offDiagonal = new double[n][count];
        reduction = new TridiagonalBatch(lower, values, offDiagonal);
        iteration = new QlBatch(values, offDiagonal, vectors, found);
    }

    /**
     * Decomposes the matrices in {@link #lower}; the fields hold the results until the next call.
     *
     * @param withVectors false if only {@link #values} are used
     */
    public void decompose(boolean withVectors) {
        normalise();
        reduction.reduce();
        if (withVectors) {
            reduction.accumulate(vectors);
        }
        iteration.diagonalise(withVectors);
        verify();
    }

    /** Divides each matrix by its norm, unless that is out of range. */
    private void normalise() {
        Arrays.fill(norms, 0);
        for (int j = 0; j < n; j++) {
            BatchArithmetic.addSquare(norms, lower[j * n + j], 1);
            for (int i = j + 1; i < n; i++) {
                BatchArithmetic.addSquare(norms, lower[j * n + i], 2);
            }
        }
        double[] reciprocals = work;
        for (int b = 0; b < count; b++) {
            norms[b] = Math.sqrt(norms[b]);
            found[b] = norms[b] > LEAST_NORM && norms[b] < 1 / LEAST_NORM;
            reciprocals[b] = 1 / norms[b];
        }
        for (int j = 0; j < n; j++) {
            for (int i = j; i < n; i++) {
                BatchArithmetic.multiply(lower[j * n + i], reciprocals);
            }
        }
    }

    /** Marks the matrices whose eigenvalues do not have the norm of the matrix, and multiplies those of the others by it. */
    private void verify() {
        double[] squares = work;
        Arrays.fill(squares, 0);
        for (int j = 0; j < n; j++) {
            BatchArithmetic.addSquare(squares, values[j], 1);
            BatchArithmetic.multiply(values[j], norms);
        }
        for (int b = 0; b < count; b++) {
            found[b] = found[b] && Math.abs(squares[b] - 1) <= ROUNDING;
        }
    }
}
