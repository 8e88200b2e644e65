package org.repdyn.losses.contrastive;

import org.ojalgo.matrix.store.R064Store;

/** A block of consecutive rows of a matrix, and sums of its shape. */
interface RowBlock {

    /** Copies the rows of a matrix from {@code first} on to the block. */
    void copy(R064Store from, int first);

    /** Sets all sums to 0. */
    void clear();

    /** Copies the sums to the rows of a matrix from {@code first} on. */
    void paste(R064Store to, int first);
}
