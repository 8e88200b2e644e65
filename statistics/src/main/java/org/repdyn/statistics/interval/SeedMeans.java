package org.repdyn.statistics.interval;

import java.util.Arrays;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.result.SeedMean;
import org.repdyn.statistics.Outcome;

/** Means over seeds with Student's intervals, in the form in which results are stored. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SeedMeans {

    /** Name of the interval in files. */
    private static final String METHOD = "student";

    private SeedMeans() {}

    /**
     * Returns the mean with its interval of level 95 %, or the reason why there is no interval; empty if there are no
     * values or the mean is not finite.
     *
     * @param values one value per seed
     */
    public static Optional<SeedMean> of(double... values) {
        if (values.length == 0) {
            return Optional.empty();
        }
        Outcome<Estimate> estimate = StudentInterval.of(values);
        double mean = estimate.value().map(Estimate::value).orElseGet(() -> average(values));
        return Double.isFinite(mean)
                ? Optional.of(new SeedMean(
                        values.length,
                        mean,
                        estimate.value().map(Estimate::interval).map(SeedMeans::interval),
                        estimate.reason()))
                : Optional.empty();
    }

    /** Returns the mean; that of equal values has the same bits as the values. */
    private static double average(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == values[0])
                ? values[0]
                : Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** Returns an interval of Student in the form in which results are stored. */
    public static SeedMean.Interval interval(ConfidenceInterval interval) {
        return new SeedMean.Interval(interval.low(), interval.high(), interval.level(), METHOD);
    }
}
