package org.repdyn.report.internal;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.repdyn.core.result.RunResult;

/** The loss in time: one panel where the arms share a scale, else one an arm. */
final class LossFigure {

    private static final String ID = "loss";
    private static final String TITLE = "Loss";
    /** An arm that falls this much further than another would flatten it to a line. */
    private static final double SAME_SCALE = 20;

    private LossFigure() {}

    static Figure of(RunResult run) {
        List<Series> all = Series.of(run, "loss");
        if (all.isEmpty()) {
            return Figure.absent(ID, TITLE, "No arm observed a loss at two times or more.");
        }
        DoubleSummaryStatistics spans = all.stream()
                .mapToDouble(LossFigure::span)
                .filter(span -> span > 0)
                .summaryStatistics();
        if (spans.getCount() < 2 || spans.getMax() <= SAME_SCALE * spans.getMin()) {
            return new Figure(
                    ID,
                    TITLE,
                    "The training loss of every arm.",
                    List.of(LineFigures.shared(run, "Loss in time, all arms", "loss", false, all)),
                    "");
        }
        return new Figure(
                ID,
                TITLE,
                "The training loss of each arm. The losses fall by very different amounts, so that each arm has an axis"
                        + " of its own: compare the shapes, and read the numbers.",
                LineFigures.perArm(run, "Loss in time", "loss", false, all),
                "");
    }

    private static double span(Series series) {
        DoubleSummaryStatistics values =
                series.points().stream().mapToDouble(Series.Point::value).summaryStatistics();
        return values.getMax() - values.getMin();
    }
}
