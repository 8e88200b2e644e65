package org.repdyn.report.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.TrajectoryRow;

/**
 * The finite values of one quantity of one arm in time, thinned for drawing.
 *
 * @param arm name of the arm
 * @param index position in a vector-valued quantity
 * @param points in the order of time
 */
record Series(String arm, int index, List<Point> points) {

    /** More points than this on a line show nothing more and make the page slow. */
    static final int MAX_POINTS = 500;

    /** A value at a time. */
    record Point(double t, double value) {}

    /** All series of a quantity that make a line, so with two points at least. */
    static List<Series> of(RunResult run, String observable) {
        Map<Key, List<Point>> points = new LinkedHashMap<>();
        run.arms().forEach(arm -> points.put(new Key(arm.name(), 0), new ArrayList<>()));
        for (TrajectoryRow row : run.trajectory()) {
            if (row.observable().equals(observable) && Double.isFinite(row.value()) && Double.isFinite(row.t())) {
                points.computeIfAbsent(new Key(row.arm(), row.index()), key -> new ArrayList<>())
                        .add(new Point(row.t(), clipped(row.value())));
            }
        }
        List<Series> series = new ArrayList<>();
        points.forEach((key, list) -> {
            if (list.size() > 1) {
                series.add(new Series(key.arm(), key.index(), thin(list)));
            }
        });
        return List.copyOf(series);
    }

    /** The points above a floor. */
    Series above(DoubleUnaryOperator floorAtTime) {
        return new Series(
                arm,
                index,
                points.stream()
                        .filter(p -> p.value() > floorAtTime.applyAsDouble(p.t()))
                        .toList());
    }

    /** The same points, those lower than a floor on it, so that a logarithm can be drawn. */
    Series atLeast(DoubleUnaryOperator floorAtTime) {
        return new Series(
                arm,
                index,
                points.stream()
                        .map(p -> new Point(p.t(), Math.max(p.value(), floorAtTime.applyAsDouble(p.t()))))
                        .toList());
    }

    /** The same without zeros, which have no logarithm; all at {@code floor} if less than two are left. */
    Series nonZero(double floor) {
        List<Point> left = points.stream().filter(p -> p.value() > 0).toList();
        return left.size() > 1 ? new Series(arm, index, left) : atLeast(t -> floor);
    }

    static List<Series> ofArm(Collection<Series> all, String arm) {
        return all.stream().filter(s -> s.arm().equals(arm)).toList();
    }

    /** At most {@link #MAX_POINTS} in even steps of the grid that the user chose; the first and the last stay. */
    static List<Point> thin(List<Point> points) {
        if (points.size() <= MAX_POINTS) {
            return List.copyOf(points);
        }
        List<Point> kept = new ArrayList<>(MAX_POINTS);
        for (int i = 0; i < MAX_POINTS; i++) {
            kept.add(points.get((int) ((long) i * (points.size() - 1) / (MAX_POINTS - 1))));
        }
        return List.copyOf(kept);
    }

    static double clipped(double value) {
        return Math.max(-Axis.LIMIT, Math.min(Axis.LIMIT, value));
    }

    private record Key(String arm, int index) {}
}
