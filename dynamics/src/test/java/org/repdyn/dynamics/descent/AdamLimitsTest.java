package org.repdyn.dynamics.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.dynamics.Fixtures;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.testsupport.ConvergenceSlope;

/**
 * Tests of the limit of Adam as its learning rate falls. With decays that do not depend on the rate, both means tend to
 * the gradient itself, and each weight follows ẇ = −g/(|g| + ε). This flow is not the gradient flow; if ε is negligible
 * compared with g, it is the flow of the sign of g.
 */
class AdamLimitsTest {

    private static final double END = 0.5;

    /** Returns w at the end of a run from w = 1 with L = c·w². */
    private static double end(double rate, double secondDecay, double epsilon, double c) {
        R064Store form = R064Store.FACTORY.make(1, 1);
        form.set(0, 0, c);
        return Fixtures.run(
                        new Adam(new AdamOptions(
                                rate, 0.9, secondDecay, epsilon, Optional.empty(), true, Retraction.QR)),
                        Fixtures.formProblem(
                                form,
                                R064Store.FACTORY.makeEye(1, 1),
                                Fixtures.constraint("euclidean"),
                                TimeGrid.of(0, END)))
                .lastWeights()
                .data[0];
    }

    @Test
    @DisplayName("with a fixed epsilon it converges at first order to the flow of g/(|g| + epsilon)")
    void fixedEpsilon() {
        double epsilon = 0.5;
        // With g = w, w + ε·log w decreases by t; bisection finds the root.
        double low = 0;
        double high = 1;
        for (int i = 0; i < 200; i++) {
            double middle = (low + high) / 2;
            if (middle + epsilon * Math.log(middle) < 1 - END) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double limit = low;
        ConvergenceSlope.assertOrder(1, 0.004, 0.5, 6, 1e-10, rate -> Math.abs(end(rate, 0.9, epsilon, 0.5) - limit));
    }

    /**
     * Tests the flow of the sign. The mean of the gradient lags by β₁η/(1 − β₁), that of its square by β₂η/(1 − β₂).
     * Equal lags cancel in the quotient, which then differs from the sign by the variance of the gradient over the lag,
     * a term of second order.
     */
    @Test
    @DisplayName("without an epsilon it converges to the flow of the sign, at second order if both means lag equally")
    void sign() {
        double limit = 1 - END;
        ConvergenceSlope.assertOrder(1, 0.004, 0.5, 6, 1e-12, rate -> Math.abs(end(rate, 0.8, 1e-14, 0.5) - limit));
        ConvergenceSlope.assertOrder(2, 0.004, 0.5, 6, 1e-12, rate -> Math.abs(end(rate, 0.9, 1e-14, 0.5) - limit));
    }

    @Test
    @DisplayName("without an epsilon the result does not depend on the size of the loss")
    void scale() {
        // ε is 1e-14 of the gradient, over some hundreds of steps.
        assertThat(end(0.001, 0.99, 1e-14, 50)).isCloseTo(end(0.001, 0.99, 1e-14, 0.5), within(1e-11));
    }

    @Test
    @DisplayName("fails where the square of the gradient overflows, instead of steps of length zero")
    void overflow() {
        assertThat(end(0.001, 0.99, 1e-14, 1e140)).isCloseTo(end(0.001, 0.99, 1e-14, 0.5), within(1e-11));
        R064Store form = R064Store.FACTORY.makeEye(1, 1).multiply(1e160).collect(R064Store.FACTORY);
        for (String constraint : List.of("euclidean", "soft-orthogonal")) {
            StopReason stop = Fixtures.run(
                            new Adam(new AdamOptions(0.001, 0.9, 0.99, 1e-14, Optional.empty(), true, Retraction.QR)),
                            Fixtures.formProblem(
                                    form,
                                    R064Store.FACTORY.makeEye(1, 1),
                                    Fixtures.constraint(constraint),
                                    TimeGrid.of(0, END)))
                    .stop();
            assertThat(stop.describe()).contains("whose square is too large for the second moment of Adam");
        }
    }
}
