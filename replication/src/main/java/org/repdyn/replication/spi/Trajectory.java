package org.repdyn.replication.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;

/** Values of one number over time. Immutable. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class Trajectory {

    private final double[] times;
    private final double[] values;

    private Trajectory(double[] times, double[] values) {
        this.times = times;
        this.values = values;
    }

    /**
     * Creates a trajectory from copies of the arrays.
     *
     * @param times ascending times, at least two
     * @param values one value for each time
     * @throws IllegalArgumentException if there are fewer than two times, the lengths differ, or the times are not finite or do not ascend
     */
    public static Trajectory of(double[] times, double[] values) {
        if (times.length != values.length || times.length < 2) {
            throw new IllegalArgumentException("a trajectory needs at least two times and as many values, got "
                    + times.length + " times and " + values.length + " values");
        }
        for (int i = 0; i < times.length; i++) {
            if (!Double.isFinite(times[i]) || (i > 0 && times[i] <= times[i - 1])) {
                throw new IllegalArgumentException("the times of a trajectory are finite and ascend, got "
                        + Decimals.text(times[i]) + (i > 0 ? " after " + Decimals.text(times[i - 1]) : ""));
            }
        }
        return new Trajectory(times.clone(), values.clone());
    }

    /** Returns the number of times. */
    public int size() {
        return times.length;
    }

    /**
     * Returns the time at an index.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public double time(int i) {
        return times[i];
    }

    /**
     * Returns the value at an index.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public double value(int i) {
        return values[i];
    }

    /** Returns the first value. */
    public double first() {
        return values[0];
    }

    /** Returns the last value. */
    public double last() {
        return values[values.length - 1];
    }

    /** Returns the largest absolute value. */
    public double largest() {
        double largest = 0;
        for (double v : values) {
            largest = Math.max(largest, Math.abs(v));
        }
        return largest;
    }

    /** Returns the points within {@code [from, to]} whose values fulfil a condition; empty if there are fewer than two. */
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

    /** Returns the quotient of this and another trajectory at common times; empty if there are fewer than two. */
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

    /**
     * Returns the value at any time between the first and the last one, by linear interpolation.
     *
     * @throws IllegalArgumentException if the time is before the first, after the last, or NaN
     */
    public double at(double time) {
        double end = times[times.length - 1];
        if (!(time >= times[0] && time <= end)) {
            throw new IllegalArgumentException("the trajectory is known from t = " + Decimals.text(times[0]) + " to "
                    + Decimals.text(end) + ", not at " + Decimals.text(time));
        }
        int i = 0;
        while (i < times.length - 2 && times[i + 1] < time) {
            i++;
        }
        double share = (time - times[i]) / (times[i + 1] - times[i]);
        return values[i] + share * (values[i + 1] - values[i]);
    }

    /** Returns the first time at which the values reach a level from either side, by linear interpolation. */
    public OptionalDouble crossing(double level) {
        for (int i = 0; i + 1 < times.length; i++) {
            double before = values[i] - level;
            double after = values[i + 1] - level;
            if (before == 0) {
                return OptionalDouble.of(times[i]);
            }
            if ((before < 0 && after >= 0) || (before > 0 && after <= 0)) {
                return OptionalDouble.of(times[i] + (times[i + 1] - times[i]) * before / (before - after));
            }
        }
        return OptionalDouble.empty();
    }
}
