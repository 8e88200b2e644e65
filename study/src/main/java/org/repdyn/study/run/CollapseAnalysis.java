package org.repdyn.study.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.result.TrajectoryRow;

/**
 * Analysis of the trajectory of an embedding: the kind of collapse, its time, and the modes that it concerns. A mode is
 * a singular value of the embedding, counted from 1, largest first.
 */
final class CollapseAnalysis {

    /**
     * A mode is lost below this fraction of the largest mode; an embedding has vanished below this fraction of its
     * start.
     */
    static final double LOST_FRACTION = 1e-3;
    /** Largest |log(end/start)| of a frozen mode: a change by 1 %. */
    private static final double FROZEN_CHANGE = 0.01;
    /** Smallest factor by which the largest mode must have changed before another mode counts as frozen. */
    private static final double CHANGE_OF_LARGEST = 2;

    private final List<TrajectoryRow> rows;

    CollapseAnalysis(List<TrajectoryRow> rows) {
        this.rows = rows;
    }

    /**
     * Returns a description of a complete collapse, in which the embeddings themselves vanish; empty if there is none.
     */
    Optional<String> vanished() {
        List<TrajectoryRow> norms = series(ObservableNames.NORM, 0);
        if (norms.isEmpty() || !(norms.get(0).value() > 0)) {
            return Optional.empty();
        }
        double floor = LOST_FRACTION * norms.get(0).value();
        return from(norms, row -> row.value() < floor)
                .map(t -> String.format(
                        Locale.ROOT,
                        "collapsed completely: the embeddings shrank below a thousandth of their size at t = %.3g",
                        t));
    }

    /** Returns a description of a dimensional collapse, in which some modes are lost; empty if there is none. */
    Optional<String> lostModes() {
        Map<Integer, List<TrajectoryRow>> modes = modes();
        List<Integer> lost = new ArrayList<>();
        double first = Double.POSITIVE_INFINITY;
        for (int mode = 1; mode < modes.size(); mode++) {
            List<TrajectoryRow> largest = modes.getOrDefault(0, List.of());
            List<TrajectoryRow> own = modes.getOrDefault(mode, List.of());
            if (own.size() != largest.size() || own.isEmpty() || isLost(own.get(0), largest.get(0))) {
                continue;
            }
            int end = own.size() - 1;
            int since = end + 1;
            while (since > 0 && isLost(own.get(since - 1), largest.get(since - 1))) {
                since--;
            }
            if (since <= end) {
                lost.add(mode + 1);
                first = Math.min(first, own.get(since).t());
            }
        }
        return lost.isEmpty()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "dimensional collapse: %s fell below a thousandth of the first, from t = %.3g on",
                        named(lost),
                        first));
    }

    /** Names the modes that did not change while the largest one did; empty if there are none. */
    Optional<String> frozenModes() {
        Map<Integer, List<TrajectoryRow>> modes = modes();
        List<Integer> frozen = new ArrayList<>();
        List<TrajectoryRow> largest = modes.getOrDefault(0, List.of());
        if (largest.isEmpty() || change(largest) < Math.log(CHANGE_OF_LARGEST)) {
            return Optional.empty();
        }
        modes.forEach((mode, own) -> {
            boolean there = own.get(0).value() > LOST_FRACTION * largest.get(0).value();
            if (mode > 0 && there && change(own) < FROZEN_CHANGE) {
                frozen.add(mode + 1);
            }
        });
        return frozen.isEmpty() ? Optional.empty() : Optional.of(named(frozen) + " did not move");
    }

    private static boolean isLost(TrajectoryRow mode, TrajectoryRow largest) {
        return isLost(mode.value(), largest.value());
    }

    /** Returns true if a singular value is lost beside the largest one. */
    static boolean isLost(double mode, double largest) {
        return mode < LOST_FRACTION * largest;
    }

    /** Returns |log(end/start)| of a mode. */
    private static double change(List<TrajectoryRow> mode) {
        double ratio = mode.get(mode.size() - 1).value() / mode.get(0).value();
        return ratio > 0 ? Math.abs(Math.log(ratio)) : Double.POSITIVE_INFINITY;
    }

    private static String named(List<Integer> modes) {
        return named("singular value", modes);
    }

    /**
     * Returns modes as text: {@code singular value 3}, {@code singular values 5 to 8}, {@code singular values 2, 5}.
     */
    static String named(String what, List<Integer> modes) {
        int first = modes.get(0);
        int last = modes.get(modes.size() - 1);
        if (modes.size() == 1) {
            return what + " " + first;
        }
        return what + "s "
                + (last - first + 1 == modes.size()
                        ? first + " to " + last
                        : String.join(", ", modes.stream().map(String::valueOf).toList()));
    }

    private Map<Integer, List<TrajectoryRow>> modes() {
        Map<Integer, List<TrajectoryRow>> modes = new TreeMap<>();
        for (TrajectoryRow row : rows) {
            if (row.observable().equals(ObservableNames.SINGULAR_VALUES)) {
                modes.computeIfAbsent(row.index(), index -> new ArrayList<>()).add(row);
            }
        }
        return modes;
    }

    private List<TrajectoryRow> series(String observable, int index) {
        return rows.stream()
                .filter(row -> row.observable().equals(observable) && row.index() == index)
                .toList();
    }

    /**
     * Returns the first time from which a condition holds until the end of the series; empty if it fails at the end.
     */
    private static Optional<Double> from(List<TrajectoryRow> series, Predicate<TrajectoryRow> holds) {
        int since = series.size();
        while (since > 0 && holds.test(series.get(since - 1))) {
            since--;
        }
        return since < series.size() ? Optional.of(series.get(since).t()) : Optional.empty();
    }
}
