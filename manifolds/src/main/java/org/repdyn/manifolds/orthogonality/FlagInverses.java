package org.repdyn.manifolds.orthogonality;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.ThinSvd;
import org.repdyn.core.options.Decimals;

/**
 * Inverses of the QR and polar steps on a flag manifold. With M = XᵀY a step from X along V reaches the flag of Y if X + V = YT with T = QS, Q a rotation
 * within the subspaces; and V is horizontal if MT − I is skew with zero diagonal blocks.
 */
final class FlagInverses {

    /** At a flag that is not near, the alignment converges by a constant factor a step. */
    private static final int MAX_ALIGNMENTS = 500;

    private final Flag flag;
    /** First column of each block, and k at the end. */
    private final int[] bounds;

    private final int k;
    private final LinearAlgebra algebra;

    FlagInverses(Flag flag, int[] bounds, LinearAlgebra algebra) {
        this.flag = flag;
        this.bounds = bounds;
        this.algebra = algebra;
        k = bounds[bounds.length - 1];
    }

    /**
     * Returns T for the QR step, whose flag has the spans of the first columns of X + V: T is block upper triangular, and its blocks of columns follow from leading
     * equations of M, one after another, as those of the QR step on frames do (Absil, Mahony, Sepulchre 2008, example 8.1.5). There is at most one.
     *
     * @throws ArithmeticException if a subspace of the other flag has a direction at 90° to its subspace of this one
     */
    R064Store triangular(R064Store m) {
        R064Store t = R064Store.FACTORY.make(k, k);
        for (int b = 0; b + 1 < bounds.length; b++) {
            int first = bounds[b];
            int end = bounds[b + 1];
            R064Store right = R064Store.FACTORY.make(k, end - first);
            for (int j = first; j < end; j++) {
                for (int i = 0; i < first; i++) {
                    // −(MT)ⱼᵢ, known from the columns before.
                    double sum = 0;
                    for (int l = 0; l < first; l++) {
                        sum += m.data[l * k + j] * t.data[i * k + l];
                    }
                    right.data[(j - first) * k + i] = -sum;
                }
                right.data[(j - first) * k + j] = 1;
            }
            if (!LinearSystem.solve(R064Store.FACTORY.copy(m), right, end)) {
                throw new ArithmeticException("the QR retraction reaches no such flag: subspace " + (b + 1)
                        + " has a direction at 90° to that of the base point; take a nearer one");
            }
            System.arraycopy(right.data, 0, t.data, first * k, right.data.length);
        }
        return t;
    }

    /**
     * Returns T = QS for the polar step, S symmetric positive definite. For a given Q, S solves the Lyapunov equation of the polar step on frames, and the diagonal blocks
     * Ω of MQS, which are skew but for I, turn Q ← Q·polar(I − Ω) until they vanish, as in the logarithm by alignment (Szwagier, Pennec 2023).
     *
     * @throws ArithmeticException if there is no S, or the alignment does not converge
     */
    R064Store polar(R064Store m) {
        R064Store aligned = m.copy();
        R064Store turn = m.copy();
        flag.clearOffDiagonalBlocks(turn);
        R064Store q = R064Store.FACTORY.makeEye(k, k);
        // The nearest frame of each subspace is the transposed polar factor of its block.
        R064Store factor = polarFactor(turn);
        q = algebra.multiplyRightTransposed(q, factor);
        double tolerance = 4 * k * Math.ulp(1.0);
        double before = Double.POSITIVE_INFINITY;
        for (int i = 0; i < MAX_ALIGNMENTS; i++) {
            aligned = algebra.multiply(m, q);
            R064Store s = PolarEquation.solve(aligned);
            R064Store omega = algebra.multiply(aligned, s);
            OrthogonalManifold.addToDiagonal(omega, -1);
            flag.clearOffDiagonalBlocks(omega);
            double left = OrthogonalManifold.length(omega);
            // Near the end rounding decides the rest, so that one close to it that stays is accepted.
            if (left <= tolerance
                    || (left <= 1e3 * tolerance * OrthogonalManifold.length(s) && left >= 0.95 * before)) {
                return algebra.multiply(q, s);
            }
            before = left;
            for (int l = 0; l < omega.data.length; l++) {
                omega.data[l] = -omega.data[l];
            }
            OrthogonalManifold.addToDiagonal(omega, 1);
            q = algebra.multiply(q, polarFactor(omega));
        }
        throw new ArithmeticException("the polar retraction reaches no such flag: after " + MAX_ALIGNMENTS
                + " alignments the rotation left within the subspaces is " + Decimals.text(before)
                + "; take a nearer one");
    }

    private R064Store polarFactor(R064Store matrix) {
        ThinSvd svd = algebra.thinSvd(matrix);
        return algebra.multiplyRightTransposed(svd.left(), svd.right());
    }
}
