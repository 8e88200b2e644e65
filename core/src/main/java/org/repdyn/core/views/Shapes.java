package org.repdyn.core.views;

import java.util.Optional;
import org.ojalgo.structure.Structure2D;

/** Check that the rows of stacked views and targets match a layout. */
final class Shapes {

    private Shapes() {}

    static void check(ViewLayout layout, Structure2D matrix, Optional<? extends Structure2D> targets) {
        if (matrix.countRows() != layout.rows()) {
            throw new IllegalArgumentException("the layout has " + layout.rows() + " rows (" + layout.blocks()
                    + " blocks of " + layout.samples() + "), the matrix has " + matrix.countRows());
        }
        targets.ifPresent(t -> {
            if (t.countRows() != layout.samples()) {
                throw new IllegalArgumentException(
                        "there are " + layout.samples() + " samples and " + t.countRows() + " target rows");
            }
        });
    }
}
