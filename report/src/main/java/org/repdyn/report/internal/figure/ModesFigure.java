package org.repdyn.report.internal.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.result.RunResult;

/** Figure of the projections on the modes of the theory over time, one panel per arm; absent if no arm has modes. */
public final class ModesFigure {

    static final String ID = ObservableNames.MODE_PROJECTION;
    private static final String TITLE = "Projections on the modes of the theory";
    /** Largest number of modes drawn as lines; more pairs could not be distinguished. */
    private static final int LINES = 12;

    private ModesFigure() {}

    public static Optional<Figure> of(RunResult run) {
        List<Figure.Panel> panels = new ArrayList<>();
        boolean more = false;
        boolean predicted = false;
        List<Series> recorded = new ArrayList<>();
        List<Series> drawn = new ArrayList<>();
        Map<String, List<Series>> measured = Series.byArm(run, ID);
        Map<String, List<Series>> theories = Series.byArm(run, ObservableNames.PREDICTED + ID);
        for (int i = 0; i < run.arms().size(); i++) {
            String arm = run.arms().get(i).name();
            List<Series> all = measured.getOrDefault(arm, List.of());
            Optional<List<Series>> simulated = IndexedLines.aboveRounding(first(all));
            if (simulated.isEmpty()) {
                continue;
            }
            List<Series> theory = IndexedLines.aboveRounding(first(theories.getOrDefault(arm, List.of())))
                    .orElse(List.of());
            recorded.addAll(first(all));
            drawn.addAll(simulated.get());
            more |= all.size() > LINES;
            predicted |= !theory.isEmpty();
            List<Series> both = new ArrayList<>(simulated.get());
            both.addAll(theory);
            Chart chart = IndexedLines.chart(
                    TITLE + ", " + arm,
                    "length of the projection",
                    simulated.get(),
                    VerticalAxis.logarithmic(both),
                    "mode");
            if (!theory.isEmpty()) {
                chart.rows(theory, Chart.PREDICTED);
                IndexedLines.overlay(chart);
            }
            panels.add(new Figure.Panel(ID + "-" + (i + 1), arm, chart.spec(), false));
            if (all.size() > LINES) {
                panels.add(HeatMap.panel(
                        ID + "-" + (i + 1) + "-all", arm + ", all modes", "length of the projection", all));
            }
        }
        return panels.isEmpty()
                ? Optional.empty()
                : Optional.of(Figure.of(
                        ID,
                        TITLE,
                        "Length of the projection of the weights, or of the embeddings, on each eigenspace of the theory, on"
                                + " a logarithmic axis. Mode 1 is the one that dominates in the end according to the theory."
                                + (predicted ? " Thin dashed lines are the prediction." : "")
                                + IndexedLines.omitted(recorded, drawn),
                        panels,
                        more ? "Lines show the first " + LINES + " modes, the heat map all of them." : ""));
    }

    private static List<Series> first(List<Series> all) {
        return all.stream().filter(s -> s.index() < LINES).toList();
    }
}
