package org.repdyn.paper.figure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apiguardian.api.API;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.problem.NearestName;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.ArmGroup;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.paper.ArmSet;
import org.repdyn.paper.Grouping;
import org.repdyn.paper.Notices;
import org.repdyn.statistics.interval.SeedMeans;

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
     * Returns the names of the observables with a trajectory, without predicted values.
     *
     * @param run run with its trajectories
     */
    public static SortedSet<String> observables(RunResult run) {
        SortedSet<String> names = new TreeSet<>();
        for (TrajectoryRow row : run.trajectory()) {
            if (!row.observable().startsWith(ObservableNames.PREDICTED)) {
                names.add(row.observable());
            }
        }
        return names;
    }

    /**
     * Returns the curves of an observable, one for each set of arms. A point is the mean over the seeds for which all arms of a
     * set have the observable; it is left out if one of them has no finite value at that time, so a curve ends where the
     * first of its arms ends.
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
        Map<String, Map<Double, Double>> simulated = values(observable);
        Map<String, Map<Double, Double>> predicted = values(ObservableNames.PREDICTED + observable);
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            List<Curve.Point> points = points(sets.get(i), simulated);
            if (!points.isEmpty()) {
                curves.add(new Curve(names.get(i), false, points));
                List<Curve.Point> theory = points(sets.get(i), predicted);
                if (!theory.isEmpty()) {
                    curves.add(new Curve(names.get(i), true, theory));
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
        Notices.onStatus(run, "a curve ends where the first of its arms has no value")
                .ifPresent(notices::add);
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
        return new FigureData("time", label(observable), List.of(), true, curves, notices);
    }

    private String label(String observable) {
        return run.columns().stream()
                .filter(column -> column.observable().equals(observable))
                .map(Column::label)
                .findFirst()
                .orElse(ObservableNames.inWords(observable));
    }

    /** Returns the finite values of an observable by arm and time. */
    private Map<String, Map<Double, Double>> values(String observable) {
        Map<String, Map<Double, Double>> values = new HashMap<>();
        for (TrajectoryRow row : run.trajectory()) {
            if (row.observable().equals(observable) && row.index() == index && Double.isFinite(row.value())) {
                values.computeIfAbsent(row.arm(), arm -> new LinkedHashMap<>()).put(row.t(), row.value());
            }
        }
        return values;
    }

    private List<Curve.Point> points(ArmSet set, Map<String, Map<Double, Double>> values) {
        List<List<Map<Double, Double>>> seeds = new ArrayList<>();
        for (long seed : set.commonSeeds()) {
            List<Map<Double, Double>> ofSeed = new ArrayList<>();
            for (ArmGroup group : set.groups()) {
                Optional.ofNullable(group.arms().get(seed))
                        .map(ArmResult::name)
                        .map(values::get)
                        .ifPresent(ofSeed::add);
            }
            if (ofSeed.size() == set.groups().size()) {
                seeds.add(ofSeed);
            }
        }
        if (seeds.isEmpty()) {
            return List.of();
        }
        Set<Double> times = new TreeMap<>(seeds.get(0).get(0)).keySet();
        seeds.forEach(ofSeed -> ofSeed.forEach(arm -> times.retainAll(arm.keySet())));
        List<Curve.Point> points = new ArrayList<>();
        for (double time : thinned(List.copyOf(times))) {
            double[] bySeed = seeds.stream()
                    .mapToDouble(ofSeed -> ofSeed.stream()
                            .mapToDouble(arm -> arm.getOrDefault(time, Double.NaN))
                            .average()
                            .orElse(Double.NaN))
                    .toArray();
            SeedMeans.of(run.statistics().interval(), bySeed)
                    .ifPresent(mean -> points.add(new Curve.Point(time, mean)));
        }
        return List.copyOf(points);
    }

    private static List<Double> thinned(List<Double> times) {
        if (times.size() <= MAX_POINTS) {
            return times;
        }
        List<Double> kept = new ArrayList<>(MAX_POINTS);
        for (int i = 0; i < MAX_POINTS; i++) {
            kept.add(times.get((int) ((long) i * (times.size() - 1) / (MAX_POINTS - 1))));
        }
        return List.copyOf(kept);
    }
}
