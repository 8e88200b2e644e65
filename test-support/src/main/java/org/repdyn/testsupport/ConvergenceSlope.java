package org.repdyn.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
        assertThat(points.size())
                .as(
                        "steps with an error above the rounding floor %s: %s",
                        floor, points.stream().map(Arrays::toString).toList())
                .isGreaterThanOrEqualTo(MIN_POINTS);
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
        assertThat(measure(first, ratio, steps, floor, error))
                .as("order of convergence, expected %s", order)
                .isBetween(order - SLOPE_TOLERANCE, order + SLOPE_TOLERANCE);
    }
}
