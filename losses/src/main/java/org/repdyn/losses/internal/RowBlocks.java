package org.repdyn.losses.internal;

import org.ojalgo.matrix.store.R064Store;

/** Blocks of rows, in and out of a stacked matrix. */
public final class Blocks {

    private Blocks() {}

    /** Overwrites {@code block} with as many rows of {@code stacked}, from a row on. */
    public static void copy(R064Store stacked, int firstRow, R064Store block) {
        int rows = block.getRowDim();
        int all = stacked.getRowDim();
        for (int c = 0; c < block.getColDim(); c++) {
            System.arraycopy(stacked.data, c * all + firstRow, block.data, c * rows, rows);
        }
    }

    /** Overwrites as many rows of {@code stacked}, from a row on, with {@code block}. */
    public static void paste(R064Store block, R064Store stacked, int firstRow) {
        int rows = block.getRowDim();
        int all = stacked.getRowDim();
        for (int c = 0; c < block.getColDim(); c++) {
            System.arraycopy(block.data, c * rows, stacked.data, c * all + firstRow, rows);
        }
    }
}
