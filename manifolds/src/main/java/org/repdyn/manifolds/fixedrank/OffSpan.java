package org.repdyn.manifolds.fixedrank;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.Entries;

/** Projection of columns off the span of orthonormal ones, which keeps its digits. */
final class OffSpan {

    /** Share of the squared length of a column that is left by a projection below which the projection is repeated, because digits have cancelled. */
    private static final double CANCELLED = 0.25;

    private final int r;
    private final R064Store coordinates;

    /** Squared lengths of columns. */
    private final double[] squares;

    /** @param rank number of columns */
    OffSpan(int rank) {
        r = rank;
        coordinates = R064Store.FACTORY.make(rank, rank);
        squares = new double[rank];
    }

    /** Subtracts basis·(basisᵀz) from z. */
    void project(R064Store basis, R064Store z) {
        TallBlocks.gram(basis, z, coordinates);
        project(basis, z, coordinates);
    }

    /**
     * Subtracts basis·(basisᵀz) from z.
     *
     * @param product basisᵀz; may be overwritten
     */
    void project(R064Store basis, R064Store z, R064Store product) {
        for (int j = 0; j < r; j++) {
            squares[j] = square(z, j);
        }
        TallBlocks.addProduct(-1, basis, product, z);
        // The inverse of S may enlarge one column more than the others, so that each counts alone. Squares that
        // overflow or underflow are equal, which repeats the projection.
        for (int j = 0; j < r; j++) {
            if (square(z, j) <= CANCELLED * squares[j]) {
                TallBlocks.gram(basis, z, product);
                TallBlocks.addProduct(-1, basis, product, z);
                return;
            }
        }
    }

    private static double square(R064Store z, int column) {
        int rows = z.getRowDim();
        return Entries.dot(z.data, column * rows, z.data, column * rows, rows);
    }
}
