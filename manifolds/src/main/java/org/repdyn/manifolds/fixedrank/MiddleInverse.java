package org.repdyn.manifolds.fixedrank;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.JacobiSvd;

/** Inverse of the middle factor S of a point, if S has full rank to rounding. The memory is reused between calls. */
final class MiddleInverse {

    /** S⁻¹ of the last call of {@link #compute}, r×r. */
    final R064Store matrix;

    /** S⁻ᵀ of the last call of {@link #compute}, r×r. */
    final R064Store transposed;

    private final RankedShape shape;
    private final JacobiSvd svd;

    MiddleInverse(RankedShape shape) {
        this.shape = shape;
        matrix = R064Store.FACTORY.make(shape.r(), shape.r());
        transposed = R064Store.FACTORY.make(shape.r(), shape.r());
        svd = new JacobiSvd(shape.r(), shape.r());
    }

    boolean exists(R064Store middle) {
        svd.decompose(middle);
        return shape.isFullRank(svd.values);
    }

    /**
     * Requires that the inverse exists.
     *
     * @throws ArithmeticException if it does not
     */
    void require(R064Store middle) {
        svd.decompose(middle);
        shape.requireFullRank(svd.values, "the middle factor");
    }

    /**
     * Computes the inverse and its transpose.
     *
     * @throws ArithmeticException if it does not exist
     */
    void compute(R064Store middle) {
        require(middle);
        int r = shape.r();
        // S = A·diag(σ)·Bᵀ: S⁻¹ = (B/σ)·Aᵀ
        for (int j = 0; j < r; j++) {
            for (int i = 0; i < r; i++) {
                double entry = 0;
                for (int l = 0; l < r; l++) {
                    entry += svd.right.data[l * r + i] / svd.values[l] * svd.left.data[l * r + j];
                }
                matrix.data[j * r + i] = entry;
                transposed.data[i * r + j] = entry;
            }
        }
    }
}
