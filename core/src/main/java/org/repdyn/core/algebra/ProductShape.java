package org.repdyn.core.algebra;

import org.ojalgo.matrix.store.R064Store;

/** Shape of a product of two column-major matrices, and distances between entries of its factors in their arrays. It is set before each product, so that a product allocates nothing. */
final class ProductShape {

    int rows;
    int inner;
    int columns;

    /** Distance of successive rows of op(left). */
    int aRow;

    /** Distance of successive inner indices of op(left). */
    int aInner;

    /** Distance of successive inner indices of op(right). */
    int bInner;

    /** Distance of successive columns of op(right). */
    int bColumn;

    /** True if entries below the diagonal are not needed. */
    boolean upperOnly;

    /** Sets the shape of result = op(left)·op(right), for matrices whose shapes match. */
    void set(R064Store left, boolean transposeA, R064Store right, boolean transposeB, R064Store result) {
        rows = result.getRowDim();
        columns = result.getColDim();
        int leftRows = left.getRowDim();
        int rightRows = right.getRowDim();
        inner = transposeA ? leftRows : left.getColDim();
        aRow = transposeA ? leftRows : 1;
        aInner = transposeA ? 1 : leftRows;
        bInner = transposeB ? rightRows : 1;
        bColumn = transposeB ? 1 : rightRows;
    }
}
