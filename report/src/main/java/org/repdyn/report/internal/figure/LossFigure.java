package org.repdyn.report.internal.figure;

import java.util.List;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.result.RunResult;

/** Figure of the training loss over time. */
public final class LossFigure {

    static final String ID = ObservableNames.LOSS;
    private static final String TITLE = "Training loss over time";

    /** Path of the factor whose values have scales of their own. */
    private static final String LOSS_FACTOR = "loss";

    private LossFigure() {}

    public static Figure of(RunResult run) {
        List<Series> all = Series.of(run, ID);
        if (all.isEmpty()) {
            return Figure.absent(ID, TITLE, "No arm recorded a loss at two or more times.");
        }
        return Figure.of(
                ID,
                TITLE,
                "The loss that each arm minimises; an axis is logarithmic if the loss diverges.",
                SharedLines.of(run, ID, TITLE, "loss")
                        .incomparableBy(LOSS_FACTOR)
                        .draw(all),
                "");
    }
}
