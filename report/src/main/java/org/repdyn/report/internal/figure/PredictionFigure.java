package org.repdyn.report.internal.figure;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.NamedArms;
import org.repdyn.core.result.RunResult;

/** Figure of predictions over simulations, one panel per arm that has both. */
public final class PredictionFigure {

    private static final String ID = "prediction";
    private static final String TITLE = "Prediction and simulation";
    private static final List<String> OBSERVABLES = List.of(
            ObservableNames.SINGULAR_VALUES,
            ObservableNames.LOSS,
            ObservableNames.EFFECTIVE_RANK,
            ObservableNames.NORM);
    /** Ratio of the largest to the smallest value above which the axis is logarithmic. */
    private static final double MAX_LINEAR_RATIO = 1e2;

    private PredictionFigure() {}

    /**
     * Returns the figure.
     *
     * @param run run with the arms that are drawn
     * @param whole run with all arms, for the reasons why none has a prediction
     */
    public static Figure of(RunResult run, RunResult whole) {
        List<Figure.Panel> panels = new ArrayList<>();
        Map<String, Map<String, List<Series>>> all = new HashMap<>();
        for (String observable : OBSERVABLES) {
            String theory = ObservableNames.PREDICTED + observable;
            all.put(observable, Series.byArm(run, observable));
            all.put(theory, Series.byArm(run, theory));
        }
        for (ArmResult arm : run.arms()) {
            for (String observable : OBSERVABLES) {
                List<Series> simulated = first(ofArm(all, observable, arm));
                List<Series> predicted = first(ofArm(all, ObservableNames.PREDICTED + observable, arm));
                if (!simulated.isEmpty() && !predicted.isEmpty()) {
                    panels.add(panel(run, arm, observable, simulated, predicted, panels.size() + 1));
                    break;
                }
            }
        }
        if (panels.isEmpty()) {
            return Figure.absent(ID, TITLE, "No arm of this run has a prediction over time. " + reasons(whole));
        }
        return Figure.of(
                ID,
                TITLE,
                "Broad solid lines are the simulation, thin dashed lines the prediction. The theory holds if each"
                        + " dashed line lies on its solid line. On a logarithmic axis, singular values that are rounding"
                        + " error, below 10⁻¹⁴ of the largest one at their time, are not drawn.",
                panels,
                UncomparedTimes.explanation(run));
    }

    private static List<Series> ofArm(Map<String, Map<String, List<Series>>> all, String observable, ArmResult arm) {
        return all.getOrDefault(observable, Map.of()).getOrDefault(arm.name(), List.of());
    }

    private static Figure.Panel panel(
            RunResult run,
            ArmResult result,
            String observable,
            List<Series> simulated,
            List<Series> predicted,
            int number) {
        String arm = result.name();
        String what = observable.equals(ObservableNames.SINGULAR_VALUES)
                ? "singular value"
                : ObservableNames.inWords(observable);
        // Rounding error would be drawn as a rise of the least values, in the simulation and the prediction alike, and
        // a singular value that is rounded to 0 would prevent a logarithmic axis.
        boolean spectrum = observable.equals(ObservableNames.SINGULAR_VALUES);
        List<Series> above = spectrum ? IndexedLines.aboveRounding(simulated).orElse(simulated) : simulated;
        List<Series> aboveToo = spectrum ? IndexedLines.aboveRounding(predicted).orElse(predicted) : predicted;
        boolean logarithmic =
                logarithmic(Stream.concat(above.stream(), aboveToo.stream()).toList());
        List<Series> broad = logarithmic ? above : simulated;
        List<Series> thin = logarithmic ? aboveToo : predicted;
        List<Series> all = Stream.concat(broad.stream(), thin.stream()).toList();
        VerticalAxis axis = logarithmic ? VerticalAxis.logarithmic(all) : VerticalAxis.of(all);
        Chart chart = Chart.described("Predicted and simulated " + what + " over time, " + arm)
                .height(250)
                .y(what, axis)
                .rows(broad, Chart.SIMULATED)
                .rows(thin, Chart.PREDICTED);
        UncomparedTimes.shade(chart, result, axis);
        var simulation = chart.lines(Chart.SIMULATED, 4.5);
        simulation.withObject("/mark").put("opacity", 0.55);
        for (var layer : List.of(simulation, chart.lines(Chart.PREDICTED, 1.4))) {
            var encoding = layer.withObject("/encoding");
            encoding.set(
                    "color",
                    Chart.parse(
                            """
                    {"field":"kind","type":"nominal","title":null,"legend":{"symbolType":"stroke","symbolOpacity":1,
                     "characters":9},"scale":{"domain":["simulated","predicted"],"range":["%s","%s"]}}
                    """
                                    .formatted(Palette.colour(run, arm), Palette.INK)));
            encoding.set(
                    "strokeDash",
                    Chart.parse(
                            """
                    {"field":"kind","type":"nominal","title":null,"legend":{"symbolType":"stroke","characters":9},
                     "scale":{"domain":["simulated","predicted"],"range":[[1,0],[5,4]]}}
                    """));
        }
        return new Figure.Panel(
                ID + "-" + number, arm + ": " + ObservableNames.inWords(observable), chart.spec(), false);
    }

    private static boolean logarithmic(List<Series> all) {
        DoubleSummaryStatistics values = all.stream()
                .flatMap(s -> s.points().stream())
                .mapToDouble(Series.Point::value)
                .summaryStatistics();
        return values.getMin() > 0 && values.getMax() / values.getMin() > MAX_LINEAR_RATIO;
    }

    /** Returns the first eight components; more pairs of lines could not be distinguished. */
    private static List<Series> first(List<Series> series) {
        return series.stream().filter(s -> s.index() < 8).toList();
    }

    private static String reasons(RunResult run) {
        Map<String, List<String>> arms = new LinkedHashMap<>();
        for (ArmResult arm : run.arms()) {
            arm.deviationReason().ifPresent(reason -> arms.computeIfAbsent(reason.strip(), r -> new ArrayList<>())
                    .add(arm.name()));
        }
        StringBuilder text = new StringBuilder();
        arms.forEach((reason, names) -> text.append(NamedArms.inWords(run, names))
                .append(": ")
                .append(reason)
                .append(reason.endsWith(".") ? " " : ". "));
        return text.toString().strip();
    }
}
