package org.repdyn.report.internal.figure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;

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
        double[] positive = Arrays.stream(times).filter(t -> t > 0).sorted().toArray();
        if (positive.length == 0) {
            return;
        }
        double last = positive[positive.length - 1];
        boolean logarithmic = !linear && last / positive[positive.length / 2] > MAX_LINEAR_RATIO;
        List<VerticalAxis.Tick> ticks;
        if (logarithmic) {
            double first = Math.max(positive[0], last / VerticalAxis.LIMIT);
            x.withObject("/scale").put("type", "symlog").put("constant", first);
            x.put("title", x.path("title").asText() + ", logarithmic");
            ticks = new VerticalAxis("symlog", 0, last, first).ticks(true);
        } else {
            ticks = new VerticalAxis("linear", Arrays.stream(times).min().orElse(0), last, 0).ticks(true);
        }
        ObjectNode axis = x.withObject("/axis");
        axis.remove("tickCount");
        axis.put("labelOverlap", "greedy");
        ArrayNode values = axis.putArray("values");
        ticks.forEach(tick -> values.add(tick.value()));
        axis.put("labelExpr", VerticalAxis.labels(ticks));
    }
}
