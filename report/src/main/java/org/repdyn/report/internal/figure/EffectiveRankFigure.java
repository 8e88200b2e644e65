package org.repdyn.report.internal.figure;

import java.util.List;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.result.RunResult;

/** Figure of each arm's effective rank over time. */
public final class EffectiveRankFigure {

    static final String ID = ObservableNames.EFFECTIVE_RANK;
    private static final String TITLE = "Effective rank of the embedding over time";

    private EffectiveRankFigure() {}

    public static Figure of(RunResult run) {
        List<Series> all = Series.of(run, ID);
        if (all.isEmpty()) {
            return Figure.absent(ID, TITLE, "No arm recorded its effective rank at two or more times.");
        }
        return Figure.of(
                ID,
                TITLE,
                "Number of dimensions that the embedding uses: the exponential of the entropy of its normalised singular"
                        + " values. A value of 1 means that it has collapsed to a line.",
                SharedLines.of(run, ID, TITLE, "effective rank (dimensions)")
                        .axis(lines -> VerticalAxis.of(lines).including(1))
                        .draw(all),
                "");
    }
}
