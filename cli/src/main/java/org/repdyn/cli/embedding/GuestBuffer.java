package org.repdyn.cli.embedding;

import java.nio.DoubleBuffer;
import org.ojalgo.matrix.store.R064Store;

/** A buffer in memory that other languages can see, which is used again for matrices of the same size. */
final class GuestBuffer {

    private DoubleBuffer entries = GuestMatrix.buffer(0, 0);

    /** Returns the buffer with room for a matrix. */
    DoubleBuffer of(int rows, int columns) {
        if (entries.capacity() != (long) rows * columns) {
            entries = GuestMatrix.buffer(rows, columns);
        }
        return entries;
    }

    /** Returns the buffer with the entries of a matrix. */
    DoubleBuffer holding(R064Store matrix) {
        DoubleBuffer result = of(matrix.getRowDim(), matrix.getColDim());
        GuestMatrix.write(matrix, result);
        return result;
    }
}
