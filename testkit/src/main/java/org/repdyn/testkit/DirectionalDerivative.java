package org.repdyn.testkit;

import java.util.function.DoubleUnaryOperator;

/**
 * Derivative of a function at 0 by central differences, at the step at which two of them agree best. The error is estimated from the
 * function alone, so a wrong gradient cannot make it large.
 *
 * @param value the derivative
 * @param error its estimated error: the disagreement of the two differences, and the noise of the function over the step
 */
record DirectionalDerivative(double value, double error) {

    /** Largest step: embeddings and directions have entries of size 1, and a smooth function is a parabola over a few hundredths. */
    private static final double FIRST_STEP = 0x1p-5;

    /** Number of steps, each a quarter of the one before: the last is 2⁻²⁷, near which rounding is half of the digits. */
    private static final int STEPS = 12;

    /** Number of the smallest steps, over which a smooth function is straight, so that its bend is noise. */
    private static final int NOISE_STEPS = 3;

    /** Returns the derivative; the error is infinite if no two differences are finite, as at the border of a domain. */
    static DirectionalDerivative of(DoubleUnaryOperator function) {
        double[] steps = new double[STEPS];
        double[] differences = new double[STEPS];
        double noise = 0;
        double here = function.applyAsDouble(0);
        for (int i = 0; i < STEPS; i++) {
            steps[i] = FIRST_STEP * Math.pow(4, -i);
            double above = function.applyAsDouble(steps[i]);
            double below = function.applyAsDouble(-steps[i]);
            differences[i] = (above - below) / (2 * steps[i]);
            if (i >= STEPS - NOISE_STEPS) {
                noise = Math.max(noise, Math.abs(above - 2 * here + below) + Math.ulp(here));
            }
        }
        DirectionalDerivative best = new DirectionalDerivative(Double.NaN, Double.POSITIVE_INFINITY);
        for (int i = 1; i < STEPS; i++) {
            double error = Math.abs(differences[i] - differences[i - 1]) + noise / steps[i];
            if (error < best.error) {
                best = new DirectionalDerivative(differences[i], error);
            }
        }
        return best;
    }
}
