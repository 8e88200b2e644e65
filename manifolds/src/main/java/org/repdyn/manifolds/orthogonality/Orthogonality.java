package org.repdyn.manifolds.orthogonality;

import java.util.Optional;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.OrthogonalColumns;

/** Constraint WᵀW = scale²·I, which needs at least as many rows as columns. */
interface Orthogonality extends Constraint, OrthogonalColumns {

    @Override
    default Optional<String> objection(int rows, int columns) {
        return shapeObjection(rows, columns);
    }

    /** Returns why no matrix of this shape has orthogonal columns; empty if there is one. */
    static Optional<String> shapeObjection(int rows, int columns) {
        if (columns < 1 || rows < 1) {
            return Optional.of("orthogonal columns need a weight matrix of at least 1×1, got " + rows + "×" + columns);
        }
        return rows >= columns
                ? Optional.empty()
                : Optional.of("a " + rows + "×" + columns + " weight matrix cannot have " + columns
                        + " orthogonal columns of length " + rows + "; use at most " + rows
                        + (rows == 1 ? " column" : " columns") + ", or the constraint euclidean");
    }
}
