package org.repdyn.study.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.result.TrajectoryRow;

/**
 * Half-times of the modes of the theory: the time at which the projection onto a mode grew past half of its final
 * plateau. A mode that fell, or that still moves at the end, has no half-time. Times between grid points are
 * interpolated linearly.
 */
final class HalfTimes {

    /** Name of the observable that holds the projections onto the modes. */
    private static final String PROJECTION = ObservableNames.MODE_PROJECTION;

    /** Name under which the half-times are recorded. */
    private static final String NAME = ObservableNames.MODE_HALF_TIME;

    /** Length of a plateau, as a fraction of the run. */
    private static final double PLATEAU_FRACTION = 0.1;
    /** Largest relative deviation from the final value on a plateau. */
    private static final double PLATEAU_TOLERANCE = 0.01;
    /** Largest number of half-times that are listed; of more, the first and the last are given. */
    private static final int MAX_LISTED = 4;

    private HalfTimes() {}

    /** Returns the half-times by mode, counted from 0; modes without a half-time are left out. */
    static Map<Integer, Double> of(List<TrajectoryRow> rows, String prefix) {
        Map<Integer, List<TrajectoryRow>> modes = new TreeMap<>();
        for (TrajectoryRow row : rows) {
            if (row.observable().equals(prefix + PROJECTION)) {
                modes.computeIfAbsent(row.index(), mode -> new ArrayList<>()).add(row);
            }
        }
        Map<Integer, Double> times = new TreeMap<>();
        modes.forEach((mode, series) -> halfTime(series).ifPresent(t -> times.put(mode, t)));
        return times;
    }

    private static Optional<Double> halfTime(List<TrajectoryRow> series) {
        TrajectoryRow end = series.get(series.size() - 1);
        double half = end.value() / 2;
        if (!(series.get(0).value() < half) || !level(series, end)) {
            return Optional.empty();
        }
        int after = 1;
        while (series.get(after).value() < half) {
            after++;
        }
        TrajectoryRow a = series.get(after - 1);
        TrajectoryRow b = series.get(after);
        return Optional.of(a.t() + (b.t() - a.t()) * (half - a.value()) / (b.value() - a.value()));
    }

    private static boolean level(List<TrajectoryRow> series, TrajectoryRow end) {
        List<TrajectoryRow> last = series.stream()
                .filter(row -> row.t() >= (1 - PLATEAU_FRACTION) * end.t())
                .toList();
        return last.size() > 1
                && last.stream()
                        .allMatch(row -> Math.abs(row.value() - end.value()) <= PLATEAU_TOLERANCE * end.value());
    }

    /** Describes the half-times in one clause; empty if no mode was learned. */
    static Optional<String> describe(List<TrajectoryRow> rows) {
        List<TrajectoryRow> simulated = rows.stream()
                .filter(r -> r.observable().equals(NAME))
                .sorted(Comparator.comparing(TrajectoryRow::index))
                .toList();
        if (simulated.isEmpty()) {
            return Optional.empty();
        }
        List<TrajectoryRow> predicted = rows.stream()
                .filter(r -> r.observable().equals(ObservableNames.PREDICTED + NAME))
                .sorted(Comparator.comparing(TrajectoryRow::index))
                .toList();
        List<Integer> modes = simulated.stream().map(r -> r.index() + 1).toList();
        return Optional.of(
                CollapseAnalysis.named("mode", modes) + " reached half of " + (modes.size() == 1 ? "its" : "their")
                        + " end at t = " + times(simulated)
                        + (predicted.isEmpty() ? "" : " (predicted: " + times(predicted) + ")"));
    }

    private static String times(List<TrajectoryRow> rows) {
        if (rows.size() > MAX_LISTED) {
            List<TrajectoryRow> byTime = rows.stream()
                    .sorted(Comparator.comparing(TrajectoryRow::value))
                    .toList();
            return time(byTime.get(0)) + " to " + time(byTime.get(byTime.size() - 1));
        }
        return rows.stream().map(HalfTimes::time).collect(Collectors.joining(", "));
    }

    private static String time(TrajectoryRow row) {
        return String.format(Locale.ROOT, "%.3g", row.value());
    }
}
