package org.repdyn.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The order at which an error falls with the step: the least-squares slope of log error on log step. Only steps whose
 * error stands above the rounding floor count, so a slope says something of the method and nothing of double precision.
 */
public final class ConvergenceSlope {

    /** A slope within this of p tells p from p ± ½; Hipparchus-style ceilings on errors cannot. */
    public static final double SLOPE_TOLERANCE = 0.15;

    private static final int FEWEST_POINTS = 4;

    private ConvergenceSlope() {}

    /**
     * Measures a slope.
     *
     * @param first largest step
     * @param ratio each step is the one before times this, in (0, 1)
     * @param steps how many steps to try
     * @param floor errors at or below this are rounding; the window ends there
     * @param error the error at a step
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
                .isGreaterThanOrEqualTo(FEWEST_POINTS);
        // The smaller half of the steps lies closest to the asymptote.
        List<double[]> window =
                points.subList(Math.max(0, Math.min(points.size() / 2, points.size() - FEWEST_POINTS)), points.size());
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

    /** Asserts that an error falls like step^order. */
    public static void assertOrder(
            double order, double first, double ratio, int steps, double floor, DoubleUnaryOperator error) {
        assertThat(measure(first, ratio, steps, floor, error))
                .as("order of convergence, expected %s", order)
                .isBetween(order - SLOPE_TOLERANCE, order + SLOPE_TOLERANCE);
    }
}
