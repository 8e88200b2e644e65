package org.repdyn.data.datasets;

import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.problem.CountedNoun;
import org.repdyn.data.spi.DataException;
import org.repdyn.data.spi.ImageShape;

/** Image shapes given by the user, checked against the data. */
final class ImageShapes {

    private ImageShapes() {}

    /**
     * Returns the shape of an image; height or width may be left out, and follow from the number of inputs. The smallest input
     * is black and the largest is white.
     *
     * @throws DataException if height times width is not the number of inputs
     */
    static Optional<ImageShape> of(
            String name, int columns, Optional<Integer> height, Optional<Integer> width, R064Store inputs) {
        if (height.isEmpty() && width.isEmpty()) {
            return Optional.empty();
        }
        int h = height.orElseGet(() -> columns / width.orElseThrow());
        int w = width.orElseGet(() -> columns / height.orElseThrow());
        long pixels = (long) h * w;
        if (pixels != columns) {
            throw new DataException(name + ": images of " + h + "x" + w + " have " + pixels
                    + " pixels, but a sample has " + CountedNoun.of(columns, "input"));
        }
        double black = Double.POSITIVE_INFINITY;
        double white = Double.NEGATIVE_INFINITY;
        for (double value : inputs.data) {
            black = Math.min(black, value);
            white = Math.max(white, value);
        }
        return Optional.of(new ImageShape(h, w, black, white));
    }
}
