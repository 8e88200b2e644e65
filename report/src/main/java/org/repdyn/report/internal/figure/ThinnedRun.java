package org.repdyn.report.internal.figure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.TrajectoryRow;

/**
 * Runs whose curves have only as many points as a page can hold. A curve keeps times that are evenly spaced in its grid, the first
 * and the last among them. All curves of one grid keep the same times, so that means over seeds can be taken afterwards.
 */
final class ThinnedRun {

    /** Largest number of points of a curve; more add nothing that is visible. */
    static final int MAX_POINTS = 500;

    /** Least number of points of a curve, from which its course can be read. */
    static final int MIN_POINTS = 12;

    /** Number of points that all curves of a run may have together: about 1 MB of the page. */
    private static final int ALL_POINTS = 60_000;

    /** Number of components that count for {@link #ALL_POINTS}; of more, a figure shows a heat map with as many rows at most. */
    private static final int COUNTED_COMPONENTS = 120;

    private final Map<Curve, BitSet> steps = new HashMap<>();
    private final Map<Curve, Integer> components = new HashMap<>();

    private record Curve(String arm, String observable) {}

    /**
     * A run with fewer points.
     *
     * @param run the run
     * @param points largest number of points of a curve
     * @param thinned true if a curve had more
     */
    record Result(RunResult run, int points, boolean thinned) {}

    private ThinnedRun() {}

    /**
     * Returns a run with some of its rows.
     *
     * @param kept rows that are drawn
     * @param perLine number of curves that are drawn as one, such as the seeds of a group
     */
    static Result of(RunResult run, Predicate<TrajectoryRow> kept, double perLine) {
        ThinnedRun thinned = new ThinnedRun();
        for (TrajectoryRow row : run.trajectory()) {
            if (kept.test(row)) {
                Curve curve = new Curve(row.arm(), row.observable());
                thinned.steps.computeIfAbsent(curve, c -> new BitSet()).set(row.step());
                thinned.components.merge(curve, row.index() + 1, Math::max);
            }
        }
        int points = thinned.points(ALL_POINTS * perLine);
        return new Result(
                run.withTrajectory(thinned.rows(run, kept, points)),
                points,
                thinned.steps.values().stream().anyMatch(all -> all.cardinality() > points));
    }

    /** Returns the largest number of points of a curve with which all curves have no more points than allowed together. */
    private int points(double allowed) {
        int points = MAX_POINTS;
        while (points > MIN_POINTS && total(points) > allowed) {
            points = Math.max(MIN_POINTS, points * 9 / 10);
        }
        return points;
    }

    private double total(int points) {
        double total = 0;
        for (Map.Entry<Curve, BitSet> curve : steps.entrySet()) {
            total += (double) Math.min(points, curve.getValue().cardinality())
                    * Math.min(COUNTED_COMPONENTS, components.getOrDefault(curve.getKey(), 1));
        }
        return total;
    }

    private List<TrajectoryRow> rows(RunResult run, Predicate<TrajectoryRow> kept, int points) {
        Map<Curve, BitSet> chosen = new HashMap<>();
        steps.forEach((curve, all) -> chosen.put(curve, evenly(all, points)));
        List<TrajectoryRow> rows = new ArrayList<>();
        for (TrajectoryRow row : run.trajectory()) {
            if (kept.test(row)
                    && chosen.getOrDefault(new Curve(row.arm(), row.observable()), new BitSet())
                            .get(row.step())) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static BitSet evenly(BitSet all, int most) {
        int number = all.cardinality();
        if (number <= most) {
            return all;
        }
        int[] steps = all.stream().toArray();
        BitSet kept = new BitSet();
        for (int i = 0; i < most; i++) {
            kept.set(steps[(int) ((long) i * (number - 1) / (most - 1))]);
        }
        return kept;
    }
}
