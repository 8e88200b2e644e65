package org.repdyn.replication.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import org.apiguardian.api.API;

/** A number in time. Immutable. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Trajectory {

    private final double[] times;
    private final double[] values;

    private Trajectory(double[] times, double[] values) {
        this.times = times;
        this.values = values;
    }

    /** Copies; times ascend and there are as many values, at least two. */
    public static Trajectory of(double[] times, double[] values) {
        if (times.length != values.length || times.length < 2) {
            throw new IllegalArgumentException("a trajectory needs two times or more and a value at each, got "
                    + times.length + " and " + values.length);
        }
        return new Trajectory(times.clone(), values.clone());
    }

    /** Number of times. */
    public int size() {
        return times.length;
    }

    /** A time. */
    public double time(int i) {
        return times[i];
    }

    /** The value at a time of the grid. */
    public double value(int i) {
        return values[i];
    }

    /** The first value. */
    public double first() {
        return values[0];
    }

    /** The last value. */
    public double last() {
        return values[values.length - 1];
    }

    /** The largest |value|. */
    public double largest() {
        double largest = 0;
        for (double v : values) {
            largest = Math.max(largest, Math.abs(v));
        }
        return largest;
    }

    /** The part within {@code [from, to]} in which the values fulfil a condition; empty where fewer than two times do. */
    public Optional<Trajectory> part(double from, double to, DoublePredicate condition) {
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < times.length; i++) {
            if (times[i] >= from && times[i] <= to && condition.test(values[i])) {
                kept.add(i);
            }
        }
        if (kept.size() < 2) {
            return Optional.empty();
        }
        return Optional.of(new Trajectory(
                kept.stream().mapToDouble(i -> times[i]).toArray(),
                kept.stream().mapToDouble(i -> values[i]).toArray()));
    }

    /** This over another at the times both have; empty where they share fewer than two. */
    public Optional<Trajectory> over(Trajectory other) {
        List<Double> shared = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        int j = 0;
        for (int i = 0; i < times.length; i++) {
            while (j < other.times.length && other.times[j] < times[i]) {
                j++;
            }
            if (j < other.times.length && other.times[j] == times[i]) {
                shared.add(times[i]);
                ratios.add(values[i] / other.values[j]);
            }
        }
        return shared.size() < 2
                ? Optional.empty()
                : Optional.of(new Trajectory(
                        shared.stream().mapToDouble(Double::doubleValue).toArray(),
                        ratios.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    /** The value at any time within the grid, between two times on a straight line. */
    public double at(double time) {
        int i = 0;
        while (i < times.length - 2 && times[i + 1] < time) {
            i++;
        }
        double share = (time - times[i]) / (times[i + 1] - times[i]);
        return values[i] + share * (values[i + 1] - values[i]);
    }

    /** The first time at which the values reach a level from either side, between two times on a straight line. */
    public OptionalDouble crossing(double level) {
        for (int i = 0; i + 1 < times.length; i++) {
            double before = values[i] - level;
            double after = values[i + 1] - level;
            if (before == 0) {
                return OptionalDouble.of(times[i]);
            }
            if (before * after <= 0 && after != before) {
                return OptionalDouble.of(times[i] + (times[i + 1] - times[i]) * before / (before - after));
            }
        }
        return OptionalDouble.empty();
    }
}
