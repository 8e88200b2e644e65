package org.repdyn.core.views;

import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * Stacked views of a batch: the input of an encoder.
 *
 * @param layout row order
 * @param matrix X̂, N×d, one view per row; read only
 * @param targets n×k, one target per row; present if the field requires targets; read only
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record Views(ViewLayout layout, R064Store matrix, Optional<R064Store> targets) {

    /**
     * Checks that the rows match the layout.
     *
     * @throws IllegalArgumentException if a matrix has another number of rows
     */
    public Views {
        Objects.requireNonNull(layout, "the argument 'layout' is null");
        Objects.requireNonNull(matrix, "the argument 'matrix' is null");
        Objects.requireNonNull(targets, "the argument 'targets' is null");
        Shapes.check(layout, matrix, targets);
    }

    /** Returns the input dimension d. */
    public int dimension() {
        return matrix.getColDim();
    }

    /**
     * Returns a copy of the views of one block, n×d.
     *
     * @param block index of the block; 0 for the anchors
     * @throws IndexOutOfBoundsException if there is no such block
     */
    public R064Store block(int block) {
        int rows = layout.samples();
        int first = layout.firstRow(block);
        R064Store result = R064Store.FACTORY.make(rows, dimension());
        for (int j = 0; j < dimension(); j++) {
            System.arraycopy(matrix.data, j * matrix.getRowDim() + first, result.data, j * rows, rows);
        }
        return result;
    }
}
