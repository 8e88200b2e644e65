package org.repdyn.paper.figure;

import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;
import org.repdyn.core.result.SeedMean;

/**
 * Values of one set of arms.
 *
 * @param name name in the legend
 * @param predicted true if the values are those of a theory
 * @param points the values, in the order of the horizontal axis
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Curve(String name, boolean predicted, List<Point> points) {

    public Curve {
        Objects.requireNonNull(name, "the argument 'name' is null");
        Objects.requireNonNull(points, "the argument 'points' is null");
        points = List.copyOf(points);
    }

    /**
     * A value.
     *
     * @param x place on the horizontal axis; the number of a category, from 0
     * @param mean mean over seeds
     */
    public record Point(double x, SeedMean mean) {

        /** Refuses null. */
        public Point {
            Objects.requireNonNull(mean, "the argument 'mean' is null");
        }
    }
}
