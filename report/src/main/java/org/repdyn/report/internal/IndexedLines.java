package org.repdyn.report.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The components of a vector-valued quantity of one arm, one line each, on a logarithmic axis. */
final class IndexedLines {

    /** Below the rounding of the largest at the same time, a few dozen units of it, there is only noise to see. */
    private static final double ROUNDING = 1e-14;
    /** Indices named in the legend. */
    private static final int NAMED = 8;

    private IndexedLines() {}

    /** What of them can be drawn; empty where nothing is above zero. */
    static Optional<List<Series>> aboveRounding(List<Series> lines) {
        Map<Double, Double> largest = new HashMap<>();
        lines.forEach(s -> s.points().forEach(p -> largest.merge(p.t(), p.value(), Math::max)));
        if (largest.values().stream().noneMatch(v -> v > 0)) {
            return Optional.empty();
        }
        return Optional.of(lines.stream()
                .map(s -> s.above(t -> Math.max(largest.getOrDefault(t, 0.0) * ROUNDING, 1e-300)))
                .filter(s -> s.points().size() > 1)
                .toList());
    }

    /** The chart with its lines coloured by index. */
    static Chart chart(String title, String axisTitle, List<Series> lines, Axis axis, String index) {
        Chart chart = Chart.described(title).height(250).y(axisTitle, axis).rows(lines, Chart.SIMULATED);
        ObjectNode colour = Chart.parse(
                """
                {"field":"i","type":"ordinal","title":"%s","scale":{"scheme":"viridis","extent":[0,0.88]},
                 "legend":{"symbolType":"stroke","symbolSize":120,"columns":8,"columnPadding":6}}
                """
                        .formatted(index));
        int step = (lines.size() + NAMED - 1) / NAMED;
        var named = colour.withArray("/legend/values");
        for (int i = 0; i < lines.size(); i += step) {
            named.add(lines.get(i).index() + 1);
        }
        chart.lines(Chart.SIMULATED, 1.8).withObject("/encoding").set("color", colour);
        return chart;
    }

    /** Draws what was predicted of the same components, which the chart's rows hold, thin and dashed on top. */
    static void overlay(Chart chart) {
        ObjectNode layer = chart.lines(Chart.PREDICTED, 1.2);
        ObjectNode mark = layer.withObject("/mark");
        mark.put("color", Palette.INK);
        mark.withArray("/strokeDash").add(5).add(4);
    }
}
