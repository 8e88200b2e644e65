package org.repdyn.report.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.repdyn.core.result.RunResult;

/** What becomes of each mode of the theory, a panel an arm. Left out where no arm has modes. */
final class ModesFigure {

    private static final String ID = "mode-projection";
    private static final String TITLE = "Parts along the modes of the theory";
    /** Pairs of lines that can be told apart. */
    private static final int LINES = 12;

    private ModesFigure() {}

    static Optional<Figure> of(RunResult run) {
        List<Figure.Panel> panels = new ArrayList<>();
        boolean more = false;
        boolean predicted = false;
        for (int i = 0; i < run.arms().size(); i++) {
            String arm = run.arms().get(i).name();
            List<Series> all = Series.ofArm(Series.of(run, ID), arm);
            Optional<List<Series>> simulated = IndexedLines.aboveRounding(first(all));
            if (simulated.isEmpty()) {
                continue;
            }
            List<Series> theory = IndexedLines.aboveRounding(
                            first(Series.ofArm(Series.of(run, "predicted." + ID), arm)))
                    .orElse(List.of());
            more |= all.size() > LINES;
            predicted |= !theory.isEmpty();
            Chart chart = IndexedLines.chart(
                    TITLE + ", " + arm,
                    "length of the part",
                    simulated.get(),
                    Axis.logarithmic(simulated.get()),
                    "mode");
            if (!theory.isEmpty()) {
                chart.rows(theory, Chart.PREDICTED);
                IndexedLines.overlay(chart);
            }
            panels.add(new Figure.Panel(ID + "-" + (i + 1), arm, chart.spec(), false));
        }
        return panels.isEmpty()
                ? Optional.empty()
                : Optional.of(Figure.of(
                        ID,
                        TITLE,
                        "One line an eigenspace of the theory, the one it expects to win first: the length of the part of"
                                + " the weights, or of the embeddings, along it, on a logarithmic axis."
                                + (predicted ? " Thin dashed lines are predicted." : ""),
                        panels,
                        more ? "The first " + LINES + " are drawn." : ""));
    }

    private static List<Series> first(List<Series> all) {
        return all.stream().filter(s -> s.index() < LINES).toList();
    }
}
