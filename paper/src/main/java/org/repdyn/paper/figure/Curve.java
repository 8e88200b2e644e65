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

    /** Returns true if the last point is a mean over fewer arms than the set has. */
    boolean overFewer() {
        return !points.isEmpty() && points.get(points.size() - 1).missing() > 0;
    }

    /** Returns the curve as far as its points are over all arms, and the rest from there on; parts with no point are left out. */
    List<Curve> parts() {
        int first = points.size();
        while (first > 0 && points.get(first - 1).missing() > 0) {
            first--;
        }
        if (predicted || first == 0 || first == points.size()) {
            return List.of(this);
        }
        return List.of(
                new Curve(name, false, points.subList(0, first)),
                new Curve(name, false, points.subList(first - 1, points.size())));
    }

    /** Returns the name with the number of arms of the last point, if they are not all, such as {@code vicreg (3 of 5 arms at the end)}. */
    public String legend() {
        if (!overFewer()) {
            return name;
        }
        Point last = points.get(points.size() - 1);
        boolean always = points.get(0).arms() == last.arms() && points.get(0).missing() == last.missing();
        return name + " (" + last.arms() + " of " + (last.arms() + last.missing()) + " arms"
                + (always ? ")" : " at the end)");
    }

    /**
     * A value.
     *
     * @param x place on the horizontal axis; the number of a category, from 0
     * @param mean mean over seeds
     * @param arms number of arms that the mean is over
     * @param missing number of the other arms with seeds that all combinations of the set have, such as arms that diverged
     */
    public record Point(double x, SeedMean mean, int arms, int missing) {

        /** Refuses null. */
        public Point {
            Objects.requireNonNull(mean, "the argument 'mean' is null");
        }

        /** Creates a value of all arms of a set, one for each seed. */
        public Point(double x, SeedMean mean) {
            this(x, Objects.requireNonNull(mean, "the argument 'mean' is null"), mean.seeds(), 0);
        }
    }
}
