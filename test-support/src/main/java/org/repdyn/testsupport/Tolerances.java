package org.repdyn.testsupport;

/** Tolerances that carry their reason in their name. */
public final class Tolerances {

    /** Unit roundoff of double precision. */
    public static final double EPSILON = 0x1p-52;

    private static final double SAFETY = 16;

    private Tolerances() {}

    /**
     * What {@code operations} accumulated roundings may cost a result of size {@code scale} in a computation of condition
     * number {@code condition}: 16·operations·ε·condition·scale.
     */
    public static double rounding(double operations, double condition, double scale) {
        return SAFETY * operations * EPSILON * condition * scale;
    }

    /** Five standard errors of a mean of {@code samples} draws of standard deviation {@code deviation}: missed once in 1.7 million. */
    public static double monteCarlo(double deviation, int samples) {
        return 5 * deviation / Math.sqrt(samples);
    }
}
