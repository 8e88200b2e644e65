package org.repdyn.core.trajectory;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.problem.CountedNoun;

/** Times at which a run is observed: 0, then strictly ascending times. Immutable. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class TimeGrid {

    /** Largest number of intervals: a run keeps numbers of each time, so that far fewer fill the memory of a machine. */
    private static final int MAX_INTERVALS = 10_000_000;

    private final double[] times;

    private TimeGrid(double[] times) {
        this.times = times;
    }

    /**
     * Returns a grid of the given times.
     *
     * @throws IllegalArgumentException if the times do not start at 0, do not ascend strictly or are not finite
     */
    public static TimeGrid of(double... times) {
        if (times.length == 0 || times[0] != 0) {
            throw new IllegalArgumentException("a time grid starts at 0, got "
                    + (times.length == 0 ? "no times" : "the first time " + Decimals.text(times[0])));
        }
        for (int i = 1; i < times.length; i++) {
            if (!(times[i] > times[i - 1]) || Double.isInfinite(times[i])) {
                throw new IllegalArgumentException(
                        "the times of a grid must be finite and ascend, got " + Decimals.text(times[i]) + " after "
                                + Decimals.text(times[i - 1]) + "; use fewer points or a longer time");
            }
        }
        return new TimeGrid(times.clone());
    }

    /**
     * Returns a grid of {@code intervals + 1} evenly spaced times from 0 to {@code end}.
     *
     * @throws IllegalArgumentException if {@code end} is not positive and finite, there is no interval, or the intervals are shorter
     *     than the distance of two doubles
     */
    public static TimeGrid linear(double end, int intervals) {
        check(end, intervals);
        double[] times = new double[intervals + 1];
        // The product overflows for ends close to the largest double, the quotient does not.
        boolean productFits = Double.isFinite(end * intervals);
        for (int i = 0; i <= intervals; i++) {
            times[i] = productFits ? end * i / intervals : end * ((double) i / intervals);
        }
        return of(times);
    }

    /**
     * Returns a grid of 0 and {@code intervals} times with a constant ratio, from {@code first} to {@code end}.
     *
     * @throws IllegalArgumentException unless {@code 0 < first < end < ∞} and there are 2 or more intervals, none shorter than the distance of
     *     two doubles
     */
    public static TimeGrid logarithmic(double first, double end, int intervals) {
        check(end, intervals);
        if (!(first > 0 && first < end) || intervals < 2) {
            throw new IllegalArgumentException(
                    "a logarithmic grid needs 0 < first < end and 2 or more intervals, got first = "
                            + Decimals.text(first) + ", end = " + Decimals.text(end));
        }
        double[] times = new double[intervals + 1];
        for (int i = 1; i <= intervals; i++) {
            times[i] = between(first, end, (i - 1.0) / (intervals - 1));
        }
        times[intervals] = end;
        return of(times);
    }

    /** Returns first^(1−s)·end^s, for s in [0, 1]. */
    private static double between(double first, double end, double s) {
        double ratio = end / first;
        // The ratio overflows if first and end differ by more than the range of double; the two powers do not.
        return Double.isFinite(ratio) ? first * Math.pow(ratio, s) : Math.pow(first, 1 - s) * Math.pow(end, s);
    }

    private static void check(double end, int intervals) {
        if (!(end > 0) || Double.isInfinite(end) || intervals < 1 || intervals > MAX_INTERVALS) {
            throw new IllegalArgumentException("a time grid needs a finite end > 0 and 1 to " + MAX_INTERVALS
                    + " intervals, got " + Decimals.text(end) + " and " + intervals);
        }
    }

    /** Returns the number of times, including 0. */
    public int size() {
        return times.length;
    }

    /**
     * Returns the time with an index, from 0.
     *
     * @throws IndexOutOfBoundsException if there is no such time
     */
    public double get(int index) {
        return times[index];
    }

    /** Returns the last time. */
    public double end() {
        return times[times.length - 1];
    }

    /** Returns a copy of all times. */
    public double[] toArray() {
        return times.clone();
    }

    /** Returns true for a grid of the same times. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TimeGrid grid && Arrays.equals(times, grid.times);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(times);
    }

    /** Returns the number of times and the last one, for messages. */
    @Override
    public String toString() {
        return CountedNoun.of(size(), "time") + " to t = " + Decimals.text(end());
    }
}
