package org.repdyn.report.internal.figure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ReplicationFigure;
import org.repdyn.core.result.ReplicationFigure.Line;
import org.repdyn.core.result.ReplicationResult;

/** Charts of a replication: broad lines for the simulation, thin dashed lines for the theory. */
public final class ReplicationPanels {

    /** Largest number of lines drawn; more could not be distinguished. */
    private static final int LINES = 64;
    /** Largest number of points at which a line also marks each point. */
    private static final int MAX_MARKED_POINTS = 12;
    /** Largest number of components in the legend. */
    private static final int MAX_LEGEND_ENTRIES = 6;

    private ReplicationPanels() {}

    public static Figure of(ReplicationResult replication) {
        List<Figure.Panel> panels = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        for (int i = 0; i < replication.figures().size(); i++) {
            ReplicationFigure figure = replication.figures().get(i);
            List<Series> simulated = series(figure, false);
            List<Series> predicted = series(figure, true);
            if (simulated.isEmpty() && predicted.isEmpty()) {
                absent.add("“" + figure.title() + "”: the run has no data for this figure.");
            } else {
                panels.add(panel(
                        replication.name() + "-" + (i + 1),
                        figure,
                        simulated,
                        predicted,
                        draws(figure),
                        UncomparedTimes.arms(replication, figure)));
            }
        }
        return Figure.of(
                replication.name() + "-figures", "Figures", caption(replication), panels, String.join(" ", absent));
    }

    private static String caption(ReplicationResult replication) {
        List<Line> lines = replication.figures().stream()
                .flatMap(figure -> figure.lines().stream())
                .toList();
        String kinds = lines.stream().anyMatch(Line::predicted)
                ? "Solid lines are the simulation, dashed lines the theory."
                : "All lines are the simulation.";
        String draws = lines.stream().allMatch(line -> line.draws().isEmpty())
                ? ""
                : " Points are single runs; lines go through their means.";
        Set<ArmResult> partial = replication.figures().stream()
                .flatMap(figure -> UncomparedTimes.arms(replication, figure).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return (kinds + draws + " " + UncomparedTimes.explanation(partial)).strip();
    }

    private static List<Series> series(ReplicationFigure figure, boolean predicted) {
        return figure.lines().stream()
                .filter(line -> line.predicted() == predicted)
                .limit(LINES)
                .map(line -> series(figure, line))
                .filter(series -> series.points().size() > 1)
                .toList();
    }

    private static List<Series> draws(ReplicationFigure figure) {
        return figure.lines().stream()
                .filter(line -> !line.predicted() && !line.draws().isEmpty())
                .limit(LINES)
                .map(line -> series(figure, line, line.draws()))
                .toList();
    }

    private static Series series(ReplicationFigure figure, Line line) {
        return series(figure, line, line.points());
    }

    private static Series series(ReplicationFigure figure, Line line, List<ReplicationFigure.Point> given) {
        List<Series.Point> points = given.stream()
                .filter(p -> Double.isFinite(p.x()) && Double.isFinite(p.y()))
                .filter(p -> (!figure.logX() || p.x() > 0) && (!figure.logY() || p.y() > 0))
                .map(p -> new Series.Point(p.x(), Series.clipped(p.y())))
                .toList();
        return new Series(line.arm(), line.index(), Series.thin(points));
    }

    private static Figure.Panel panel(
            String id,
            ReplicationFigure figure,
            List<Series> simulated,
            List<Series> predicted,
            List<Series> draws,
            List<ArmResult> partial) {
        List<Series> all =
                Stream.of(simulated, predicted, draws).flatMap(List::stream).toList();
        VerticalAxis axis = figure.logY() ? VerticalAxis.logarithmic(all) : VerticalAxis.of(all);
        Chart chart = Chart.described(figure.title())
                .height(260)
                .x(figure.x(), figure.logX())
                .y(figure.y(), axis)
                .rows(simulated, Chart.SIMULATED)
                .rows(predicted, Chart.PREDICTED)
                .rows(draws, Chart.DRAW);
        if (all.stream().anyMatch(ReplicationPanels::turnsBack)) {
            chart.inOrder();
        }
        shade(chart, axis, partial, figure.logX() ? first(all) : 0);
        if (!simulated.isEmpty()) {
            ObjectNode broad = chart.lines(Chart.SIMULATED, predicted.isEmpty() ? SharedLines.WIDTH : 4);
            broad.withObject("/mark").put("opacity", predicted.isEmpty() ? 1 : 0.6);
            colour(broad, simulated);
            if (!predicted.isEmpty()) {
                // In this chart dashes mean theory, not the arm.
                broad.withObject("/encoding").remove("strokeDash");
            }
            if (draws.isEmpty() && simulated.stream().allMatch(s -> s.points().size() <= MAX_MARKED_POINTS)) {
                broad.withObject("/mark").put("point", true);
            }
            if (!draws.isEmpty()) {
                ObjectNode points = chart.points(Chart.DRAW);
                colour(points, simulated);
                points.withObject("/encoding").remove("strokeDash");
            }
        }
        if (!predicted.isEmpty()) {
            chart.lines(Chart.PREDICTED, 1.3)
                    .withObject("/mark")
                    .put("color", Palette.INK)
                    .withArray("/strokeDash")
                    .add(5)
                    .add(4);
        }
        return new Figure.Panel(id, figure.title(), chart.spec(), false);
    }

    /**
     * Shades the times at which arms were not compared; arms that were compared up to one time have one area.
     *
     * @param first least time that the axis shows
     */
    private static void shade(Chart chart, VerticalAxis axis, List<ArmResult> partial, double first) {
        Map<Double, Double> ends = new TreeMap<>();
        partial.forEach(
                arm -> ends.merge(Math.max(first, arm.deviationUntil().orElseThrow()), arm.finalTime(), Math::max));
        ends.forEach((from, to) -> {
            if (from < to) {
                chart.shade(from, to, axis);
            }
        });
    }

    /** Returns the least horizontal position of all points. */
    private static double first(List<Series> all) {
        return all.stream()
                .flatMap(series -> series.points().stream())
                .mapToDouble(Series.Point::t)
                .min()
                .orElse(0);
    }

    /** Returns true if the horizontal position decreases along a line; this is possible for axes other than time. */
    private static boolean turnsBack(Series series) {
        for (int i = 1; i < series.points().size(); i++) {
            if (series.points().get(i).t() < series.points().get(i - 1).t()) {
                return true;
            }
        }
        return false;
    }

    /** Colours lines by arm if there are several arms, otherwise by component. */
    private static void colour(ObjectNode layer, List<Series> drawn) {
        List<String> arms = drawn.stream().map(Series::arm).distinct().toList();
        if (arms.size() > 1 || drawn.size() == 1) {
            Palette.byName(layer, arms, drawn);
            return;
        }
        ObjectNode colour = Chart.parse(
                """
                {"field":"i","type":"ordinal","title":"component","scale":{"scheme":"viridis","extent":[0,0.88]},
                 "legend":{"symbolType":"stroke","symbolSize":120,"columns":8,"columnPadding":6}}
                """);
        int step = (drawn.size() + MAX_LEGEND_ENTRIES - 1) / MAX_LEGEND_ENTRIES;
        var named = colour.withArray("/legend/values");
        for (int i = 0; i < drawn.size(); i += step) {
            named.add(drawn.get(i).index() + 1);
        }
        layer.withObject("/encoding").set("color", colour);
    }
}
