package org.repdyn.core.views;

import java.util.Optional;
import org.ojalgo.structure.Structure2D;
import org.repdyn.core.problem.CountedNoun;

/** Checks that the rows of stacked views and targets match a layout, and companions their embeddings. */
final class Shapes {

    private Shapes() {}

    /** Checks the shape of a companion of embeddings, N×k. */
    static void check(String what, Structure2D matrix, int rows, int columns) {
        if (matrix.countRows() != rows || matrix.countColumns() != columns) {
            throw new IllegalArgumentException(what + " must be " + rows + "×" + columns + " for these embeddings, got "
                    + matrix.countRows() + "×" + matrix.countColumns());
        }
    }

    static void check(ViewLayout layout, Structure2D matrix, Optional<? extends Structure2D> targets) {
        if (matrix.countRows() != layout.rows()) {
            throw new IllegalArgumentException("the layout has " + CountedNoun.of(layout.rows(), "row") + " ("
                    + layout.blocks() + " blocks of " + layout.samples() + "), the matrix has " + matrix.countRows());
        }
        targets.ifPresent(t -> {
            if (t.countRows() != layout.samples()) {
                throw new IllegalArgumentException(
                        "there are " + layout.samples() + " samples and " + t.countRows() + " target rows");
            }
        });
    }
}
