package org.repdyn.manifolds.orthogonality;

import java.util.Optional;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.OrthogonalColumns;

/** What frames and subspaces ask of the shape of the weights. */
interface Orthogonality extends Constraint, OrthogonalColumns {

    @Override
    default Optional<String> objection(int rows, int columns) {
        if (columns < 1 || rows < 1) {
            return Optional.of("orthogonal columns need a weight matrix of at least 1×1, got " + rows + "×" + columns);
        }
        return rows >= columns
                ? Optional.empty()
                : Optional.of("a " + rows + "×" + columns + " weight matrix cannot have " + columns
                        + " orthogonal columns of length " + rows + "; use at most " + rows
                        + " columns, or the constraint euclidean");
    }
}
