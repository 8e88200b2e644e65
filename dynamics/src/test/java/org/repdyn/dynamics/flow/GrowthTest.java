package org.repdyn.dynamics.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.repdyn.testsupport.Tolerances;

/** Tests of the growth of y = ‖W‖² with ẏ = cy^q and y(0) = y₀, which ends at t* = y₀^{1 − q}/(c(q − 1)). */
@DisplayName("The growth of weights")
class GrowthTest {

    private static final double TOLERANCE = 1e-6;

    /** Shows a growth the state of two equal numbers with a given ‖W‖² and its rate ẏ/y. */
    private static void observe(Growth growth, double time, double square, double rate) {
        double w = Math.sqrt(square / 2);
        double slope = w * rate / 2;
        growth.observe(time, new double[] {w, w}, new double[] {slope, slope});
    }

    /** Returns the growth with ẏ = cy^q from y₀ up to a multiple of y₀, in steps that multiply y by 1.5. */
    private static Growth grown(double c, double q, double start, double multiple) {
        Growth growth = new Growth(TOLERANCE);
        growth.start(new double[] {Math.sqrt(start), 0});
        for (double y = start; y <= multiple * start; y *= 1.5) {
            observe(growth, time(c, q, start, y), y, c * Math.pow(y, q - 1));
        }
        return growth;
    }

    /** Returns the time at which y reaches a value. */
    private static double time(double c, double q, double start, double y) {
        return (Math.pow(start, 1 - q) - Math.pow(y, 1 - q)) / (c * (q - 1));
    }

    @ParameterizedTest(name = "c = {0}, q = {1}, y(0) = {2}")
    @CsvSource({"1, 2, 1", "7, 2, 1e-100", "0.3, 1.5, 40", "5, 3, 1e20"})
    @DisplayName("faster than exponential blows up at the time of its power law")
    void powerLaw(double c, double q, double start) {
        Growth growth = grown(c, q, start, 1e6);
        double end = Math.pow(start, 1 - q) / (c * (q - 1));
        assertThat(growth.superlinear()).isTrue();
        assertThat(growth.mayBlowUp()).isTrue();
        // The exponent is a quotient of logarithms, that of a rate up to a size of 10²⁰⁰ with a rounding error of 10²
        // units; 1/(q − 1) doubles it at most.
        assertThat(growth.blowUpTime() / end).isCloseTo(1, within(Tolerances.rounding(100, 1, 2)));
        double left = 1 - time(c, q, start, Math.exp(growth.logSquare())) / end;
        assertThat(growth.blowsUpWithin(1.01 * left / (1 - left))).isTrue();
        assertThat(growth.blowsUpWithin(0.99 * left / (1 - left))).isFalse();
        // The rate of growth grows by q − 1 times the growth.
        double rate = growth.relativeRate();
        assertThat(growth.lengthOfGrowth(0.1) * rate * Math.max(1, q - 1))
                .isCloseTo(0.1, within(Tolerances.rounding(100, 1, 0.1)));
    }

    @Test
    @DisplayName("like an exponential is no blow-up, and the end of a run has its rate")
    void exponential() {
        Growth growth = new Growth(TOLERANCE);
        growth.start(new double[] {1, 0});
        assertThat(growth.mayBlowUp()).isFalse();
        for (double t = 0; t <= 10; t += 0.25) {
            observe(growth, t, Math.exp(6 * t), 6);
        }
        assertThat(growth.large()).isTrue();
        assertThat(growth.superlinear()).isFalse();
        assertThat(growth.mayBlowUp()).isFalse();
        // ‖W‖ grows at half the rate of its square.
        assertThat(growth.diverged(9).describe()).contains("t = 10.00").contains("exp(3.00 t)");
        observe(growth, 10.1, 1, -1);
        assertThat(growth.lengthOfGrowth(0.1)).isInfinite();
    }

    @Test
    @DisplayName("is no blow-up any more when ten times the expected time has passed, or when it is lost again")
    void refuted() {
        Growth growth = grown(1, 2, 1, 1e6);
        // ẏ = y² ends 1/y after y. The last exponent was measured where y had grown by 10² for the last time.
        double square = Math.exp(growth.logSquare());
        double now = growth.blowUpTime() - 1 / square;
        double measured = 1;
        for (double y = 1, anchor = 1; y <= 1e6; y *= 1.5) {
            if (y >= 100 * anchor) {
                anchor = y;
                measured = y;
            }
        }
        observe(growth, time(1, 2, 1, measured) + 9.9 / measured, square, 1e-3);
        assertThat(growth.superlinear()).isTrue();
        observe(growth, time(1, 2, 1, measured) + 10.1 / measured, square, 1e-3);
        assertThat(growth.superlinear()).isFalse();
        Growth lost = grown(1, 2, 1, 1e6);
        observe(lost, now, measured / 2, -1);
        observe(lost, now, square, 1e-3);
        assertThat(lost.superlinear()).isFalse();
    }
}
