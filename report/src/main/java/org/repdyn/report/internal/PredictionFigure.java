package org.repdyn.report.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.RunResult;

/** What was predicted on top of what was simulated, and how far they are apart. */
final class PredictionFigure {

    private static final String ID = "prediction";
    private static final String TITLE = "Predicted beside simulated";
    private static final List<String> OBSERVABLES = List.of("singular-values", "loss", "effective-rank", "norm");
    /** Circles along a line: more would hide it. */
    private static final int CIRCLES = 16;
    /** Where a deviation of exactly zero is drawn. */
    private static final double FLOOR = 1e-17;

    private PredictionFigure() {}

    static Figure of(RunResult run) {
        List<Figure.Panel> panels = new ArrayList<>();
        run.arms().forEach(arm -> panel(run, arm.name(), panels));
        if (panels.isEmpty()) {
            return Figure.absent(ID, TITLE, "Nothing is predicted for the arms of this run: " + reasons(run));
        }
        List<Series> deviations =
                Series.of(run, "deviation").stream().map(s -> s.positive(FLOOR)).toList();
        if (!deviations.isEmpty()) {
            panels.add(LineFigures.shared(
                    run, "Deviation from the prediction in time, all arms", "relative deviation", true, deviations));
        }
        return new Figure(
                ID,
                TITLE,
                "Lines are simulated, circles are predicted; circles on the lines mean that the theory holds. The"
                        + " deviation between them stands on a logarithmic axis (exact zeros at 1e-17): near 1e-16 it is"
                        + " rounding, at 1e-10 the accuracy of an integrator, near 1 the theory does not describe the arm.",
                panels,
                reasons(run));
    }

    private static void panel(RunResult run, String arm, List<Figure.Panel> panels) {
        for (String observable : OBSERVABLES) {
            List<Series> predicted = Series.ofArm(Series.of(run, "predicted." + observable), arm);
            List<Series> simulated = Series.ofArm(Series.of(run, observable), arm);
            if (!predicted.isEmpty() && !simulated.isEmpty()) {
                String what = observable.replace('-', ' ');
                Chart chart = Chart.described("Predicted and simulated " + what + " in time, " + arm);
                simulated.forEach(s -> chart.rows(s, "simulated"));
                predicted.forEach(s -> chart.rows(few(s), "predicted"));
                var line = chart.layer(LineFigures.line(what, false, 2));
                line.withObject("/mark").put("color", Chart.colour(run, arm));
                line.withArray("transform").addObject().put("filter", "datum.kind === 'simulated'");
                var circles = chart.layer(LineFigures.points(what, false));
                circles.withObject("/encoding")
                        .set(
                                "color",
                                Chart.parse(
                                        """
                        {"datum":"predicted","title":null,"type":"nominal","legend":{"symbolType":"circle"},
                         "scale":{"domain":["predicted"],"range":["#8c8c8c"]}}
                        """));
                circles.withArray("transform").addObject().put("filter", "datum.kind === 'predicted'");
                panels.add(new Figure.Panel(arm + ": " + what, chart.spec()));
                return;
            }
        }
    }

    private static Series few(Series series) {
        int step = Math.max(1, (series.points().size() - 1) / CIRCLES);
        List<Series.Point> kept = new ArrayList<>();
        for (int i = 0; i < series.points().size(); i += step) {
            kept.add(series.points().get(i));
        }
        return new Series(series.arm(), series.index(), kept);
    }

    private static String reasons(RunResult run) {
        Map<String, String> reasons = new TreeMap<>();
        for (ArmResult arm : run.arms()) {
            arm.deviationReason().ifPresent(reason -> reasons.put(arm.name(), reason));
        }
        StringBuilder text = new StringBuilder();
        reasons.forEach((arm, reason) -> text.append(String.format(Locale.ROOT, "%s: %s. ", arm, reason)));
        return text.toString().strip().replace("..", ".");
    }
}
