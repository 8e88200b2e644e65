package org.repdyn.kernels.spi;

import java.util.List;
import org.apiguardian.api.API;

/**
 * Positions of a sequence or an image, row-major.
 *
 * @param shape extents, one or more
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record Grid(List<Integer> shape) {

    public Grid {
        shape = List.copyOf(shape);
        if (shape.isEmpty() || shape.stream().anyMatch(s -> s < 1)) {
            throw new IllegalArgumentException("needs a shape of positive extents, such as [28, 28], got " + shape);
        }
    }

    /** Returns the number of positions. */
    public int positions() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }
}
