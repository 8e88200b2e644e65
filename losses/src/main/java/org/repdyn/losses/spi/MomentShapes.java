package org.repdyn.losses.spi;

import java.util.List;
import org.ojalgo.matrix.store.R064Store;

/** Checks of the numbers and shapes of the matrices of moments and of their coefficients. */
final class MomentShapes {

    private MomentShapes() {}

    /** Checks that there are {@code number} matrices of one shape. */
    static void require(String what, List<R064Store> matrices, int number, int rows, int columns) {
        requireRows(what, matrices, number);
        for (R064Store matrix : matrices) {
            if (matrix.getRowDim() != rows || matrix.getColDim() != columns) {
                throw new IllegalArgumentException(what + " must be " + rows + "×" + columns + ", one is "
                        + matrix.getRowDim() + "×" + matrix.getColDim());
            }
        }
    }

    /** Checks the number of entries. */
    static void requireRows(String what, List<?> entries, int number) {
        if (entries.size() != number) {
            throw new IllegalArgumentException(what + " must be " + number + ", there are " + entries.size());
        }
    }
}
