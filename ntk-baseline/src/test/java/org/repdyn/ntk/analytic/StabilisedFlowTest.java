package org.repdyn.ntk.analytic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The stabilised explicit method for mildly stiff flows")
class StabilisedFlowTest {

    /** A tolerance so loose that no step is rejected and no member is left out. */
    private static final double LOOSE = 1e9;

    /** More evaluations than any of these runs takes. */
    private static final int BUDGET = 1_000_000;

    private static StabilisedFlow flow(
            StiffFlow.Derivative system, int dimension, double tolerance, double step, StabilisedFlow.Step listener) {
        return new StabilisedFlow(system, new FastestRate(system, 1), dimension, tolerance, 1, step, BUDGET, listener);
    }

    @Test
    @DisplayName("has order 4 with any number of stages")
    void order() {
        for (StabilisedTableau tableau : StabilisedTableau.within(LOOSE)) {
            double[] errors = new double[3];
            for (int s = 0; s < errors.length; s++) {
                double h = 0.1 / (1 << s);
                // The second coordinate is at rest; its rate makes the method choose this member, by its factor 1.2 of
                // safety.
                double rate = 0.99 * tableau.reach() / (1.2 * h);
                double[] y = {1, 0};
                for (int i = 0; i < Math.round(1 / h); i++) {
                    AtomicInteger evaluations = new AtomicInteger();
                    int[] atStep = new int[1];
                    StabilisedFlow flow = flow(
                            (z, r) -> {
                                evaluations.incrementAndGet();
                                r[0] = -z[0] * z[0];
                                r[1] = -rate * z[1];
                            },
                            2,
                            LOOSE,
                            h,
                            (from, to) -> atStep[0] = evaluations.get());
                    assertThat(flow.integrate(y, 0, h, 0)).isEqualTo(StabilisedFlow.End.REACHED);
                    // One at the start, a few for the rate, and those of the step.
                    assertThat(atStep[0]).isBetween(tableau.stages() + 3, tableau.stages() + 6);
                }
                errors[s] = Math.abs(y[0] - 0.5);
            }
            // The terms of the next order change the ratio 16 by a few tenths of a power of 2 at these steps.
            for (int s = 0; s + 1 < errors.length; s++) {
                assertThat(Math.log(errors[s] / errors[s + 1]) / Math.log(2))
                        .as("%d stages", tableau.stages())
                        .isBetween(3.7, 4.3);
            }
        }
    }

    @Test
    @DisplayName("is stable on all of the axis that a member reaches")
    void stability() {
        for (StabilisedTableau tableau : StabilisedTableau.within(LOOSE)) {
            int parts = 60;
            for (int part = 1; part <= parts; part++) {
                double z = tableau.reach() * part / parts;
                double[] recurrence = tableau.recurrence();
                double before = 1;
                double last = 1 - recurrence[0] * z;
                for (int j = 1; j < recurrence.length; j += 2) {
                    double stage =
                            -recurrence[j] * z * last + (1 + recurrence[j + 1]) * last - recurrence[j + 1] * before;
                    before = last;
                    last = stage;
                }
                double[] a = tableau.finish();
                double[] b = tableau.weights();
                double k1 = -z * last;
                double k2 = -z * (last + a[0] * k1);
                double k3 = -z * (last + a[1] * k1 + a[2] * k2);
                double k4 = -z * (last + a[3] * k1 + a[4] * k2 + a[5] * k3);
                assertThat(Math.abs(last + b[0] * k1 + b[1] * k2 + b[2] * k3 + b[3] * k4))
                        .as("%d stages at %.3f", tableau.stages(), -z)
                        .isLessThan(1);
            }
        }
    }

    @Test
    @DisplayName("takes the square root of the stiffness in evaluations, within the tolerance")
    void stiffness() {
        int dimension = 40;
        double tolerance = 1e-6;
        List<Integer> counts = new ArrayList<>();
        for (double fastest : new double[] {100, 400}) {
            AtomicInteger evaluations = new AtomicInteger();
            // Slow rates from 1 to 2, which limit the steps by the error, and fast ones up to the fastest, of
            // coordinates at rest.
            double[] y = new double[dimension];
            Arrays.fill(y, dimension / 2, dimension, 1);
            StiffFlow.Derivative system = (z, r) -> {
                evaluations.incrementAndGet();
                for (int i = 0; i < dimension; i++) {
                    r[i] = rate(i, dimension, fastest) * (1 - z[i]);
                }
            };
            assertThat(flow(system, dimension, tolerance, 0.02, (from, to) -> {})
                            .integrate(y, 0, 3, 1e-13))
                    .isEqualTo(StabilisedFlow.End.REACHED);
            for (int i = 0; i < dimension; i++) {
                // The errors of the steps decay, so that their sum is a few tolerances.
                assertThat(y[i])
                        .isCloseTo(
                                i < dimension / 2 ? -Math.expm1(-3 * rate(i, dimension, fastest)) : 1,
                                within(10 * tolerance));
            }
            counts.add(evaluations.get());
        }
        // Twice as many stages a step for four times the rate; the four stages of order 4 do not grow.
        assertThat(counts.get(1) / (double) counts.get(0)).isBetween(1.2, 2.2);
    }

    private static double rate(int i, int dimension, double fastest) {
        return i < dimension / 2 ? 1 + i * 2.0 / dimension : fastest * (2.0 * (i + 1) / dimension - 1);
    }

    @Test
    @DisplayName("interpolates between steps with the order of the cubic")
    void interpolation() {
        double[] errors = new double[2];
        for (int s = 0; s < errors.length; s++) {
            double h = 0.4 / (1 << s);
            StabilisedFlow.Node from = node(1);
            StabilisedFlow.Node to = node(1 + h);
            double[] between = new double[1];
            from.interpolate(to, 1 + 0.3 * h, between);
            errors[s] = Math.abs(between[0] - Math.sin(1 + 0.3 * h));
            from.interpolate(to, 1, between);
            assertThat(between[0]).isEqualTo(from.state()[0]);
        }
        assertThat(Math.log(errors[0] / errors[1]) / Math.log(2)).isBetween(3.7, 4.3);
    }

    private static StabilisedFlow.Node node(double time) {
        return new StabilisedFlow.Node(time, new double[] {Math.sin(time)}, new double[] {Math.cos(time)});
    }

    @Test
    @DisplayName("gives up where rates are not real, and where they are too fast for its stages")
    void givesUp() {
        StiffFlow.Derivative rotation = (z, r) -> {
            r[0] = -z[0] + 1000 * z[1];
            r[1] = -z[1] - 1000 * z[0];
        };
        assertThat(flow(rotation, 2, 1e-3, 1, (from, to) -> {}).integrate(new double[] {1, 0}, 0, 10, 1e-3))
                .isEqualTo(StabilisedFlow.End.TOO_STIFF);
        StiffFlow.Derivative fast = (z, r) -> {
            r[0] = 1;
            r[1] = -1e9 * z[1];
        };
        assertThat(flow(fast, 2, 1e-6, 1, (from, to) -> {}).integrate(new double[2], 0, 10, 1e-13))
                .isEqualTo(StabilisedFlow.End.TOO_STIFF);
    }

    @Test
    @DisplayName("gives up early where its evaluations would not suffice")
    void exceedsBudget() {
        // A slow coordinate drives a fast one, which lowers the order of the method, so that its errors shorten the
        // steps.
        AtomicInteger evaluations = new AtomicInteger();
        StiffFlow.Derivative driven = (z, r) -> {
            evaluations.incrementAndGet();
            r[0] = -1e4 * (z[0] - Math.cos(z[1]));
            r[1] = 1;
        };
        int budget = 8000;
        for (boolean enough : new boolean[] {true, false}) {
            evaluations.set(0);
            StabilisedFlow flow = new StabilisedFlow(
                    driven, new FastestRate(driven, 1), 2, 1e-6, 1, 1e-4, enough ? BUDGET : budget, (from, to) -> {});
            assertThat(flow.integrate(new double[] {1, 0}, 0, 10, 1e-12))
                    .isEqualTo(enough ? StabilisedFlow.End.REACHED : StabilisedFlow.End.TOO_STIFF);
            if (enough) {
                assertThat(evaluations.get()).isGreaterThan(2 * budget);
            } else {
                // A good part of the budget is left to the method that takes over.
                assertThat(evaluations.get()).isLessThan(budget / 2);
            }
        }
    }

    @Test
    @DisplayName("says that a flow is not stiff, where the error alone limits the steps")
    void notStiff() {
        StiffFlow.Derivative logistic = (z, r) -> r[0] = z[0] * (1 - z[0]);
        assertThat(flow(logistic, 1, 1e-11, 1e-3, (from, to) -> {}).integrate(new double[] {0.1}, 0, 10, 1e-13))
                .isEqualTo(StabilisedFlow.End.NOT_STIFF);
    }
}
