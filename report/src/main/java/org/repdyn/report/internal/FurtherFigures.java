package org.repdyn.report.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.TrajectoryRow;

/**
 * Figures of the observables that have no figure of their own, in the order of their names: lines over time for a number, one
 * panel per arm for several components, dots for values that were measured once.
 */
final class FurtherFigures {

    /** Observables with a figure of their own, and those that the engine records about a prediction. */
    private static final Set<String> ELSEWHERE = Set.of(
            EffectiveRankFigure.ID,
            LossFigure.ID,
            SingularValuesFigure.ID,
            DeviationFigure.ID,
            AngleFigure.ID,
            ModesFigure.ID,
            DriftFigure.ID,
            ObservableNames.EXTRAPOLATED_DEVIATION,
            ObservableNames.INTEGRATOR_ERROR,
            ObservableNames.MODE_HALF_TIME);

    /** Largest number of components drawn; more lines could not be distinguished. */
    private static final int LINES = 12;

    private static final String DOTS =
            """
            {"$schema":"https://vega.github.io/schema/vega-lite/v5.json","width":"container","data":{"values":[]},
             "mark":{"type":"point","filled":true,"size":60,"opacity":0.8},
             "encoding":{
               "x":{"field":"v","type":"quantitative","scale":{"zero":false}},
               "y":{"field":"arm","type":"nominal","title":null,"sort":null},
               "tooltip":[{"field":"arm"},{"field":"i","title":"index"},{"field":"v","title":"value","format":".6~g"}]}}
            """;

    private FurtherFigures() {}

    static List<Figure> of(RunResult run) {
        Set<String> names = new LinkedHashSet<>();
        run.trajectory().stream()
                .map(TrajectoryRow::observable)
                .filter(name -> !name.startsWith(ObservableNames.PREDICTED) && !ELSEWHERE.contains(name))
                .sorted()
                .forEach(names::add);
        return names.stream().map(name -> figure(run, name)).toList();
    }

    private static Figure figure(RunResult run, String name) {
        String title = title(name);
        List<Series> all = Series.of(run, name);
        if (all.isEmpty()) {
            return atTheEnd(run, name, title);
        }
        boolean components = all.stream().anyMatch(s -> s.index() > 0);
        if (!components) {
            List<Series> theory = Series.of(run, ObservableNames.PREDICTED + name);
            List<Series> both = new ArrayList<>(all);
            both.addAll(theory);
            Chart chart = Chart.described(title).y(name, VerticalAxis.of(both)).rows(all, Chart.SIMULATED);
            Palette.byArm(chart.lines(Chart.SIMULATED, LineFigures.WIDTH), run, all);
            if (!theory.isEmpty()) {
                chart.rows(theory, Chart.PREDICTED);
                IndexedLines.overlay(chart);
            }
            return Figure.of(
                    name,
                    title,
                    theory.isEmpty() ? "" : "Thin dashed lines are the prediction.",
                    List.of(new Figure.Panel(name, title, chart.spec(), false)),
                    "");
        }
        List<Figure.Panel> panels = new ArrayList<>();
        for (int i = 0; i < run.arms().size(); i++) {
            String arm = run.arms().get(i).name();
            List<Series> mine = Series.ofArm(all, arm).stream()
                    .filter(s -> s.index() < LINES)
                    .toList();
            if (!mine.isEmpty()) {
                Chart chart = IndexedLines.chart(title + ", " + arm, name, mine, VerticalAxis.of(mine), "component");
                panels.add(new Figure.Panel(name + "-" + (i + 1), arm, chart.spec(), false));
            }
        }
        boolean more = all.stream().anyMatch(s -> s.index() >= LINES);
        return Figure.of(name, title, "", panels, more ? "Only the first " + LINES + " components are drawn." : "");
    }

    /** Returns the figure of an observable that was measured once in each arm. */
    private static Figure atTheEnd(RunResult run, String name, String title) {
        ObjectNode spec = Chart.parse(DOTS);
        spec.put("description", title);
        spec.withObject("/encoding/x").put("title", name);
        var rows = spec.withArray("/data/values");
        for (TrajectoryRow row : run.trajectory()) {
            if (row.observable().equals(name) && row.index() < LINES && Double.isFinite(row.value())) {
                rows.addObject()
                        .put("arm", row.arm())
                        .put("i", row.index() + 1)
                        .put("v", Numbers.rounded(Series.clipped(row.value())));
            }
        }
        return rows.isEmpty()
                ? Figure.absent(name, title, "No arm has a finite value of " + name + ".")
                : Figure.of(
                        name,
                        title,
                        "Measured once, at the last state.",
                        List.of(new Figure.Panel(name, title, spec, false)),
                        "");
    }

    private static String title(String name) {
        String words = name.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
