package org.repdyn.report.internal.figure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.TrajectoryRow;

/**
 * Figures of all observables that have no figure of their own, in the order of their names, whatever plugin measured
 * them: lines over time, heat maps of many components, points for values that were measured once. The predictions of an
 * observable are drawn with it.
 */
public final class FurtherFigures {

    /** Observables with a figure of their own. */
    private static final Set<String> ELSEWHERE = Set.of(
            EffectiveRankFigure.ID,
            LossFigure.ID,
            SingularValuesFigure.ID,
            DeviationFigure.ID,
            AngleFigure.ID,
            ModesFigure.ID);

    /** Captions of the numbers that the engine records about a prediction. */
    private static final Map<String, String> CAPTIONS = Map.of(
            ObservableNames.EXTRAPOLATED_DEVIATION,
            "Relative deviation of the embeddings, extrapolated to step size 0, from their prediction: the part of the"
                    + " deviation that is not due to the integrator.",
            ObservableNames.INTEGRATOR_ERROR,
            "Relative difference of the embeddings from those extrapolated to step size 0.",
            ObservableNames.MODE_HALF_TIME,
            "Time at which the projection on each mode of the theory grew past half of its final value.");

    /** Largest number of components drawn as lines; more could not be distinguished. */
    private static final int LINES = 12;

    private static final String POINTS =
            """
            {"$schema":"https://vega.github.io/schema/vega-lite/v5.json","width":"container","data":{"values":[]},
             "mark":{"type":"point","filled":true,"size":60,"opacity":0.8},
             "encoding":{
               "y":{"field":"group","type":"nominal","title":null,"sort":null},
               "shape":{"field":"kind","type":"nominal","title":null,
                        "scale":{"domain":["simulated","predicted"],"range":["circle","cross"]}},
               "tooltip":[{"field":"arm"},{"field":"kind"},{"field":"i","title":"index"},
                          {"field":"v","title":"value","format":".6~g"}]}}
            """;

    private FurtherFigures() {}

    public static List<Figure> of(DrawnData run) {
        Set<String> names = new TreeSet<>();
        run.all().observables().stream()
                .map(name -> name.startsWith(ObservableNames.PREDICTED)
                        ? name.substring(ObservableNames.PREDICTED.length())
                        : name)
                .filter(name -> !ELSEWHERE.contains(name))
                .forEach(names::add);
        return names.stream().map(name -> figure(run, name)).toList();
    }

    private static Figure figure(DrawnData run, String name) {
        String title = title(run.all(), name);
        List<Series> all = Series.of(run.lines(), name);
        List<Series> theory = Series.of(run.lines(), ObservableNames.PREDICTED + name);
        if (all.isEmpty() && theory.isEmpty()) {
            return measuredOnce(run, name, title);
        }
        if (all.isEmpty()) {
            return overTime(
                    run,
                    name,
                    ObservableNames.PREDICTED + name,
                    "",
                    title,
                    "Only predictions; the observable itself was not measured.");
        }
        String caption = CAPTIONS.getOrDefault(name, "");
        return overTime(
                run,
                name,
                name,
                ObservableNames.PREDICTED + name,
                title,
                theory.isEmpty() ? caption : caption + " Thin dashed lines are the prediction.");
    }

    /**
     * Returns the figure of values over time.
     *
     * @param solid name of the observable with solid lines
     * @param dashed name of the one with dashed lines on top; empty for none
     */
    private static Figure overTime(
            DrawnData run, String name, String solid, String dashed, String title, String caption) {
        List<Series> all = Series.of(run.lines(), solid);
        List<Series> theory = Series.of(run.lines(), dashed);
        Map<String, List<Series>> ofArm = Series.byArm(run.panels(), solid);
        Map<String, List<Series>> theoryOfArm = Series.byArm(run.panels(), dashed);
        boolean components = Stream.concat(ofArm.values().stream(), theoryOfArm.values().stream())
                .flatMap(List::stream)
                .anyMatch(series -> series.index() > 0);
        if (!components) {
            return Figure.of(
                    name,
                    title,
                    caption.strip(),
                    SharedLines.of(run.lines(), name, title, name)
                            .theory(theory, Chart.PREDICTED)
                            .draw(all),
                    "");
        }
        List<Figure.Panel> panels = new ArrayList<>();
        List<LegendEntry> legend = List.of();
        String explanation = caption;
        String absence = "";
        if (all.size() > 1) {
            SharedLines.Drawn first =
                    SharedLines.of(run.lines(), name, "First component", name).draw(all);
            panels.addAll(first.panels());
            legend = first.legend();
            explanation = caption + " " + first.caption();
            absence = first.absence();
        }
        for (int i = 0; i < run.panels().arms().size(); i++) {
            String arm = run.panels().arms().get(i).name();
            String id = name + "-" + (i + 1);
            panels.addAll(ofArm(
                    id,
                    name,
                    title,
                    arm,
                    ofArm.getOrDefault(arm, List.of()),
                    theoryOfArm.getOrDefault(arm, List.of())));
        }
        return new Figure(name, title, explanation.strip(), panels, absence, legend, true);
    }

    /** Returns the panels of an observable with components in one arm: lines, or heat maps if there are many. */
    private static List<Figure.Panel> ofArm(
            String id, String name, String title, String arm, List<Series> mine, List<Series> theory) {
        List<Figure.Panel> panels = new ArrayList<>();
        if (mine.stream().anyMatch(s -> s.index() >= LINES) || theory.stream().anyMatch(s -> s.index() >= LINES)) {
            if (!mine.isEmpty()) {
                panels.add(HeatMap.panel(id, arm, name, mine));
            }
            if (!theory.isEmpty()) {
                panels.add(HeatMap.panel(id + "-predicted", arm + ", predicted", name, theory));
            }
        } else if (!mine.isEmpty()) {
            List<Series> both = new ArrayList<>(mine);
            both.addAll(theory);
            Chart chart = IndexedLines.chart(title + ", " + arm, name, mine, VerticalAxis.of(both), "component");
            if (!theory.isEmpty()) {
                chart.rows(theory, Chart.PREDICTED);
                IndexedLines.overlay(chart);
            }
            panels.add(new Figure.Panel(id, arm, chart.spec(), false));
        }
        return panels;
    }

    /**
     * Returns the figure of an observable that was measured once in each arm. The seeds of a group are in one row; they are all drawn unless
     * the groups are too many.
     */
    private static Figure measuredOnce(DrawnData data, String name, String title) {
        RunResult run = SeedCurve.names(data.all()).size() > DrawnArms.MAX_ARMS ? data.panels() : data.all();
        boolean seeded = SeedCurve.seeded(run);
        ObjectNode spec = Chart.parse(POINTS);
        spec.put("description", title);
        var rows = spec.withArray("/data/values");
        boolean components = false;
        List<Series.Point> values = new ArrayList<>();
        Set<String> kinds = new HashSet<>();
        Set<String> arms = new HashSet<>();
        Set<String> groups = new HashSet<>();
        for (TrajectoryRow row : run.trajectory()) {
            boolean predicted = row.observable().equals(ObservableNames.PREDICTED + name);
            if ((predicted || row.observable().equals(name)) && Double.isFinite(row.value())) {
                components |= row.index() > 0;
                String kind = predicted ? Chart.PREDICTED : Chart.SIMULATED;
                String group = seeded ? run.factors(row.arm()).group() : row.arm();
                kinds.add(kind);
                arms.add(row.arm());
                groups.add(group);
                values.add(new Series.Point(row.t(), Series.clipped(row.value())));
                rows.addObject()
                        .put("arm", row.arm())
                        .put("group", group)
                        .put("kind", kind)
                        .put("i", row.index() + 1)
                        .put("v", Numbers.rounded(Series.clipped(row.value())));
            }
        }
        if (rows.isEmpty()) {
            return Figure.absent(name, title, "No arm has a finite value of " + name + ".");
        }
        if (kinds.size() == 1) {
            spec.withObject("/encoding/shape").putNull("legend");
        }
        if (components) {
            acrossComponents(spec, run, arms);
            spec.withObject("/encoding").set("y", padded(name, values, 6));
        } else {
            ObjectNode x = padded(name, values, 10);
            x.withObject("/axis").put("labelOverlap", "greedy");
            spec.withObject("/encoding").set("x", x);
            spec.put("height", 40 + 24 * groups.size());
        }
        return Figure.of(
                name,
                title,
                CAPTIONS.getOrDefault(name, "Measured once, at the last state.")
                        + (seeded && !components ? " Each point is a seed." : ""),
                List.of(new Figure.Panel(name, title, spec, false)),
                "");
    }

    /** Returns an encoding of values on an axis with space beside them; Vega's own ticks of equal values have a wrong number. */
    private static ObjectNode padded(String name, List<Series.Point> values, int pixels) {
        ObjectNode encoding =
                VerticalAxis.of(List.of(new Series(name, 0, values))).encoding(name);
        encoding.withObject("/scale").put("padding", pixels);
        return encoding;
    }

    /** Places points by component, coloured by group. */
    private static void acrossComponents(ObjectNode spec, RunResult run, Set<String> arms) {
        ObjectNode encoding = spec.withObject("/encoding");
        encoding.putObject("x").put("field", "i").put("type", "quantitative").put("title", "component");
        encoding.withObject("/x/scale").put("nice", false).put("zero", false).put("padding", 10);
        encoding.withObject("/x/axis").put("tickMinStep", 1).put("format", "d");
        ObjectNode colour = encoding.putObject("color");
        colour.put("field", "group").put("type", "nominal").putNull("title");
        var domain = colour.withArray("/scale/domain");
        var range = colour.withArray("/scale/range");
        Set<String> named = new HashSet<>();
        for (ArmResult arm : run.arms()) {
            String group = SeedCurve.seeded(run) ? run.factors(arm.name()).group() : arm.name();
            if (arms.contains(arm.name()) && named.add(group)) {
                domain.add(group);
                range.add(Palette.colour(run, arm.name()));
            }
        }
        spec.put("height", 240);
    }

    /** Returns the label of the column of an observable, or its name in words, with a capital unless it has one, such as kNN. */
    private static String title(RunResult run, String name) {
        String words = run.measuredColumns().stream()
                .filter(column -> column.observable().equals(name))
                .map(Column::label)
                .findFirst()
                .orElse(ObservableNames.inWords(name));
        String first = words.split(" ", 2)[0];
        return first.equals(first.toLowerCase(Locale.ROOT))
                ? words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1)
                : words;
    }
}
