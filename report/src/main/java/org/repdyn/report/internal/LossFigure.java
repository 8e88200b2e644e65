package org.repdyn.report.internal;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.result.RunResult;

/** Figure of the training loss over time: one panel if all arms fit one scale, otherwise one panel per arm. */
final class LossFigure {

    static final String ID = ObservableNames.LOSS;
    private static final String TITLE = "Training loss over time";
    /**
     * Largest ratio of the arms' loss ranges for one panel; with a larger one, the smaller range would look constant.
     */
    private static final double MAX_RANGE_RATIO = 20;

    private LossFigure() {}

    static Figure of(RunResult run) {
        List<Series> all = Series.of(run, ID);
        if (all.isEmpty()) {
            return Figure.absent(ID, TITLE, "No arm recorded a loss at two or more times.");
        }
        DoubleSummaryStatistics spans = all.stream()
                .mapToDouble(LossFigure::span)
                .filter(span -> span > 0)
                .summaryStatistics();
        if (spans.getCount() < 2 || spans.getMax() / MAX_RANGE_RATIO <= spans.getMin()) {
            return Figure.of(
                    ID,
                    TITLE,
                    "The loss that each arm minimises.",
                    List.of(LineFigures.shared(run, ID, TITLE, "loss", VerticalAxis.of(all), all)),
                    "");
        }
        return Figure.of(
                ID,
                TITLE,
                "The loss that each arm minimises. The losses fall by very different amounts, so each arm has its own"
                        + " axis; it is logarithmic if the loss diverges.",
                LineFigures.perArm(run, ID, TITLE, "loss", VerticalAxis::of, all),
                "");
    }

    private static double span(Series series) {
        DoubleSummaryStatistics values =
                series.points().stream().mapToDouble(Series.Point::value).summaryStatistics();
        return values.getMax() - values.getMin();
    }
}
