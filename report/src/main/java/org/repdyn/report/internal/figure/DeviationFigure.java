package org.repdyn.report.internal.figure;

import java.util.List;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.result.RunResult;

/** Figure of each arm's deviation from its prediction over time. */
public final class DeviationFigure {

    static final String ID = ObservableNames.DEVIATION;
    private static final String TITLE = "Deviation of the simulation from the prediction";
    /** Height of the line of an arm that never deviates; it is below the rounding error of any deviation. */
    private static final double FLOOR = 1e-17;

    private DeviationFigure() {}

    public static Figure of(RunResult run) {
        List<Series> all = Series.of(run, ID);
        if (all.isEmpty()) {
            return Figure.absent(
                    ID,
                    TITLE,
                    UncomparedTimes.arms(run).isEmpty()
                            ? "No arm has a prediction of its embeddings."
                            : "No arm has a prediction of its embeddings at two or more times. "
                                    + UncomparedTimes.explanation(run));
        }
        return Figure.of(
                ID,
                TITLE,
                "Relative deviation of the embeddings from the prediction. About 10⁻¹⁶ is rounding error, and 10⁻¹⁰ is the"
                        + " accuracy of an integrator; near 1 the theory does not describe the arm. Zeros cannot be"
                        + " drawn on this axis; an arm without any deviation is drawn at 10⁻¹⁷.",
                SharedLines.of(run, ID, TITLE, "relative deviation")
                        .shown(line -> line.nonZero(FLOOR))
                        .axis(VerticalAxis::logarithmic)
                        .uncompared(UncomparedTimes.arms(run))
                        .draw(all),
                UncomparedTimes.explanation(run));
    }
}
