package org.repdyn.report.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.RunResult;

/** What was predicted on top of what was simulated. */
final class PredictionFigure {

    private static final String ID = "prediction";
    private static final String TITLE = "Predicted beside simulated";
    private static final List<String> OBSERVABLES = List.of("singular-values", "loss", "effective-rank", "norm");
    /** Lines further apart than this need a logarithmic axis. */
    private static final double DECADES = 1e2;

    private PredictionFigure() {}

    static Figure of(RunResult run) {
        List<Figure.Panel> panels = new ArrayList<>();
        for (ArmResult arm : run.arms()) {
            for (String observable : OBSERVABLES) {
                List<Series> simulated = first(Series.ofArm(Series.of(run, observable), arm.name()));
                List<Series> predicted = first(Series.ofArm(Series.of(run, "predicted." + observable), arm.name()));
                if (!simulated.isEmpty() && !predicted.isEmpty()) {
                    panels.add(panel(run, arm.name(), observable, simulated, predicted, panels.size() + 1));
                    break;
                }
            }
        }
        if (panels.isEmpty()) {
            return Figure.absent(ID, TITLE, "Nothing is predicted along the arms of this run. " + reasons(run));
        }
        return Figure.of(
                ID,
                TITLE,
                "Broad solid lines are simulated, thin dashed ones predicted; a dashed line in the middle of a solid"
                        + " one means that the theory holds.",
                panels,
                "");
    }

    private static Figure.Panel panel(
            RunResult run, String arm, String observable, List<Series> simulated, List<Series> predicted, int number) {
        String what = observable.equals("singular-values") ? "singular value" : observable.replace('-', ' ');
        List<Series> all = Stream.concat(simulated.stream(), predicted.stream()).toList();
        Chart chart = Chart.described("Predicted and simulated " + what + " in time, " + arm)
                .height(250)
                .y(what, axis(all))
                .rows(simulated, Chart.SIMULATED)
                .rows(predicted, Chart.PREDICTED);
        var broad = chart.lines(Chart.SIMULATED, 4.5);
        broad.withObject("/mark").put("opacity", 0.55);
        var thin = chart.lines(Chart.PREDICTED, 1.4);
        for (var layer : List.of(broad, thin)) {
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
        return new Figure.Panel(ID + "-" + number, arm + ": " + observable.replace('-', ' '), chart.spec(), false);
    }

    private static Axis axis(List<Series> all) {
        double low = all.stream()
                .flatMap(s -> s.points().stream())
                .mapToDouble(Series.Point::value)
                .min()
                .orElse(0);
        Axis linear = Axis.of(all);
        return low > 0 && linear.high() / low > DECADES ? Axis.logarithmic(all) : linear;
    }

    /** Pairs of lines that can be told apart. */
    private static List<Series> first(List<Series> series) {
        return series.stream().filter(s -> s.index() < 8).toList();
    }

    private static String reasons(RunResult run) {
        StringBuilder text = new StringBuilder();
        for (ArmResult arm : run.arms()) {
            arm.deviationReason().ifPresent(reason -> {
                String stripped = reason.strip();
                text.append(arm.name()).append(": ").append(stripped);
                text.append(stripped.endsWith(".") ? " " : ". ");
            });
        }
        return text.toString().strip();
    }
}
