package org.repdyn.core.result;

import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Mean of one number over the seeds of a group. There is either an interval, or a reason why there is none.
 *
 * @param seeds number of seeds with a value, at least 1
 * @param mean mean of the values, which is finite
 * @param interval confidence interval of the mean
 * @param noInterval reason why there is no interval, such as "one seed: no interval; it needs at least 2"
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SeedMean(int seeds, double mean, Optional<Interval> interval, Optional<String> noInterval) {

    /** Refuses null. */
    public SeedMean {
        Objects.requireNonNull(interval, "the argument 'interval' is null");
        Objects.requireNonNull(noInterval, "the argument 'noInterval' is null");
    }

    /**
     * Confidence interval.
     *
     * @param low lower end
     * @param high upper end
     * @param level level of confidence, such as 0.95
     * @param method name of the method, such as {@code student}
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public record Interval(double low, double high, double level, String method) {

        /** Refuses null. */
        public Interval {
            Objects.requireNonNull(method, "the argument 'method' is null");
        }

        /** Returns half the length. */
        public double halfLength() {
            return (high - low) / 2;
        }
    }
}
