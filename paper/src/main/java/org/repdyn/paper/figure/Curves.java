package org.repdyn.paper.figure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.problem.NearestName;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.paper.ArmSet;
import org.repdyn.paper.ColumnLabels;
import org.repdyn.paper.Grouping;
import org.repdyn.paper.Notices;
import org.repdyn.statistics.interval.MeanCurve;

/** Curves of an observable over time: means over seeds with intervals, and the prediction where there is one. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Curves {

    /** Largest number of points of a curve; more add nothing that is visible. */
    private static final int MAX_POINTS = 500;

    private final RunResult run;
    private final int index;

    private Curves(RunResult run, int index) {
        this.run = run;
        this.index = index;
    }

    /**
     * Returns the names of the observables with a trajectory of two times or more, without predicted values. One that was measured
     * at the end alone has no curve.
     *
     * @param run run with its trajectories
     */
    public static SortedSet<String> observables(RunResult run) {
        SortedSet<String> names = new TreeSet<>();
        Map<List<String>, Double> times = new HashMap<>();
        for (TrajectoryRow row : run.trajectory()) {
            if (!row.observable().startsWith(ObservableNames.PREDICTED)) {
                Double other = times.putIfAbsent(List.of(row.arm(), row.observable()), row.t());
                if (other != null && other != row.t()) {
                    names.add(row.observable());
                }
            }
        }
        return names;
    }

    /**
     * Returns the curves of an observable, one for each set of arms. A point is the mean over the seeds of the set; where an arm
     * has ended, it is the mean over the others by the rule of {@link MeanCurve}, and the point has the number of arms. A
     * prediction has the points at which it is the mean over the same arms.
     *
     * @param index component of the observable, from 0
     * @throws UserErrorException if no arm has the observable or the component, or a setting of the grouping
     */
    public static FigureData of(RunResult run, String observable, int index, Grouping grouping) {
        SortedSet<String> known = observables(run);
        if (!known.contains(observable)) {
            throw new UserErrorException(
                    SourceLocation.PROGRAM,
                    "no arm has a trajectory of '" + observable + "'. " + NearestName.suggestion(observable, known)
                            + "Observables of this run: " + String.join(", ", known));
        }
        return new Curves(run, index).data(observable, grouping);
    }

    private FigureData data(String observable, Grouping grouping) {
        List<ArmSet> sets = grouping.sets(run);
        List<String> names = SetNames.of(grouping.headings(), sets);
        Map<String, NavigableMap<Double, Double>> simulated = values(observable);
        Map<String, NavigableMap<Double, Double>> predicted = values(ObservableNames.PREDICTED + observable);
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            ArmSet set = sets.get(i);
            List<MeanCurve.Point> means = means(set, simulated);
            if (!means.isEmpty()) {
                curves.add(curve(names.get(i), false, set, means));
                Map<Double, List<String>> arms = new HashMap<>();
                means.forEach(point -> arms.put(point.t(), point.arms()));
                List<MeanCurve.Point> theory = means(set, at(predicted, arms)).stream()
                        .filter(point -> point.arms().equals(arms.get(point.t())))
                        .toList();
                if (!theory.isEmpty()) {
                    curves.add(curve(names.get(i), true, set, theory));
                }
            }
        }
        if (curves.isEmpty()) {
            throw new UserErrorException(
                    SourceLocation.PROGRAM,
                    "there is nothing to draw: no set of arms has finite values of component " + index + " of '"
                            + observable + "' at common times");
        }
        List<String> notices = new ArrayList<>(Notices.onSets(run, grouping, sets));
        Notices.onLosses(sets, List.of(observable)).ifPresent(notices::add);
        notices.addAll(Notices.onMeasurements(run, List.of(observable)));
        notices.addAll(Notices.onStatus(run, "where an arm has no value, a curve is the mean over the others"));
        String fewer = curves.stream()
                .filter(curve -> !curve.predicted())
                .map(Curve::legend)
                .filter(legend -> !names.contains(legend))
                .collect(Collectors.joining("; "));
        if (!fewer.isEmpty()) {
            notices.add("a dotted line is a mean over fewer arms than the curve has: " + fewer);
        }
        int components = 1
                + run.trajectory().stream()
                        .filter(row -> row.observable().equals(observable))
                        .mapToInt(TrajectoryRow::index)
                        .max()
                        .orElse(0);
        if (components > 1) {
            notices.add("'" + observable + "' has " + components + " components; the figure shows number " + index
                    + ", counted from 0");
        }
        String label = ColumnLabels.of(run, observable)
                + (components > 1 ? ", component " + (index + 1) + " of " + components : "");
        FigureData drawn = new FigureData("time", label, List.of(), true, curves, notices);
        if (drawn.scale(FigureStyle.ONE_COLUMN) == AxisScale.SYMMETRIC) {
            notices.add(
                    "values that are not all positive differ by orders of magnitude, so the vertical axis is, unless"
                            + " another one is asked for, linear around 0 and logarithmic beyond; bands are cut off where"
                            + " they leave it");
        }
        return new FigureData("time", label, List.of(), true, curves, notices);
    }

    /** Returns the finite values of an observable by arm and time. */
    private Map<String, NavigableMap<Double, Double>> values(String observable) {
        Map<String, NavigableMap<Double, Double>> values = new HashMap<>();
        for (TrajectoryRow row : run.trajectory()) {
            if (row.observable().equals(observable) && row.index() == index && Double.isFinite(row.value())) {
                values.computeIfAbsent(row.arm(), arm -> new TreeMap<>()).put(row.t(), row.value());
            }
        }
        return values;
    }

    private List<MeanCurve.Point> means(ArmSet set, Map<String, NavigableMap<Double, Double>> values) {
        List<List<String>> seeds = set.commonSeeds().stream()
                .map(seed -> set.groups().stream()
                        .flatMap(group -> Optional.ofNullable(group.arms().get(seed)).stream())
                        .map(ArmResult::name)
                        .toList())
                .toList();
        return MeanCurve.of(run.statistics().interval(), seeds, values).points();
    }

    /** Returns the values of arms at the times at which a mean is over them. */
    private static Map<String, NavigableMap<Double, Double>> at(
            Map<String, NavigableMap<Double, Double>> values, Map<Double, List<String>> arms) {
        Map<String, NavigableMap<Double, Double>> kept = new HashMap<>();
        arms.forEach((t, names) -> names.forEach(name -> Optional.ofNullable(values.get(name))
                .map(own -> own.get(t))
                .ifPresent(value ->
                        kept.computeIfAbsent(name, arm -> new TreeMap<>()).put(t, value))));
        return kept;
    }

    private static Curve curve(String name, boolean predicted, ArmSet set, List<MeanCurve.Point> means) {
        int all = set.commonSeeds().size() * set.groups().size();
        return new Curve(
                name,
                predicted,
                thinned(means).stream()
                        .map(point -> new Curve.Point(
                                point.t(),
                                point.mean(),
                                point.arms().size(),
                                all - point.arms().size()))
                        .toList());
    }

    private static <T> List<T> thinned(List<T> points) {
        if (points.size() <= MAX_POINTS) {
            return points;
        }
        List<T> kept = new ArrayList<>(MAX_POINTS);
        for (int i = 0; i < MAX_POINTS; i++) {
            kept.add(points.get((int) ((long) i * (points.size() - 1) / (MAX_POINTS - 1))));
        }
        return List.copyOf(kept);
    }
}
