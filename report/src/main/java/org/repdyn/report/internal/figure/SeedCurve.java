package org.repdyn.report.internal.figure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.repdyn.core.result.ArmFactors;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.FactorValue;
import org.repdyn.core.result.IntervalMethod;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.SeedMean;
import org.repdyn.statistics.interval.MeanCurve;

/**
 * Curve of a group of arms that differ in the seed alone: the mean over the seeds with its interval. Where an arm ends, it goes
 * on over the others. In a comparison without a second seed each arm has a curve of its own.
 *
 * @param origin name of the group or of the arm
 * @param name name in the legend
 * @param factors values of its factors by path
 * @param arms number of arms of the group
 * @param points means in the order of time
 */
public record SeedCurve(String origin, String name, Map<String, FactorValue> factors, int arms, List<Point> points) {

    /**
     * Mean at a time.
     *
     * @param t time
     * @param mean mean over the seeds
     */
    record Point(double t, SeedMean mean) {}

    /** Returns true if two arms of a run differ in the seed alone. */
    static boolean seeded(RunResult run) {
        return run.arms().stream()
                        .map(arm -> run.factors(arm.name()).group())
                        .distinct()
                        .count()
                < run.arms().size();
    }

    /** Returns the names of all curves that a run can have: of its groups, or of its arms without a second seed. */
    public static List<String> names(RunResult run) {
        boolean seeded = seeded(run);
        return run.arms().stream()
                .map(arm -> seeded ? run.factors(arm.name()).group() : arm.name())
                .distinct()
                .toList();
    }

    /** Returns the curves of the series of arms, in the order of the arms. */
    static List<SeedCurve> of(RunResult run, List<Series> byArm) {
        boolean seeded = seeded(run);
        Map<String, List<Series>> groups = new LinkedHashMap<>();
        Map<String, Map<String, FactorValue>> factors = new LinkedHashMap<>();
        Map<String, Integer> arms = new HashMap<>();
        Map<String, Series> ofArm = new LinkedHashMap<>();
        byArm.forEach(series -> ofArm.putIfAbsent(series.arm(), series));
        for (ArmResult arm : run.arms()) {
            ArmFactors own = run.factors(arm.name());
            String name = seeded ? own.group() : arm.name();
            arms.merge(name, 1, Integer::sum);
            Optional.ofNullable(ofArm.get(arm.name())).ifPresent(series -> {
                groups.computeIfAbsent(name, group -> new ArrayList<>()).add(series);
                factors.putIfAbsent(name, own.values());
            });
        }
        List<SeedCurve> curves = new ArrayList<>();
        groups.forEach((name, series) -> {
            List<Point> points = points(series, run.statistics().interval());
            if (points.size() > 1) {
                curves.add(new SeedCurve(
                        name, name, factors.getOrDefault(name, Map.of()), arms.getOrDefault(name, 0), points));
            }
        });
        return List.copyOf(curves);
    }

    private static List<Point> points(List<Series> seeds, IntervalMethod interval) {
        Map<String, NavigableMap<Double, Double>> values = new HashMap<>();
        for (Series seed : seeds) {
            NavigableMap<Double, Double> own = new TreeMap<>();
            seed.points().forEach(point -> own.put(point.t(), point.value()));
            values.put(seed.arm(), own);
        }
        return MeanCurve.of(
                        interval,
                        seeds.stream().map(seed -> List.of(seed.arm())).toList(),
                        values)
                .points()
                .stream()
                .map(point -> new Point(point.t(), point.mean()))
                .toList();
    }

    /** Returns the time of the last point before a part of the curve, up to its end, that is over fewer seeds; infinite without such a part. */
    double lastOfAll() {
        int first = points.size();
        while (first > 0 && points.get(first - 1).mean().seeds() < arms) {
            first--;
        }
        return first == points.size()
                ? Double.POSITIVE_INFINITY
                : first == 0 ? Double.NEGATIVE_INFINITY : points.get(first - 1).t();
    }

    /** Returns the number of seeds of the last point. */
    int lastSeeds() {
        return points.get(points.size() - 1).mean().seeds();
    }

    /** Returns the means as a line. */
    Series line() {
        return new Series(
                name,
                0,
                points.stream()
                        .map(point -> new Series.Point(point.t(), point.mean().mean()))
                        .toList());
    }

    SeedCurve renamed(String other) {
        return new SeedCurve(origin, other, factors, arms, points);
    }

    /** Returns true if a point has an interval. */
    boolean hasBand() {
        return points.stream().anyMatch(point -> point.mean().interval().isPresent());
    }
}
