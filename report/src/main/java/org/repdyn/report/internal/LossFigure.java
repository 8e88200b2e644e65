package org.repdyn.report.internal;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.repdyn.core.result.RunResult;

/** The loss in time: one panel where the arms share a scale, else one an arm. */
final class LossFigure {

    private static final String ID = "loss";
    private static final String TITLE = "Training loss in time";
    /** An arm that falls this much further than another would flatten it to a line. */
    private static final double SAME_SCALE = 20;

    private LossFigure() {}

    static Figure of(RunResult run) {
        List<Series> all = Series.of(run, ID);
        if (all.isEmpty()) {
            return Figure.absent(ID, TITLE, "No arm observed a loss at two times or more.");
        }
        DoubleSummaryStatistics spans = all.stream()
                .mapToDouble(LossFigure::span)
                .filter(span -> span > 0)
                .summaryStatistics();
        if (spans.getCount() < 2 || spans.getMax() / SAME_SCALE <= spans.getMin()) {
            return Figure.of(
                    ID,
                    TITLE,
                    "The loss that each arm minimises.",
                    List.of(LineFigures.shared(run, ID, TITLE, "loss", Axis.of(all), all)),
                    "");
        }
        return Figure.of(
                ID,
                TITLE,
                "The loss that each arm minimises. They fall by very different amounts, so each arm has an axis of its"
                        + " own, logarithmic where it blows up.",
                LineFigures.perArm(run, ID, TITLE, "loss", Axis::of, all),
                "");
    }

    private static double span(Series series) {
        DoubleSummaryStatistics values =
                series.points().stream().mapToDouble(Series.Point::value).summaryStatistics();
        return values.getMax() - values.getMin();
    }
}
