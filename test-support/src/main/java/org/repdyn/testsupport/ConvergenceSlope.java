package org.repdyn.testsupport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.apiguardian.api.API;

/**
 * Measurement of an order of convergence: the least-squares slope of log error against log step. Only steps whose error is
 * above the rounding floor count, so that the slope is that of the method and not of double precision.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ConvergenceSlope {

    /** Largest deviation of a measured slope from the order p; it separates p from p ± ½, which bounds on errors cannot. */
    public static final double SLOPE_TOLERANCE = 0.15;

    /** Smallest number of steps above the rounding floor from which a slope is measured. */
    private static final int MIN_POINTS = 4;

    private ConvergenceSlope() {}

    /**
     * Measures the slope of an error in the step.
     *
     * @param first largest step
     * @param ratio factor from each step to the next, in (0, 1)
     * @param steps largest number of steps
     * @param floor rounding floor; the measurement ends at the first error at or below it
     * @param error returns the error at a step
     */
    public static double measure(double first, double ratio, int steps, double floor, DoubleUnaryOperator error) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            double h = first * Math.pow(ratio, i);
            double e = error.applyAsDouble(h);
            if (!(e > floor)) {
                break;
            }
            points.add(new double[] {Math.log(h), Math.log(e)});
        }
        if (points.size() < MIN_POINTS) {
            throw new AssertionError(String.format(
                    Locale.ROOT,
                    "%d steps with an error above the rounding floor %.1e, of which a slope needs %d; logarithms of steps and errors: %s",
                    points.size(),
                    floor,
                    MIN_POINTS,
                    points.stream().map(Arrays::toString).toList()));
        }
        // The smaller half of the steps is closest to the asymptote.
        List<double[]> window =
                points.subList(Math.max(0, Math.min(points.size() / 2, points.size() - MIN_POINTS)), points.size());
        double meanX = window.stream().mapToDouble(p -> p[0]).average().orElseThrow();
        double meanY = window.stream().mapToDouble(p -> p[1]).average().orElseThrow();
        double covariance = window.stream()
                .mapToDouble(p -> (p[0] - meanX) * (p[1] - meanY))
                .sum();
        double variance = window.stream()
                .mapToDouble(p -> (p[0] - meanX) * (p[0] - meanX))
                .sum();
        return covariance / variance;
    }

    /** Asserts that an error falls like step^order, within {@link #SLOPE_TOLERANCE}. */
    public static void assertOrder(
            double order, double first, double ratio, int steps, double floor, DoubleUnaryOperator error) {
        double slope = measure(first, ratio, steps, floor, error);
        if (!(Math.abs(slope - order) <= SLOPE_TOLERANCE)) {
            throw new AssertionError(String.format(
                    Locale.ROOT,
                    "the error falls with the power %.2f of the step\nallowed: the power %.0f within %.2f",
                    slope,
                    order,
                    SLOPE_TOLERANCE));
        }
    }
}
