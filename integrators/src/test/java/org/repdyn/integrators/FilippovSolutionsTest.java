package org.repdyn.integrators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.testsupport.ConvergenceSlope;

@DisplayName("Sliding steps on fields whose solutions in the sense of Filippov are known")
class FilippovSolutionsTest {

    private static final double END = 3;

    /** Integrates from time 0 with steps of a schedule. */
    private static double[] slide(VectorField field, double density, double... start) {
        SlidingSchedule schedule = new SlidingSchedule(TimeGrid.of(0, END), density);
        SlidingSteps steps = schedule.steps(field, 0, start);
        while (steps.end() < END) {
            assertThat(steps.advance(END, schedule.shortest(steps.end()), 1e-13 * END))
                    .isTrue();
        }
        return steps.stateAt(END);
    }

    /**
     * ẋ = c − sign x rests at 0 for |c| < 1 and leaves with the speed c − 1 for c > 1. The second entry gives the state a size.
     */
    @Test
    @DisplayName("rest on a jump where the drift is smaller than it, and leave where the drift is larger")
    void drift() {
        for (double c : new double[] {-0.9, -0.3, 0, 0.5, 0.9, 1.5, 2}) {
            double[] end = slide(
                    (t, y, f) -> {
                        f[0] = c - Math.signum(y[0]);
                        f[1] = 0;
                    },
                    1,
                    0,
                    1);
            // Steps become as long as 0.8 where the average velocity does not change, and ten stages leave a zigzag of
            // a
            // fiftieth of a step and a speed of at most 2.
            assertThat(end[0]).as("drift %s", c).isCloseTo(Math.max(0, c - 1) * END, within(0.8 * 2 / 50));
        }
    }

    /**
     * The flow of 5|x − z| + 5|z − w| + ½(w − 1)², which slides on both surfaces at once: the jumps cancel in the sum, 3ṡ = 1 − s for s = x = z = w.
     */
    @Test
    @DisplayName("slide along the intersection of two surfaces")
    void intersection() {
        double[] end = slide(
                (t, y, f) -> {
                    double left = 5 * Math.signum(y[0] - y[1]);
                    double right = 5 * Math.signum(y[1] - y[2]);
                    f[0] = -left;
                    f[1] = left - right;
                    f[2] = right + 1 - y[2];
                },
                4,
                0.5,
                0.5,
                0.5);
        double exact = 1 - 0.5 * Math.exp(-END / 3);
        // The zigzag of a step of 7.5e-4 with a speed of 10.
        for (double entry : end) {
            assertThat(entry).isCloseTo(exact, within(7.5e-3));
        }
    }

    /** u̇ = b − u/‖u‖ in the plane rests at 0 for ‖b‖ < 1 and leaves along b with the speed ‖b‖ − 1 for ‖b‖ > 1. */
    @Test
    @DisplayName("rest at a norm where the drift is smaller than 1, and leave along a drift that is larger")
    void norm() {
        for (double size : new double[] {0.3, 0.8, 1.5, 2}) {
            double[] b = {0.6 * size, 0.8 * size};
            double[] end = slide(
                    (t, y, f) -> {
                        double length = Math.max(Math.hypot(y[0], y[1]), Double.MIN_NORMAL);
                        f[0] = b[0] - y[0] / length;
                        f[1] = b[1] - y[1] / length;
                        f[2] = 0;
                    },
                    1,
                    1e-3,
                    -2e-3,
                    1);
            double away = Math.max(0, size - 1) * END;
            // The zigzag of a step of 3e-3 with a speed of at most 3, which decides on the moment of leaving too.
            assertThat(Math.hypot(end[0] - 0.6 * away, end[1] - 0.8 * away))
                    .as("drift %s", size)
                    .isLessThan(9e-3);
        }
    }

    /**
     * The flow of L(u, w) = −n₁ + b·u + ½(w − ½n₁)², n = u/‖u‖, with b = (½, 0.3): u falls to 0, where n stays in the direction (1, 0) that L prefers, and w follows
     * ẇ = ½ − w. The field has no bound, so that Filippov's theory does not tell this; it is the limit of Euler's method, and of ‖u‖ replaced by √(‖u‖² + ε²)
     * for ε → 0. Embeddings of length r turn with a rate of 1/r², so Euler's method with a step h zigzags at a distance of √h, and its error falls like √h.
     */
    @Test
    @DisplayName("tend to the limit of a flow that falls to the zero of a direction, more slowly than the step")
    void direction() {
        VectorField field = (t, y, f) -> {
            double length = Math.hypot(y[0], y[1]);
            double cosine = y[0] / length;
            double sine = y[1] / length;
            double pull = 1 + 0.5 * (y[2] - 0.5 * cosine);
            f[0] = pull * sine * sine / length - 0.5;
            f[1] = -pull * sine * cosine / length - 0.3;
            f[2] = 0.5 * cosine - y[2];
        };
        double exact = 0.5 * (1 - Math.exp(-END));
        double slope = ConvergenceSlope.measure(1, 0.25, 4, 1e-9, h -> {
            double[] end = slide(field, 1 / h, 0.2, 0.1, 0);
            assertThat(Math.hypot(end[0], end[1])).isLessThan(0.05);
            return Math.abs(end[2] - exact);
        });
        // A third was measured, where the zigzag decides; one that stayed as it is for shorter steps would have 0.
        assertThat(slope).isGreaterThan(0.2);
    }
}
