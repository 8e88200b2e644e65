package org.repdyn.report.internal;

import java.util.List;
import org.repdyn.core.result.RunResult;

/** Effective rank of every arm in time. */
final class EffectiveRankFigure {

    private static final String ID = "effective-rank";
    private static final String TITLE = "Effective rank of the embedding in time";

    private EffectiveRankFigure() {}

    static Figure of(RunResult run) {
        List<Series> all = Series.of(run, ID);
        if (all.isEmpty()) {
            return Figure.absent(ID, TITLE, "No arm observed its effective rank at two times or more.");
        }
        return Figure.of(
                ID,
                TITLE,
                "How many dimensions the embedding uses: the exponential of the entropy of its normalised singular"
                        + " values. At 1 it has collapsed to a line.",
                List.of(LineFigures.shared(
                        run,
                        ID,
                        TITLE,
                        "effective rank (dimensions)",
                        Axis.of(all).including(1),
                        all)),
                "");
    }
}
