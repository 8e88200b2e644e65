package org.repdyn.report.internal.figure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Charts of a vector-valued observable of one arm: one line per component, on a logarithmic axis. */
final class IndexedLines {

    /**
     * Size relative to the largest component at the same time below which a component is rounding error, about 45·2⁻⁵².
     */
    private static final double ROUNDING = 1e-14;

    /** Size below which a component is not drawn: the ends of an axis, twice as far, keep their digits. */
    private static final double SMALLEST = 1e-300;

    /** Largest number of indices in the legend. */
    private static final int MAX_LEGEND_ENTRIES = 8;

    /** Least distance of two indices beside ends of lines as a share of the axis: the height of a digit of 11 pixels in 250. */
    private static final double LEAST_SPACE = 0.045;

    private IndexedLines() {}

    /** Returns a sentence on the points that are left out of lines as rounding error; empty if there is none. */
    static String omitted(List<Series> all, List<Series> drawn) {
        return points(drawn) < points(all)
                ? " A value that is rounding error, below 10⁻¹⁴ of the largest one at its time, is not drawn."
                : "";
    }

    private static int points(List<Series> lines) {
        return lines.stream().mapToInt(line -> line.points().size()).sum();
    }

    /** Returns the lines of two or more points above rounding error; empty if there is none. */
    static Optional<List<Series>> aboveRounding(List<Series> lines) {
        Map<Double, Double> largest = new HashMap<>();
        lines.forEach(s -> s.points().forEach(p -> largest.merge(p.t(), p.value(), Math::max)));
        List<Series> drawable = lines.stream()
                .map(s -> s.above(t -> Math.max(largest.getOrDefault(t, 0.0) * ROUNDING, SMALLEST)))
                .filter(s -> s.points().size() > 1)
                .toList();
        return drawable.isEmpty() ? Optional.empty() : Optional.of(drawable);
    }

    /**
     * Returns the lines that have their index beside their end, which tells them apart without their colour. A line that ends before the
     * others, or beside another one with an index, has none.
     */
    static List<Series> numbered(List<Series> lines, VerticalAxis axis) {
        double last = lines.stream().mapToDouble(line -> end(line).t()).max().orElse(Double.NEGATIVE_INFINITY);
        double length = axis.place(axis.high()) - axis.place(axis.low());
        List<Series> numbered = new ArrayList<>();
        for (Series line : lines) {
            double place = axis.place(end(line).value());
            if (lines.size() > 1
                    && end(line).t() == last
                    && numbered.stream()
                            .mapToDouble(other -> Math.abs(axis.place(end(other).value()) - place))
                            .allMatch(space -> space > 0 && space >= LEAST_SPACE * length)) {
                numbered.add(line);
            }
        }
        return numbered;
    }

    private static Series.Point end(Series line) {
        return line.points().get(line.points().size() - 1);
    }

    /** Returns a chart whose lines are coloured by index. */
    static Chart chart(String title, String axisTitle, List<Series> lines, VerticalAxis axis, String index) {
        Chart chart = Chart.described(title).height(250).y(axisTitle, axis).rows(lines, Chart.SIMULATED);
        ObjectNode colour = Chart.parse(
                """
                {"field":"i","type":"ordinal","title":"%s","scale":{"scheme":"viridis","extent":[0,0.88]},
                 "legend":{"symbolType":"stroke","symbolSize":120,"columns":8,"columnPadding":6}}
                """
                        .formatted(index));
        int step = (lines.size() + MAX_LEGEND_ENTRIES - 1) / MAX_LEGEND_ENTRIES;
        var named = colour.withArray("/legend/values");
        for (int i = 0; i < lines.size(); i += step) {
            named.add(lines.get(i).index() + 1);
        }
        chart.lines(Chart.SIMULATED, 1.8).withObject("/encoding").set("color", colour);
        chart.numbered(numbered(lines, axis));
        return chart;
    }

    /** Adds the predicted rows of a chart as thin dashed lines on top. */
    static void overlay(Chart chart) {
        ObjectNode layer = chart.lines(Chart.PREDICTED, 1.2);
        ObjectNode mark = layer.withObject("/mark");
        mark.put("color", Palette.INK);
        mark.withArray("/strokeDash").add(5).add(4);
    }
}
