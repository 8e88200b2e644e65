package org.repdyn.report.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.repdyn.core.result.RunResult;

/** The spectrum of the embedding in time, a panel an arm. */
final class SingularValuesFigure {

    private static final String ID = "singular-values";
    private static final String TITLE = "Singular values of the embedding in time";
    /** More lines cannot be told apart. */
    private static final int LINES = 32;
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
        return IndexedLines.aboveRounding(mine);
    }

    private static Figure.Panel panel(List<Series> mine, Axis axis, int number) {
        String arm = mine.get(0).arm();
        Chart chart = IndexedLines.chart(TITLE + ", " + arm, "singular value", mine, axis, "index");
        return new Figure.Panel(ID + "-" + number, arm, chart.spec(), false);
    }

    private static double decades(Axis axis) {
        return Math.log10(axis.high()) - Math.log10(axis.low());
    }
}
