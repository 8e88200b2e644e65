package org.repdyn.core.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.apiguardian.api.API;

/**
 * Check that an error falls like a power of the step: the slope of log error over log step.
 *
 * @param name what the error is of
 * @param steps steps from the largest on
 * @param errors error at each step
 * @param expected least slope that passes
 * @param slope slope at the smallest steps whose errors are above the rounding; NaN if too few errors are above the rounding
 * @param floor error at or below which rounding dominates
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SlopeCheck(
        String name, List<Double> steps, List<Double> errors, double expected, double slope, double floor) {

    /** Number of steps. */
    private static final int POINTS = 81;

    /** The steps are 1 to 10^−8. */
    private static final double DECADES = 8;

    /** Number of steps in a window: 1.1 decades. A slope of 3 above a floor of 1e-16 leaves about five decades. */
    private static final int WINDOW = 12;

    /** Amount by which a slope may fall short; it separates an order from the next lower one. */
    private static final double TOLERANCE = 0.1;

    /** Number of errors above the rounding from which a failure is certain. */
    private static final int ENOUGH = 6;

    /** Keeps a copy of the lists. */
    public SlopeCheck {
        steps = List.copyOf(steps);
        errors = List.copyOf(errors);
    }

    /**
     * Measures a slope.
     *
     * @param scale size of the numbers whose difference is the error
     * @param error returns the error at a step; where it is not defined it returns NaN or throws an {@link ArithmeticException}, as a step
     *     that is too long
     */
    public static SlopeCheck measure(String name, double expected, double scale, DoubleUnaryOperator error) {
        List<Double> steps = new ArrayList<>();
        List<Double> errors = new ArrayList<>();
        // Sums of products of matrices lose about two digits, and an error counts when it is known to a tenth.
        double floor = 1000 * Math.ulp(1.0) * scale;
        for (int i = 0; i < POINTS; i++) {
            double step = Math.pow(10, -DECADES * i / (POINTS - 1));
            steps.add(step);
            errors.add(errorAt(error, step));
        }
        return new SlopeCheck(name, steps, errors, expected, slope(steps, errors, floor), floor);
    }

    /**
     * Measures the slope of a remainder of a Taylor polynomial, which has a sign: the error at a step t is the larger of |r(t)| and |r(−t)|. Two neighbouring
     * powers of t cancel at one of the two at most, so that the error has no dip there.
     *
     * @param scale size of the numbers whose difference is the remainder
     * @param remainder returns the remainder at a positive or negative step; where it is not defined it returns NaN or throws an {@link ArithmeticException}
     */
    public static SlopeCheck ofRemainder(String name, double expected, double scale, DoubleUnaryOperator remainder) {
        return measure(
                name,
                expected,
                scale,
                t -> Math.max(Math.abs(remainder.applyAsDouble(t)), Math.abs(remainder.applyAsDouble(-t))));
    }

    private static double errorAt(DoubleUnaryOperator error, double step) {
        try {
            return error.applyAsDouble(step);
        } catch (ArithmeticException undefined) {
            return Double.NaN;
        }
    }

    /**
     * Returns the slope at the smallest steps whose errors are above the rounding, where the lowest power dominates: the median over
     * pairs of steps (Theil and Sen), because |error| has a dip where two powers cancel.
     */
    private static double slope(List<Double> steps, List<Double> errors, double floor) {
        int end = 0;
        while (end < errors.size() && !(errors.get(end) <= floor)) {
            end++;
        }
        int begin = Math.max(0, end - WINDOW);
        for (int i = begin; i < end; i++) {
            if (!Double.isFinite(errors.get(i))) {
                begin = i + 1;
            }
        }
        if (end - begin < ENOUGH) {
            return Double.NaN;
        }
        List<Double> slopes = new ArrayList<>();
        for (int i = begin; i < end; i++) {
            for (int j = i + 1; j < end; j++) {
                slopes.add(Math.log(errors.get(i) / errors.get(j)) / Math.log(steps.get(i) / steps.get(j)));
            }
        }
        slopes.sort(Comparator.naturalOrder());
        return slopes.get(slopes.size() / 2);
    }

    /** Returns true if the errors are rounding at all steps at which they are defined, so that there is nothing to measure. */
    public boolean exact() {
        long undefined = errors.stream().filter(e -> !Double.isFinite(e)).count();
        return Double.isNaN(slope) && undefined <= errors.size() / 2;
    }

    /** Returns true if the slope is at least the expected one, or all errors are rounding. */
    public boolean passed() {
        return exact() || slope >= expected - TOLERANCE;
    }

    /** Returns that of two checks which is farther from passing; exact ones pass best, and errors that are not numbers worst. */
    SlopeCheck worse(SlopeCheck other) {
        return margin() <= other.margin() ? this : other;
    }

    private double margin() {
        if (exact()) {
            return Double.POSITIVE_INFINITY;
        }
        return Double.isNaN(slope) ? Double.NEGATIVE_INFINITY : slope - expected;
    }

    /** Returns the verdict in one line. */
    public String verdict() {
        if (exact()) {
            return name + ": exact to rounding";
        }
        if (Double.isNaN(slope)) {
            return name + ": FAILED, the error is not a number at most steps";
        }
        return String.format(
                Locale.ROOT,
                "%s: %s, the error falls like t^%.2f, %s t^%.0f",
                name,
                passed() ? "passed" : "FAILED",
                slope,
                passed() ? "as expected from" : "slower than",
                expected);
    }
}
