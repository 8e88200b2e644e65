package org.repdyn.report.internal.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.repdyn.core.result.RunResult;

/**
 * Finite values of one component of an observable of one arm over time, thinned for drawing.
 *
 * @param arm name of the arm
 * @param index index of the component, from 0
 * @param points points in the order of time
 */
record Series(String arm, int index, List<Point> points) {

    /** Largest number of points of a line; more add nothing that is visible and make the page slow. */
    static final int MAX_POINTS = 500;

    /** Value at a time. */
    record Point(double t, double value) {}

    /** Returns all series of an observable that have two or more points. */
    static List<Series> of(RunResult run, String observable) {
        Map<Key, List<Point>> points = new LinkedHashMap<>();
        run.arms().forEach(arm -> points.put(new Key(arm.name(), 0), new ArrayList<>()));
        run.forEachRow(observable, row -> {
            if (Double.isFinite(row.value()) && Double.isFinite(row.t())) {
                points.computeIfAbsent(new Key(row.arm(), row.index()), key -> new ArrayList<>())
                        .add(new Point(row.t(), clipped(row.value())));
            }
        });
        List<Series> series = new ArrayList<>();
        points.forEach((key, list) -> {
            if (list.size() > 1) {
                series.add(new Series(key.arm(), key.index(), thin(list)));
            }
        });
        return List.copyOf(series);
    }

    /** Returns all series of an observable that have two or more points, by arm; an arm without one is not a key. */
    static Map<String, List<Series>> byArm(RunResult run, String observable) {
        Map<String, List<Series>> series = new LinkedHashMap<>();
        of(run, observable).forEach(s -> series.computeIfAbsent(s.arm(), arm -> new ArrayList<>())
                .add(s));
        return series;
    }

    /** Returns the points above a floor. */
    Series above(DoubleUnaryOperator floorAtTime) {
        return new Series(
                arm,
                index,
                points.stream()
                        .filter(p -> p.value() > floorAtTime.applyAsDouble(p.t()))
                        .toList());
    }

    /** Returns all points, with values below a floor raised to it, for a logarithmic axis. */
    Series atLeast(DoubleUnaryOperator floorAtTime) {
        return new Series(
                arm,
                index,
                points.stream()
                        .map(p -> new Point(p.t(), Math.max(p.value(), floorAtTime.applyAsDouble(p.t()))))
                        .toList());
    }

    /** Returns the points with positive values; if fewer than two remain, all points at {@code floor} or above. */
    Series nonZero(double floor) {
        List<Point> left = points.stream().filter(p -> p.value() > 0).toList();
        return left.size() > 1 ? new Series(arm, index, left) : atLeast(t -> floor);
    }

    /** Returns at most {@link #MAX_POINTS} of the points, evenly spaced by index, with the first and the last. */
    static List<Point> thin(List<Point> points) {
        return thin(points, MAX_POINTS);
    }

    /** Returns at most a number of the points, evenly spaced by index, with the first and the last. */
    static List<Point> thin(List<Point> points, int most) {
        if (points.size() <= most) {
            return List.copyOf(points);
        }
        List<Point> kept = new ArrayList<>(most);
        for (int i = 0; i < most; i++) {
            kept.add(points.get((int) ((long) i * (points.size() - 1) / (most - 1))));
        }
        return List.copyOf(kept);
    }

    static double clipped(double value) {
        return Math.max(-VerticalAxis.LIMIT, Math.min(VerticalAxis.LIMIT, value));
    }

    private record Key(String arm, int index) {}
}
