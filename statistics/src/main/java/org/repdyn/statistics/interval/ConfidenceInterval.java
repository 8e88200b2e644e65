package org.repdyn.statistics.interval;

import org.apiguardian.api.API;

/**
 * Confidence interval.
 *
 * @param low lower end
 * @param high upper end
 * @param level probability with which such intervals cover the true value, such as 0.95
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ConfidenceInterval(double low, double high, double level) {

    /** Default level, 95 %. */
    public static final double LEVEL = 0.95;

    /** Returns true if a value is inside or at an end. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** Returns half the length, what stands after ± for a symmetric interval. */
    public double halfLength() {
        return (high - low) / 2;
    }
}
