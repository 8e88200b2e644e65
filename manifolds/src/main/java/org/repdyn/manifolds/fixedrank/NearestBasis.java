package org.repdyn.manifolds.fixedrank;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.dense.JacobiSvd;

/** Rotation of orthonormal columns among themselves that takes them nearest to others (orthogonal Procrustes). */
final class NearestBasis {

    private final int r;
    private final JacobiSvd svd;
    private final R064Store product;
    private final R064Store spare;

    /** The rotation Q of the last call, r×r. */
    final R064Store rotation;

    /** @param rank number of columns */
    NearestBasis(int rank) {
        r = rank;
        svd = new JacobiSvd(rank, rank);
        product = R064Store.FACTORY.make(rank, rank);
        spare = R064Store.FACTORY.make(rank, rank);
        rotation = R064Store.FACTORY.make(rank, rank);
    }

    /**
     * Computes q·Q with the rotation Q that takes q nearest to a basis.
     *
     * @param q orthonormal columns
     * @param turned q·Q before its columns are made orthonormal again; overwritten
     * @param result overwritten
     */
    void align(R064Store basis, R064Store q, R064Store turned, R064Store result) {
        TallBlocks.gram(basis, q, product);
        // basisᵀq = A·diag(σ)·Bᵀ: Q = B·Aᵀ. Where a σ is zero, no rotation is nearest, and A has a zero column.
        svd.decompose(product);
        double smallest = Double.POSITIVE_INFINITY;
        for (double value : svd.values) {
            smallest = Math.min(smallest, value);
        }
        if (smallest > Math.ulp(1.0)) {
            TallBlocks.transpose(svd.left, spare);
            TallBlocks.multiply(svd.right, spare, rotation);
        } else {
            Arrays.fill(rotation.data, 0);
            for (int j = 0; j < r; j++) {
                rotation.data[j * r + j] = 1;
            }
        }
        TallBlocks.multiply(q, rotation, turned);
        restore(turned, result);
    }

    /** Computes q·(3I − qᵀq)/2, which removes the deviation of columns from orthonormal ones that rounding has gathered (Newton and Schulz). */
    private void restore(R064Store q, R064Store result) {
        TallBlocks.gram(q, q, spare);
        Entries.scale(-0.5, spare, spare);
        for (int j = 0; j < r; j++) {
            spare.data[j * r + j] += 1.5;
        }
        TallBlocks.multiply(q, spare, result);
    }
}
