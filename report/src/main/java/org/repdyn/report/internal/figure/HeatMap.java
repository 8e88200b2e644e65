package org.repdyn.report.internal.figure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Heat map of an observable with many components in one arm: time to the right, components upwards, the value as colour. A cell
 * reaches from the middle of its time and the one before to that of its time and the next, so that the last state has a cell too.
 * Of many times some are left out; of many components a row is the mean of several successive ones.
 */
final class HeatMap {

    /** Largest number of rows; each is at least two pixels high. */
    private static final int MAX_ROWS = 120;
    /** Largest number of cells of a panel; more make the page slow. */
    private static final int MAX_CELLS = 6_000;
    /** Largest number of times; each is a few pixels wide. */
    private static final int MAX_TIMES = 100;

    private static final String SPEC =
            """
            {"$schema":"https://vega.github.io/schema/vega-lite/v5.json","width":"container","height":250,
             "data":{"values":[]},"mark":{"type":"rect","aria":false},
             "encoding":{
               "x":{"field":"t","type":"quantitative","title":"time t","scale":{"nice":false,"zero":false}},
               "x2":{"field":"t2"},
               "y":{"field":"i","type":"quantitative","title":"component","scale":{"nice":false,"zero":false}},
               "y2":{"field":"i2"},
               "color":{"field":"v","type":"quantitative","scale":{"scheme":"viridis"},
                        "legend":{"columns":1,"titleOrient":"top","titleBaseline":"top","gradientLength":180,"labelOverlap":"greedy"}},
               "tooltip":[{"field":"arm"},{"field":"i","title":"index"},{"field":"at","title":"time","format":".4~g"},
                          {"field":"v","title":"value","format":".6~g"}]}}
            """;

    private HeatMap() {}

    /**
     * Returns the panel of one arm.
     *
     * @param all the components of the arm
     */
    static Figure.Panel panel(String id, String title, String what, List<Series> all) {
        ObjectNode spec = Chart.parse(SPEC);
        spec.put("description", what + ", " + title);
        spec.withObject("/encoding/color").put("title", what);
        colour(spec, VerticalAxis.of(all));
        int components = 1 + all.stream().mapToInt(Series::index).max().orElse(0);
        int perRow = (components + MAX_ROWS - 1) / MAX_ROWS;
        int rows = (components + perRow - 1) / perRow;
        double[] times = times(all, Math.max(2, Math.min(MAX_TIMES, MAX_CELLS / rows)));
        TimeAxis.set(spec.withObject("/encoding/x"), times, false);
        ArrayNode cells = spec.withArray("/data/values");
        for (int row = 0; row < rows; row++) {
            int first = row * perRow;
            int next = Math.min(components, first + perRow);
            double[] means = means(all, first, next, times);
            for (int k = 0; k < times.length; k++) {
                if (Double.isFinite(means[k])) {
                    cells.addObject()
                            .put("arm", all.get(0).arm())
                            .put("i", first + 1)
                            .put("i2", next + 1)
                            .put("at", Numbers.rounded(times[k]))
                            .put("t", Numbers.rounded((times[Math.max(0, k - 1)] + times[k]) / 2))
                            .put("t2", Numbers.rounded((times[k] + times[Math.min(times.length - 1, k + 1)]) / 2))
                            .put("v", Numbers.rounded(means[k]));
                }
            }
        }
        return new Figure.Panel(id, title, spec, false);
    }

    /**
     * Gives the colours the ends and ticks of a vertical axis. The scale is linear in {@code c}, which is the symmetric logarithm of the
     * value on such an axis: Vega mixes the colours of the legend from those at a few values, which is exact on a linear scale alone.
     */
    private static void colour(ObjectNode spec, VerticalAxis axis) {
        List<VerticalAxis.Tick> ticks = axis.ticks(true).stream()
                .map(tick -> new VerticalAxis.Tick(axis.place(tick.value()), tick.label()))
                .toList();
        ObjectNode colour = spec.withObject("/encoding/color");
        if (axis.type().equals("symlog")) {
            spec.withArray("/transform")
                    .addObject()
                    .put(
                            "calculate",
                            "(datum.v < 0 ? -1 : 1) * log(1 + max(datum.v, -datum.v) / " + axis.constant() + ")")
                    .put("as", "c");
            colour.put("field", "c");
        }
        colour.withObject("/scale")
                .put("nice", false)
                .put("zero", false)
                .putArray("domain")
                .add(axis.place(axis.low()))
                .add(axis.place(axis.high()));
        ObjectNode legend = colour.withObject("/legend");
        ArrayNode values = legend.putArray("values");
        ticks.forEach(tick -> values.add(tick.value()));
        legend.put("labelExpr", VerticalAxis.labels(ticks));
    }

    /** Returns the times of some components, in order, thinned to a number of them. */
    private static double[] times(List<Series> all, int most) {
        TreeSet<Double> times = new TreeSet<>();
        all.forEach(s -> s.points().forEach(p -> times.add(p.t())));
        List<Double> sorted = new ArrayList<>(times);
        int kept = Math.min(most, sorted.size());
        double[] result = new double[kept];
        for (int k = 0; k < kept; k++) {
            result[k] = sorted.get((int) ((long) k * (sorted.size() - 1) / Math.max(1, kept - 1)));
        }
        return result;
    }

    /** Returns the mean of the components from {@code first} to before {@code next} at each time; NaN where there is none. */
    private static double[] means(List<Series> all, int first, int next, double[] times) {
        double[] sums = new double[times.length];
        int[] counts = new int[times.length];
        for (Series s : all) {
            if (s.index() < first || s.index() >= next) {
                continue;
            }
            Map<Double, Double> values = new HashMap<>();
            s.points().forEach(p -> values.put(p.t(), p.value()));
            for (int k = 0; k < times.length; k++) {
                Double value = values.get(times[k]);
                if (value != null) {
                    sums[k] += value;
                    counts[k]++;
                }
            }
        }
        double[] means = new double[times.length];
        for (int k = 0; k < times.length; k++) {
            means[k] = counts[k] == 0 ? Double.NaN : sums[k] / counts[k];
        }
        return means;
    }
}
