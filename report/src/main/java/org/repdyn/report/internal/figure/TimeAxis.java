package org.repdyn.report.internal.figure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Horizontal axis of times. It is linear, or logarithmic with 0 at its left end if the times differ by orders of magnitude: those of a study
 * with {@code time.spacing: logarithmic}, or of arms that end at very different times.
 */
final class TimeAxis {

    /**
     * Largest ratio of the last time to the median of a linear axis; it is 2 for evenly spaced times. With a larger one, half of the times
     * would be in the first fiftieth of the axis.
     */
    private static final double MAX_LINEAR_RATIO = 50;

    private TimeAxis() {}

    /**
     * Sets scale, title and ticks of an encoding.
     *
     * @param x encoding with the title of a linear axis
     * @param times the times, of which negative ones are not expected
     * @param linear true for a linear axis whatever the times are
     */
    static void set(ObjectNode x, double[] times, boolean linear) {
        if (Arrays.stream(times).noneMatch(t -> t > 0)) {
            return;
        }
        double last = Arrays.stream(times).max().orElseThrow();
        OptionalDouble first = linear ? OptionalDouble.empty() : logarithmicFrom(times);
        List<VerticalAxis.Tick> ticks;
        if (first.isPresent()) {
            x.withObject("/scale").put("type", "symlog").put("constant", first.getAsDouble());
            x.put("title", x.path("title").asText() + ", logarithmic");
            ticks = new VerticalAxis("symlog", 0, last, first.getAsDouble()).ticks(true);
        } else {
            ticks = VerticalAxis.between(Arrays.stream(times).min().orElse(0), last)
                    .ticks(true);
        }
        ObjectNode axis = x.withObject("/axis");
        axis.remove("tickCount");
        axis.put("labelOverlap", "greedy");
        ArrayNode values = axis.putArray("values");
        ticks.forEach(tick -> values.add(tick.value()));
        axis.put("labelExpr", VerticalAxis.labels(ticks));
    }

    /** Returns the time at which an axis of some times changes from linear to logarithmic; empty if it is linear. */
    static OptionalDouble logarithmicFrom(double[] times) {
        double[] positive = Arrays.stream(times).filter(t -> t > 0).sorted().toArray();
        if (positive.length == 0) {
            return OptionalDouble.empty();
        }
        double last = positive[positive.length - 1];
        return last / positive[positive.length / 2] > MAX_LINEAR_RATIO
                ? OptionalDouble.of(Math.max(positive[0], last / VerticalAxis.LIMIT))
                : OptionalDouble.empty();
    }
}
