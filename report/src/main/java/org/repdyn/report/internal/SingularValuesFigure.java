package org.repdyn.report.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.repdyn.core.result.RunResult;

/** The spectrum of the embedding in time, a panel an arm. */
final class SingularValuesFigure {

    private static final String ID = "singular-values";
    private static final String TITLE = "Singular values of the embedding in time";
    /** Below the rounding of the largest at the same time, a few dozen units of it, there is only noise to see. */
    private static final double ROUNDING = 1e-14;
    /** More lines cannot be told apart. */
    private static final int LINES = 32;
    /** Indices named in the legend. */
    private static final int NAMED = 8;
    /** Arms share an axis as long as it is this much longer than the longest of their own, in decades. */
    private static final double SHARED = 1.5;

    private SingularValuesFigure() {}

    static Figure of(RunResult run) {
        List<List<Series>> arms = new ArrayList<>();
        run.arms().forEach(arm -> drawable(run, arm.name()).ifPresent(arms::add));
        if (arms.isEmpty()) {
            return Figure.absent(ID, TITLE, "No arm observed its singular values at two times or more.");
        }
        Axis all = Axis.logarithmic(arms.stream().flatMap(List::stream).toList());
        double longest = arms.stream()
                .mapToDouble(s -> decades(Axis.logarithmic(s)))
                .max()
                .orElse(0);
        boolean shared = decades(all) <= SHARED * Math.max(longest, 1);
        List<Figure.Panel> panels = new ArrayList<>();
        for (List<Series> mine : arms) {
            panels.add(panel(mine, shared ? all : Axis.logarithmic(mine), panels.size() + 1));
        }
        return Figure.of(
                ID,
                TITLE,
                "One line a singular value, on a logarithmic axis"
                        + (shared ? " that the arms share." : "; each arm has an axis of its own.")
                        + " Lines that stay together span all dimensions of the embedding; when the first leaves all"
                        + " others behind, the representation collapses to one scalar.",
                panels,
                arms.stream().anyMatch(s -> s.size() == LINES) ? "The first " + LINES + " are drawn." : "");
    }

    private static Optional<List<Series>> drawable(RunResult run, String arm) {
        List<Series> mine = Series.ofArm(Series.of(run, ID), arm).stream()
                .filter(s -> s.index() < LINES)
                .toList();
        Map<Double, Double> largest = new HashMap<>();
        mine.forEach(s -> s.points().forEach(p -> largest.merge(p.t(), p.value(), Math::max)));
        if (largest.values().stream().noneMatch(v -> v > 0)) {
            return Optional.empty();
        }
        return Optional.of(mine.stream()
                .map(s -> s.above(t -> Math.max(largest.get(t) * ROUNDING, 1e-300)))
                .filter(s -> s.points().size() > 1)
                .toList());
    }

    private static Figure.Panel panel(List<Series> mine, Axis axis, int number) {
        String arm = mine.get(0).arm();
        Chart chart = Chart.described(TITLE + ", " + arm)
                .height(250)
                .y("singular value", axis)
                .rows(mine, Chart.SIMULATED);
        ObjectNode colour = Chart.parse(
                """
                {"field":"i","type":"ordinal","title":"index","scale":{"scheme":"viridis","extent":[0,0.88]},
                 "legend":{"symbolType":"stroke","symbolSize":120,"columns":8,"columnPadding":6}}
                """);
        int step = (mine.size() + NAMED - 1) / NAMED;
        var named = colour.withArray("/legend/values");
        for (int i = 0; i < mine.size(); i += step) {
            named.add(mine.get(i).index() + 1);
        }
        chart.lines(Chart.SIMULATED, 1.8).withObject("/encoding").set("color", colour);
        return new Figure.Panel(ID + "-" + number, arm, chart.spec(), false);
    }

    private static double decades(Axis axis) {
        return Math.log10(axis.high()) - Math.log10(axis.low());
    }
}
