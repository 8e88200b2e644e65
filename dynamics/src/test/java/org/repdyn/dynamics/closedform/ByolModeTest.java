package org.repdyn.dynamics.closedform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.repdyn.testsupport.Tolerances;

@DisplayName("A mode of linear BYOL")
class ByolModeTest {

    /** Error that the integrator allows itself in a step. */
    private static final double STEP_ERROR = 1e-13;

    private static final double VARIANCE = 0.25;

    private static ByolMode mode(double tau, double speed, double decay, OptionalDouble teacher) {
        return new ByolMode(0.5, 1 + VARIANCE, tau, speed, decay, teacher);
    }

    /**
     * Returns the solution in the variables p, s and τ of the paper, by the classical Runge-Kutta method of order 4.
     */
    private static double[] paper(double p, double s, double speed, double decay, double beta, double end) {
        int steps = 20_000;
        double h = end / steps;
        double[] y = {p, s, 1};
        for (int i = 0; i < steps; i++) {
            double[] a = rate(y, speed, decay, beta);
            double[] b = rate(moved(y, a, h / 2), speed, decay, beta);
            double[] c = rate(moved(y, b, h / 2), speed, decay, beta);
            double[] d = rate(moved(y, c, h), speed, decay, beta);
            for (int j = 0; j < 3; j++) {
                y[j] += h / 6 * (a[j] + 2 * b[j] + 2 * c[j] + d[j]);
            }
        }
        return y;
    }

    private static double[] moved(double[] y, double[] rate, double h) {
        return new double[] {y[0] + h * rate[0], y[1] + h * rate[1], y[2] + h * rate[2]};
    }

    private static double[] rate(double[] y, double speed, double decay, double beta) {
        double pull = y[2] - (1 + VARIANCE) * y[0];
        double s = 2 * y[0] * y[1] * pull - 2 * decay * y[1];
        return new double[] {speed * y[1] * pull - decay * y[0], s, beta * (1 - y[2]) - y[2] * s / (2 * y[1])};
    }

    @ParameterizedTest(name = "from p = {0}, s = {1}, speed {2}, teacher {3}")
    @CsvSource({"0.1, 0.4, 1, 0.3", "0.9, 0.05, 3, 2", "0, 0.2, 0.5, 0"})
    @DisplayName("follows the paper's equations in p, s and τ")
    void followsThePaper(double p, double s, double speed, double beta) {
        double[] expected = paper(p, s, speed, 0.04, beta, 6);
        ByolMode.State end =
                mode(1, speed, 0.04, OptionalDouble.of(beta)).at(new ByolMode.State(p, Math.sqrt(s), Math.sqrt(s)), 6);
        // The fourth power of the paper's step, 3e-4, is below rounding; that leaves some tens of steps of the
        // integrator.
        assertThat(end.predictor()).isCloseTo(expected[0], within(100 * STEP_ERROR));
        assertThat(end.encoder() * end.encoder()).isCloseTo(expected[1], within(100 * STEP_ERROR));
        assertThat(end.teacher() / end.encoder()).isCloseTo(expected[2], within(100 * STEP_ERROR));
    }

    @Test
    @DisplayName("conserves e^(2ηt)(s - p²/α), with a teacher and without")
    void invariant() {
        for (OptionalDouble teacher : new OptionalDouble[] {OptionalDouble.empty(), OptionalDouble.of(0.7)}) {
            ByolMode mode = mode(0.9, 2, 0.03, teacher);
            ByolMode.State start = new ByolMode.State(0.7, 0.5, 0.5);
            for (double t : new double[] {0.5, 5, 50}) {
                ByolMode.State now = mode.at(start, t);
                double difference = now.encoder() * now.encoder() - now.predictor() * now.predictor() / 2;
                assertThat(difference).isCloseTo(Math.exp(-0.06 * t) * (0.25 - 0.245), within(100 * STEP_ERROR));
            }
        }
    }

    @Test
    @DisplayName(
            "on the curve s = p²/α goes to the stable point from above the unstable one, and to nothing from below")
    void basins() {
        for (double speed : new double[] {1, 4}) {
            ByolMode mode = mode(1, speed, 0.04, OptionalDouble.empty());
            double plus = mode.fixedPoints().stable().orElseThrow();
            double minus = mode.fixedPoints().unstable().orElseThrow();
            // The golden values of η = 0.04, σ² = 1/4.
            assertThat(plus).isCloseTo(0.7577708763999663, within(1e-15));
            assertThat(minus).isCloseTo(0.04222912360003365, within(1e-15));
            // Long after, and both limits attract, so that the errors of the last steps alone are left.
            assertThat(onCurve(mode, minus * 1.01, 2000).predictor()).isCloseTo(plus, within(10 * STEP_ERROR));
            assertThat(onCurve(mode, minus * 0.99, 2000).predictor()).isLessThan(10 * STEP_ERROR);
            assertThat(onCurve(mode, plus, 100).predictor()).isCloseTo(plus, within(10 * STEP_ERROR));
        }
    }

    private static ByolMode.State onCurve(ByolMode mode, double p, double time) {
        double w = p / Math.sqrt(mode.speed());
        return mode.at(new ByolMode.State(p, w, w), time);
    }

    @Test
    @DisplayName("collapses from every start if weight decay is above its threshold, and stays finite at all times")
    void threshold() {
        double threshold = new TianFixedPoints(1, 0, VARIANCE).threshold();
        assertThat(mode(1, 1, threshold * 0.99, OptionalDouble.empty())
                        .fixedPoints()
                        .stable())
                .isPresent();
        ByolMode above = mode(1, 1, threshold * 1.2, OptionalDouble.empty());
        assertThat(above.fixedPoints().stable()).isEmpty();
        ByolMode.State late = above.at(new ByolMode.State(2, 1.5, 1.5), 1e4);
        // Both decay at least like e^(-ηt), which is below the error of a step.
        assertThat(late.predictor()).isFinite().isLessThan(STEP_ERROR);
        assertThat(late.encoder()).isFinite().isLessThan(STEP_ERROR);
    }

    @Test
    @DisplayName("ends at a negative predictor if anchor and target are negatively correlated")
    void negativeTarget() {
        ByolMode mode = mode(-1, 1, 0.04, OptionalDouble.empty());
        double end = mode.fixedPoints().stable().orElseThrow();
        assertThat(end).isNegative();
        assertThat(mode.fixedPoints().unstable().orElseThrow()).isBetween(end, 0.0);
        assertThat(mode.at(new ByolMode.State(-0.3, 0.6, 0.6), 1e3).predictor()).isCloseTo(end, within(STEP_ERROR));
    }

    @Test
    @DisplayName("has twice the rates without the factor 1/2 of the mean, so that weight decay has half the effect")
    void factor() {
        ByolMode whole = new ByolMode(1, 1 + VARIANCE, 1, 1, 0.08, OptionalDouble.empty());
        ByolMode half = mode(1, 1, 0.04, OptionalDouble.empty());
        ByolMode.State start = new ByolMode.State(0.3, 0.6, 0.6);
        assertThat(whole.at(start, 3).predictor()).isCloseTo(half.at(start, 6).predictor(), within(10 * STEP_ERROR));
        assertThat(whole.fixedPoints().stable().orElseThrow())
                .isCloseTo(half.fixedPoints().stable().orElseThrow(), within(Tolerances.rounding(3, 1, 1)));
    }
}
