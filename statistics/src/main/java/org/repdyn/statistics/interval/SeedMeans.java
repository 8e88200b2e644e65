package org.repdyn.statistics.interval;

import java.util.Arrays;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.random.Seed;
import org.repdyn.core.result.IntervalMethod;
import org.repdyn.core.result.SeedMean;
import org.repdyn.statistics.Outcome;
import org.repdyn.statistics.internal.Samples;

/** Means over seeds with their intervals of level 95 %, in the form in which results are stored. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SeedMeans {

    /**
     * Resamples of a bootstrap interval. With 1,999 of them the ends vary between seeds of the bootstrap by about 2 % of the
     * length, and the bands of a figure with thousands of points take seconds.
     */
    private static final Bootstrap BOOTSTRAP = new Bootstrap(new Seed(0).child("interval"), 1_999);

    /**
     * Smallest number of values with a bootstrap interval. Resamples lie between the least and the largest value, and n values are all
     * on one side of the median of their law with a probability of 2·2⁻ⁿ: so an interval of 4 values covers it with a probability of
     * 87.5 % at most, one of 3 with 75 %.
     */
    public static final int MIN_RESAMPLED = 5;

    private SeedMeans() {}

    /**
     * Returns the mean with its interval, or the reason why there is no interval; empty if there are no values or the mean
     * is not finite.
     *
     * @param method method of the interval
     * @param values one value per seed
     */
    public static Optional<SeedMean> of(IntervalMethod method, double... values) {
        if (values.length == 0) {
            return Optional.empty();
        }
        Outcome<Estimate> estimate = estimate(method, values);
        double mean = estimate.value().map(Estimate::value).orElseGet(() -> average(values));
        return Double.isFinite(mean)
                ? Optional.of(new SeedMean(
                        values.length,
                        mean,
                        estimate.value().map(Estimate::interval).map(interval -> interval(method, interval)),
                        estimate.reason()))
                : Optional.empty();
    }

    /**
     * Returns the mean with its interval; undefined for fewer than two values, for a bootstrap interval fewer than
     * {@value #MIN_RESAMPLED}, for values that are not finite and for equal values. A bootstrap interval has the expanded percentiles
     * of {@link BcaInterval#expanded}, and fixed resamples.
     *
     * @param method method of the interval
     * @param values one value per seed
     */
    public static Outcome<Estimate> estimate(IntervalMethod method, double... values) {
        return switch (method) {
            case STUDENT -> StudentInterval.of(values);
            case BCA ->
                Samples.objection(values, MIN_RESAMPLED, BcaInterval.NAME)
                        .map(Outcome::<Estimate>undefined)
                        .orElseGet(
                                () -> BcaInterval.expanded(values, Samples::mean, ConfidenceInterval.LEVEL, BOOTSTRAP));
        };
    }

    /** Returns the mean; that of equal values has the same bits as the values. */
    private static double average(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == values[0])
                ? values[0]
                : Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static SeedMean.Interval interval(IntervalMethod method, ConfidenceInterval interval) {
        return new SeedMean.Interval(interval.low(), interval.high(), interval.level(), method.key());
    }
}
