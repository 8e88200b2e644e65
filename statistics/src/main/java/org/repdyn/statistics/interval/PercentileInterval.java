package org.repdyn.statistics.interval;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.repdyn.statistics.internal.Samples;

/**
 * Percentile interval of Efron (1979): between the percentiles (1 − level)/2 and (1 + level)/2 of the resampled
 * statistics.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PercentileInterval {

    private PercentileInterval() {}

    /**
     * Returns the interval of resampled statistics.
     *
     * @param resampled the statistic of each resample, finite
     * @param level level of confidence
     * @throws IllegalArgumentException if the level is not between 0 and 1, or there is no resample
     */
    public static ConfidenceInterval of(double[] resampled, double level) {
        Samples.fraction("level", level);
        if (resampled.length == 0) {
            throw new IllegalArgumentException("an interval of percentiles needs at least 1 resample, got none");
        }
        double[] sorted = resampled.clone();
        Arrays.sort(sorted);
        return new ConfidenceInterval(
                Samples.percentile(sorted, (1 - level) / 2), Samples.percentile(sorted, (1 + level) / 2), level);
    }
}
