package org.repdyn.testsupport;

import org.apiguardian.api.API;

/** Tolerances named for their reason. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Tolerances {

    /** Distance of 1 to the next double, 2⁻⁵². */
    public static final double EPSILON = 0x1p-52;

    /** Safety factor on estimates of rounding. */
    private static final double SAFETY = 16;

    private Tolerances() {}

    /**
     * Returns the error that rounding may cause in a result, 16·operations·ε·condition·scale.
     *
     * @param operations number of roundings that accumulate
     * @param condition condition number of the computation
     * @param scale size of the result
     */
    public static double rounding(double operations, double condition, double scale) {
        return SAFETY * operations * EPSILON * condition * scale;
    }

    /**
     * Returns five standard errors of a mean; a correct mean lies outside once in 1.7 million.
     *
     * @param deviation standard deviation of one draw
     * @param samples number of draws
     */
    public static double monteCarlo(double deviation, int samples) {
        return 5 * deviation / Math.sqrt(samples);
    }
}
