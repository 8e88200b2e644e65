package org.repdyn.integrators;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.testsupport.ConvergenceSlope;

@DisplayName("Sliding steps")
class SlidingStepsTest {

    private static final double JUMP = 20;

    /**
     * The flow of L = J|x − z| + (x − 1)²/2 + (z + 1)², which reaches x = z = s and then slides along it: there
     * ṡ = (ẋ + ż)/2 = ½(1 − s − 2(s + 1)), so that s = −⅓ + (s₀ + ⅓)e^{−3t/2}.
     */
    private static void kink(double time, double[] y, double[] slope) {
        double side = y[0] > y[1] ? JUMP : -JUMP;
        slope[0] = 1 - y[0] - side;
        slope[1] = side - 2 * (y[1] + 1);
    }

    private static double error(double[] state, double start) {
        return Math.abs(0.5 * (state[0] + state[1]) - (-1 / 3.0 + (start + 1 / 3.0) * Math.exp(-1.5)));
    }

    @Test
    @DisplayName("tend to the solution of Filippov")
    void order() {
        double start = 0.7;
        // A third number makes the state so large that no step moves it by a fiftieth.
        VectorField field = (t, y, f) -> {
            kink(t, y, f);
            f[2] = 0;
        };
        double slope = ConvergenceSlope.measure(0.1, 0.5, 7, 1e-9, h -> {
            double[] state = {start, start, 100};
            double time = 0;
            for (int i = 0; i < Math.round(1 / h); i++) {
                // A new object has no last velocity, so its first step has the given length.
                SlidingSteps steps = new SlidingSteps(field, time, state, h, 1);
                assertThat(steps.advance(1, h, 1e-15)).isTrue();
                time = steps.end();
                state = steps.stateAt(time);
            }
            return error(state, start);
        });
        // Order 1 up to the zigzag, which is not a smooth function of the step.
        assertThat(slope).isGreaterThan(0.7);
    }

    @Test
    @DisplayName("of a schedule are as many times more accurate as its density says")
    void density() {
        double before = Double.POSITIVE_INFINITY;
        for (double density : new double[] {1, 4, 16}) {
            SlidingSchedule schedule = new SlidingSchedule(TimeGrid.of(0, 1), density);
            double from = 0.1;
            // The start lies on the solution that begins at 0.7 at time 0.
            double at = -1 / 3.0 + (0.7 + 1 / 3.0) * Math.exp(-1.5 * from);
            SlidingSteps steps = schedule.steps(SlidingStepsTest::kink, from, new double[] {at, at});
            while (steps.end() < 1) {
                assertThat(steps.advance(1, schedule.shortest(steps.end()), 1e-15))
                        .isTrue();
            }
            double error = error(steps.stateAt(1), 0.7);
            // Four times, with half of it as a reserve for the zigzag.
            assertThat(error).isLessThan(before / 2);
            before = error;
        }
        assertThat(before).isLessThan(1e-3);
    }

    @Test
    @DisplayName("move no further than the flow where the field is large")
    void thrown() {
        // A turn around a centre at a distance of 1e-4 with a speed of 1e4: the flow stays within 1e-4 of the centre.
        VectorField turn = (time, y, slope) -> {
            double square = (y[0] - 1) * (y[0] - 1) + y[1] * y[1];
            slope[0] = -y[1] / square;
            slope[1] = (y[0] - 1) / square;
        };
        SlidingSteps steps = new SlidingSteps(turn, 0.5, new double[] {1, 1e-4}, 0.1, 1);
        double[] before = {1, 1e-4};
        double largest = Math.hypot(before[0], before[1]);
        for (int i = 0; i < 20; i++) {
            assertThat(steps.advance(1, 0.1, 1e-13)).isTrue();
            double[] after = steps.stateAt(steps.end());
            // A fiftieth of the largest state, and a rounding error; without this bound one step moves it by 1000.
            assertThat(Math.hypot(after[0] - before[0], after[1] - before[1])).isLessThan(0.02 * largest + 1e-15);
            largest = Math.max(largest, Math.hypot(after[0], after[1]));
            before = after;
        }
    }

    @Test
    @DisplayName("have more stages, and not a shorter length, where the smooth part of the field is fast")
    void fastSmoothPart() {
        double fast = 1e7;
        long[] evaluations = {0};
        VectorField field = (time, y, slope) -> {
            evaluations[0]++;
            kink(time, y, slope);
            slope[2] = -fast * (y[2] - y[0]);
        };
        SlidingSchedule schedule = new SlidingSchedule(TimeGrid.of(0, 1), 1);
        double from = 0.5;
        double at = -1 / 3.0 + (0.7 + 1 / 3.0) * Math.exp(-1.5 * from);
        SlidingSteps steps = schedule.steps(field, from, new double[] {at, at, at});
        while (steps.end() < 1) {
            assertThat(steps.advance(1, schedule.shortest(steps.end()), 1e-15)).isTrue();
        }
        // 500 steps of 1/1000 need 10·√(1.2·10⁴/193) = 79 stages each. Ten stages are stable up to a step of 1.9·10⁻⁵,
        // with 260,000 evaluations.
        assertThat(evaluations[0]).isLessThan(2 * 500 * 79);
        double[] end = steps.stateAt(1);
        // Steps of order 1 that change the state by 10⁻³ in bends, and the zigzag.
        assertThat(error(end, 0.7)).isLessThan(5e-3);
        assertThat(Math.abs(end[2] - end[0])).isLessThan(5e-3);
    }

    @Test
    @DisplayName("are not taken where the field is not finite, and leave the state")
    void notFinite() {
        VectorField field = (time, y, slope) -> {
            throw new FieldNotFinite(time);
        };
        SlidingSteps steps = new SlidingSteps(field, 0.5, new double[] {3}, 0.1, 1);
        assertThat(steps.advance(1, 0.1, 1e-13)).isFalse();
        assertThat(steps.stateAt(0.5)).containsExactly(3);
    }

    @Test
    @DisplayName("go on from a state that rests at zero, and where squares of the state overflow")
    void extremes() {
        for (double start : new double[] {0, 1e160}) {
            SlidingSteps steps = new SlidingSteps(
                    (time, y, slope) -> slope[0] = y[0] > 1e160 ? -1e160 : y[0], 0.5, new double[] {start}, 0.01, 1e-3);
            for (int i = 0; steps.end() < 1; i++) {
                assertThat(i).as("steps of length 0.01 and more").isLessThan(51);
                assertThat(steps.advance(1, 0.01, 1e-13)).isTrue();
            }
            assertThat(steps.stateAt(1)[0]).isBetween(start / 2, 2 * start);
        }
    }

    @Test
    @DisplayName("end for a trial of accurate methods after a time that doubles with each trial")
    void retries() {
        SlidingSchedule schedule = new SlidingSchedule(TimeGrid.linear(100, 10), 1);
        assertThat(schedule.begun()).isFalse();
        double first = schedule.begin(30) - 30;
        assertThat(schedule.begun()).isTrue();
        assertThat(schedule.begin(30) - 30).isEqualTo(2 * first);
        // A step is at most a thousandth of the whole time, and ten times shorter at a tenth of the time from which
        // that holds.
        assertThat(schedule.shortest(30)).isEqualTo(0.1);
        assertThat(schedule.shortest(2.5)).isEqualTo(0.01);
    }

    @Test
    @DisplayName("from the start of a run are a bounded number, and the trials of accurate methods too")
    void start() {
        for (double density : new double[] {1, 4}) {
            SlidingSchedule schedule = new SlidingSchedule(TimeGrid.of(0, 10), density);
            // On the solution from 0.7, of which the state at time 0 lies on the jump.
            SlidingSteps steps = schedule.steps(SlidingStepsTest::kink, 0, new double[] {0.7, 0.7});
            double retry = schedule.begin(0);
            int trials = 1;
            int count = 0;
            while (steps.end() < 10) {
                assertThat(++count).as("number of steps").isLessThan((int) (8000 * density));
                assertThat(steps.advance(10, schedule.shortest(steps.end()), 1e-13 * 10))
                        .isTrue();
                if (steps.end() >= retry) {
                    retry = schedule.begin(steps.end());
                    trials++;
                }
            }
            // The wait doubles from 50 shortest steps of 1e-12 of the time on: at most log₂(1e12/50) = 34 fit, fewer
            // where steps
            // grow.
            assertThat(trials).isBetween(2, 34);
            double[] end = steps.stateAt(10);
            // The solution rests at −1/3 but for e^{−15}; the zigzag of the longest steps of 0.01/density is below
            // 0.01.
            assertThat(0.5 * (end[0] + end[1])).isBetween(-1 / 3.0 - 0.01, -1 / 3.0 + 0.01);
        }
    }
}
