package org.repdyn.report.internal;

import java.util.List;
import org.repdyn.core.result.RunResult;

/** Effective rank of every arm in time. */
final class EffectiveRankFigure {

    private static final String ID = "effective-rank";
    private static final String TITLE = "Effective rank";

    private EffectiveRankFigure() {}

    static Figure of(RunResult run) {
        List<Series> all = Series.of(run, "effective-rank");
        if (all.isEmpty()) {
            return Figure.absent(ID, TITLE, "No arm observed its effective rank at two times or more.");
        }
        return new Figure(
                ID,
                TITLE,
                "How many dimensions the embedding uses: the exponential of the entropy of its normalised singular"
                        + " values. At 1 it has collapsed to a line.",
                List.of(LineFigures.shared(run, "Effective rank in time, all arms", "effective rank", false, all)),
                "");
    }
}
