package org.repdyn.replication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.result.ReplicationFigure;
import org.repdyn.core.result.ReplicationFigure.Line;
import org.repdyn.core.result.ReplicationFigure.Point;
import org.repdyn.replication.FigureOptions.Scale;
import org.repdyn.replication.spi.Evidence;
import org.repdyn.replication.spi.Trajectory;

/** Builds the lines of a figure from the results of a run. */
final class FigureBuilder {

    /** Value of the option {@code by} that groups arms by the arm of the study from which a grid made them. */
    private static final String BY_ARM = "arm";

    private final FigureOptions options;
    private final Evidence evidence;

    private FigureBuilder(FigureOptions options, Evidence evidence) {
        this.options = options;
        this.evidence = evidence;
    }

    /** Returns the figure; it has no lines if the run lacks the observable. */
    public static ReplicationFigure of(FigureOptions options, Evidence evidence) {
        FigureBuilder builder = new FigureBuilder(options, evidence);
        return new ReplicationFigure(
                options.title(),
                options.against()
                        .map(path -> path.replace('.', ' ').replace('-', ' '))
                        .orElse(ReplicationFigure.TIME),
                ObservableNames.inWords(options.observable()),
                options.x() == Scale.LOG,
                options.y() == Scale.LOG,
                options.against().isEmpty() || options.isPortrait() ? builder.inTime() : builder.acrossArms());
    }

    private List<String> arms() {
        return options.arms().orElseGet(evidence::arms);
    }

    private List<Integer> indices(String arm, String observable) {
        return options.index().orElseGet(() -> IntStream.range(0, evidence.size(arm, observable))
                .boxed()
                .toList());
    }

    private List<Line> inTime() {
        List<Line> lines = new ArrayList<>();
        for (String arm : arms()) {
            add(lines, arm, options.observable(), false);
            if (options.predicted()) {
                add(lines, arm, Evidence.PREDICTED + options.observable(), true);
            }
        }
        return lines;
    }

    private void add(List<Line> lines, String arm, String observable, boolean predicted) {
        for (int index : indices(arm, observable)) {
            evidence.trajectory(arm, observable, index)
                    .flatMap(y -> points(y, arm, predicted, index))
                    .ifPresent(points -> lines.add(new Line(arm, index, predicted, points)));
        }
    }

    /** Returns the points over time, or over another observable at the same times. */
    private Optional<List<Point>> points(Trajectory y, String arm, boolean predicted, int index) {
        if (!options.isPortrait()) {
            return Optional.of(points(y));
        }
        String across =
                (predicted ? Evidence.PREDICTED : "") + options.against().orElseThrow();
        return evidence.trajectory(arm, across, index)
                .filter(x -> x.size() == y.size())
                .map(x -> IntStream.range(0, y.size())
                        .mapToObj(i -> new Point(x.value(i), y.value(i)))
                        .toList());
    }

    private static List<Point> points(Trajectory trajectory) {
        return IntStream.range(0, trajectory.size())
                .mapToObj(i -> new Point(trajectory.time(i), trajectory.value(i)))
                .toList();
    }

    private List<Line> acrossArms() {
        Map<String, List<Point>> simulated = new LinkedHashMap<>();
        Map<String, List<Point>> predicted = new LinkedHashMap<>();
        int index = options.index().map(i -> i.get(0)).orElse(0);
        String path = options.against().orElseThrow();
        for (String arm : arms()) {
            OptionalDouble x = evidence.number(arm, path);
            if (x.isEmpty()) {
                continue;
            }
            String group = options.by()
                    .flatMap(by -> by.equals(BY_ARM) ? Optional.of(evidence.family(arm)) : evidence.setting(arm, by))
                    .orElse(ObservableNames.inWords(options.observable()));
            evidence.last(arm, options.observable(), index).ifPresent(y -> simulated
                    .computeIfAbsent(group, g -> new ArrayList<>())
                    .add(new Point(x.getAsDouble(), y)));
            if (options.predicted()) {
                evidence.last(arm, Evidence.PREDICTED + options.observable(), index)
                        .ifPresent(y -> predicted
                                .computeIfAbsent(group, g -> new ArrayList<>())
                                .add(new Point(x.getAsDouble(), y)));
            }
        }
        List<Line> lines = new ArrayList<>();
        simulated.forEach((group, points) -> lines.add(line(group, index, false, points)));
        predicted.forEach((group, points) -> lines.add(line(group, index, true, points)));
        return lines;
    }

    /** Returns the line through the means of points with equal x; the single points are kept if any x has several. */
    private Line line(String group, int index, boolean predicted, List<Point> points) {
        Map<Double, List<Point>> byPlace =
                points.stream().collect(Collectors.groupingBy(Point::x, TreeMap::new, Collectors.toList()));
        List<Point> means = new ArrayList<>();
        byPlace.forEach((x, draws) -> means.add(new Point(x, mean(draws))));
        return new Line(group, index, predicted, means, means.size() < points.size() ? points : List.of());
    }

    /** Returns the mean of the values: the geometric mean on a logarithmic scale, the arithmetic mean otherwise. */
    private double mean(List<Point> draws) {
        if (draws.size() == 1) {
            return draws.get(0).y();
        }
        boolean log = options.y() == Scale.LOG;
        double mean = draws.stream()
                .mapToDouble(p -> log ? Math.log(p.y()) : p.y())
                .average()
                .orElseThrow();
        return log ? Math.exp(mean) : mean;
    }
}
