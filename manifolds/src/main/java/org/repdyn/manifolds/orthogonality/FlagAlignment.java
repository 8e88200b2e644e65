package org.repdyn.manifolds.orthogonality;

import org.ojalgo.matrix.decomposition.LU;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.SymmetricEigen;
import org.repdyn.core.algebra.ThinSvd;
import org.repdyn.manifolds.dense.Symmetry;

/**
 * Logarithm of flags as an alignment of frames (Szwagier, Pennec 2023): with both flags as rotations Q = XᵀY in an orthonormal basis of their span, the
 * horizontal geodesic from X to Y is log(QO) for the rotation O within the subspaces that makes its diagonal blocks zero. The iteration
 * O ← O·exp(−D), with D the diagonal blocks of log(QO), converges linearly by a factor of about ‖log‖²/12, the first term of the series of Baker, Campbell
 * and Hausdorff whose diagonal blocks are not zero.
 */
final class FlagAlignment {

    /** Random flags of 20 dimensions, about as far apart as flags can be, need 56 to 249. */
    private static final int MAX_ITERATIONS = 1000;

    private final LinearAlgebra algebra;
    /** First row of each block of the rotation, and the number of rows at the end. */
    private final int[] bounds;

    private final int size;
    private R064Store q;

    /**
     * Creates an alignment.
     *
     * @param frame p×k, the frame of the second flag in a basis whose first k vectors are the frame of the first one
     * @param bounds 0, the dimensions of the subspaces, and p if it is larger than k
     */
    FlagAlignment(R064Store frame, int[] bounds, LinearAlgebra algebra) {
        this.algebra = algebra;
        this.bounds = bounds;
        size = frame.getRowDim();
        q = completed(frame);
        alignBlocks();
    }

    /** Returns the columns of a frame and an orthonormal basis of their complement. */
    private R064Store completed(R064Store frame) {
        int k = frame.getColDim();
        R064Store result = R064Store.FACTORY.make(size, size);
        System.arraycopy(frame.data, 0, result.data, 0, frame.data.length);
        if (k < size) {
            // The eigenvalues of YYᵀ are 0, first, and 1.
            SymmetricEigen eigen = algebra.symmetricEigen(algebra.multiplyRightTransposed(frame, frame));
            System.arraycopy(eigen.vectors().data, 0, result.data, k * size, (size - k) * size);
        }
        return result;
    }

    /** Turns each block of columns to the nearest frame of its subspace, and one of them to a reflection if Q is not a rotation. */
    private void alignBlocks() {
        R064Store turn = R064Store.FACTORY.make(size, size);
        double least = Double.POSITIVE_INFINITY;
        int weakest = 0;
        ThinSvd[] blocks = new ThinSvd[bounds.length - 1];
        for (int b = 0; b < blocks.length; b++) {
            blocks[b] = algebra.thinSvd(block(q, b));
            double smallest = blocks[b].values()[blocks[b].values().length - 1];
            setBlock(turn, b, algebra.multiplyRightTransposed(blocks[b].right(), blocks[b].left()));
            if (smallest < least) {
                least = smallest;
                weakest = b;
            }
        }
        R064Store aligned = algebra.multiply(q, turn);
        LU<Double> lu = LU.R064.make(size, size);
        lu.decompose(aligned);
        if (lu.getDeterminant() < 0) {
            // The reflection of the direction that is farthest from its subspace changes the angles least.
            R064Store right = blocks[weakest].right().copy();
            int d = right.getRowDim();
            for (int i = 0; i < d; i++) {
                right.data[(d - 1) * d + i] = -right.data[(d - 1) * d + i];
            }
            setBlock(turn, weakest, algebra.multiplyRightTransposed(right, blocks[weakest].left()));
            aligned = algebra.multiply(q, turn);
        }
        q = aligned;
    }

    /**
     * Returns the first k columns of the horizontal logarithm in the basis.
     *
     * @throws ArithmeticException at a flag with a direction at a right angle to its subspace, from which shortest geodesics are not unique
     */
    FlagLogarithm solve(int k) {
        double tolerance = 4 * size * Math.ulp(1.0);
        SmallExponential exponential = new SmallExponential(size, algebra);
        R064Store turn = R064Store.FACTORY.make(size, size);
        R064Store diagonal = R064Store.FACTORY.make(size, size);
        double residual = Double.POSITIVE_INFINITY;
        double before = Double.POSITIVE_INFINITY;
        R064Store log = diagonal;
        int iterations = 0;
        // Near the end rounding decides the size of the diagonal blocks, so that a residual close to it that stays is
        // accepted.
        while (iterations < MAX_ITERATIONS
                && !(residual <= tolerance)
                && !(residual <= 10 * tolerance && residual >= 0.95 * before)) {
            before = residual;
            R064Store skew = q.copy();
            Symmetry.skewPart(skew, skew);
            log = OrthogonalLogarithm.of(q, skew, algebra);
            iterations++;
            moveBlocks(log, diagonal);
            residual = OrthogonalManifold.length(diagonal);
            exponential.exponentiate(diagonal, -1, turn);
            q = algebra.multiply(q, turn);
        }
        requireUnique();
        R064Store tangent = R064Store.FACTORY.make(size, k);
        System.arraycopy(log.data, 0, tangent.data, 0, tangent.data.length);
        return new FlagLogarithm(tangent, residual, iterations, residual <= 10 * tolerance);
    }

    /** Moves the diagonal blocks of a matrix to another one. */
    private void moveBlocks(R064Store from, R064Store to) {
        for (int b = 0; b + 1 < bounds.length; b++) {
            R064Store part = block(from, b);
            setBlock(to, b, part);
            setBlock(from, b, R064Store.FACTORY.make(part.getRowDim(), part.getColDim()));
        }
    }

    /** Requires that no direction of a subspace is at a right angle to it. */
    private void requireUnique() {
        for (int b = 0; b + 1 < bounds.length; b++) {
            double[] cosines = algebra.thinSvd(block(q, b)).values();
            if (!(cosines[cosines.length - 1] > size * Math.ulp(1.0))) {
                throw new ArithmeticException(
                        "the shortest geodesic between the two flags is not unique: a direction of" + " subspace "
                                + (b + 1) + " is at 90° to it, to rounding; take a nearer flag");
            }
        }
    }

    private R064Store block(R064Store m, int b) {
        int first = bounds[b];
        int d = bounds[b + 1] - first;
        R064Store result = R064Store.FACTORY.make(d, d);
        for (int j = 0; j < d; j++) {
            System.arraycopy(m.data, (first + j) * size + first, result.data, j * d, d);
        }
        return result;
    }

    private void setBlock(R064Store m, int b, R064Store block) {
        int first = bounds[b];
        int d = block.getRowDim();
        for (int j = 0; j < d; j++) {
            System.arraycopy(block.data, j * d, m.data, (first + j) * size + first, d);
        }
    }
}
