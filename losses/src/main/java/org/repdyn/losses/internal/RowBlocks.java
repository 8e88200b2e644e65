package org.repdyn.losses.internal;

import org.ojalgo.matrix.store.R064Store;

/** Copies of blocks of consecutive rows between a stacked matrix and matrices of their own. */
public final class RowBlocks {

    private RowBlocks() {}

    /** Overwrites {@code block} with the rows of {@code stacked} from {@code firstRow} on. */
    public static void copy(R064Store stacked, int firstRow, R064Store block) {
        int rows = block.getRowDim();
        int all = stacked.getRowDim();
        for (int c = 0; c < block.getColDim(); c++) {
            System.arraycopy(stacked.data, c * all + firstRow, block.data, c * rows, rows);
        }
    }

    /** Overwrites the rows of {@code stacked} from {@code firstRow} on with {@code block}. */
    public static void paste(R064Store block, R064Store stacked, int firstRow) {
        int rows = block.getRowDim();
        int all = stacked.getRowDim();
        for (int c = 0; c < block.getColDim(); c++) {
            System.arraycopy(block.data, c * rows, stacked.data, c * all + firstRow, rows);
        }
    }
}
