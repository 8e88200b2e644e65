package org.repdyn.report.internal.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.repdyn.core.result.ArmFactors;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.FactorValue;
import org.repdyn.core.result.IntervalMethod;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.SeedMean;
import org.repdyn.statistics.interval.SeedMeans;

/**
 * Curve of a group of arms that differ in the seed alone: the mean over the seeds with its interval. It ends where the first of
 * its arms ends. In a comparison without a second seed each arm has a curve of its own.
 *
 * @param origin name of the group or of the arm
 * @param name name in the legend
 * @param factors values of its factors by path
 * @param points means in the order of time
 */
public record SeedCurve(String origin, String name, Map<String, FactorValue> factors, List<Point> points) {

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
        Map<String, Series> ofArm = new LinkedHashMap<>();
        byArm.forEach(series -> ofArm.putIfAbsent(series.arm(), series));
        for (ArmResult arm : run.arms()) {
            ArmFactors own = run.factors(arm.name());
            String name = seeded ? own.group() : arm.name();
            Optional.ofNullable(ofArm.get(arm.name())).ifPresent(series -> {
                groups.computeIfAbsent(name, group -> new ArrayList<>()).add(series);
                factors.putIfAbsent(name, own.values());
            });
        }
        List<SeedCurve> curves = new ArrayList<>();
        groups.forEach((name, series) -> {
            List<Point> points = points(series, run.statistics().interval());
            if (points.size() > 1) {
                curves.add(new SeedCurve(name, name, factors.getOrDefault(name, Map.of()), points));
            }
        });
        return List.copyOf(curves);
    }

    private static List<Point> points(List<Series> seeds, IntervalMethod interval) {
        List<Map<Double, Double>> values = new ArrayList<>();
        for (Series seed : seeds) {
            Map<Double, Double> own = new TreeMap<>();
            seed.points().forEach(point -> own.put(point.t(), point.value()));
            values.add(own);
        }
        Set<Double> times = new TreeMap<>(values.get(0)).keySet();
        values.forEach(own -> times.retainAll(own.keySet()));
        List<Point> points = new ArrayList<>();
        for (double t : times) {
            SeedMeans.of(
                            interval,
                            values.stream()
                                    .mapToDouble(own -> own.getOrDefault(t, Double.NaN))
                                    .toArray())
                    .ifPresent(mean -> points.add(new Point(t, mean)));
        }
        return points;
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
        return new SeedCurve(origin, other, factors, points);
    }

    /** Returns true if a point has an interval. */
    boolean hasBand() {
        return points.stream().anyMatch(point -> point.mean().interval().isPresent());
    }
}
