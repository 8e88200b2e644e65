package org.repdyn.core.views;

import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * The stacked views of a batch: what an encoder reads.
 *
 * @param layout the row order
 * @param matrix X̂, N×d, one view a row; read only
 * @param targets n×k, one target a row, where the field needs them; read only
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Views(ViewLayout layout, R064Store matrix, Optional<R064Store> targets) {

    /** Refuses a matrix whose rows do not match the layout. */
    public Views {
        Shapes.check(layout, matrix, targets);
    }

    /** Input dimension d. */
    public int dimension() {
        return matrix.getColDim();
    }
}
