package org.repdyn.manifolds.fixedrank;

import org.ojalgo.matrix.store.R064Store;

/** The three factors of a point or the three parts of a vector. */
final class Factors {

    final R064Store left;
    final R064Store middle;
    final R064Store right;

    Factors(int m, int n, int r) {
        left = R064Store.FACTORY.make(m, r);
        middle = R064Store.FACTORY.make(r, r);
        right = R064Store.FACTORY.make(n, r);
    }

    /** Copies the parts of a packed matrix. */
    void read(R064Store packed) {
        TallBlocks.copyRows(packed, 0, left);
        TallBlocks.copyRows(packed, left.getRowDim(), middle);
        TallBlocks.copyRows(packed, left.getRowDim() + middle.getRowDim(), right);
    }

    /** Writes the parts into a packed matrix. */
    void write(R064Store packed) {
        TallBlocks.writeRows(left, packed, 0);
        TallBlocks.writeRows(middle, packed, left.getRowDim());
        TallBlocks.writeRows(right, packed, left.getRowDim() + middle.getRowDim());
    }
}
