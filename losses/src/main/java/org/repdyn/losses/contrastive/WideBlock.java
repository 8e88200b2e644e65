package org.repdyn.losses.contrastive;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.losses.internal.RowBlocks;

/** A block of rows of any length, as a matrix. */
final class WideBlock implements RowBlock {

    final R064Store rows;
    final R064Store sums;

    WideBlock(int rows, int columns) {
        this.rows = R064Store.FACTORY.make(rows, columns);
        this.sums = R064Store.FACTORY.make(rows, columns);
    }

    @Override
    public void copy(R064Store from, int first) {
        RowBlocks.copy(from, first, rows);
    }

    @Override
    public void clear() {
        Arrays.fill(sums.data, 0);
    }

    @Override
    public void paste(R064Store to, int first) {
        RowBlocks.paste(sums, to, first);
    }
}
