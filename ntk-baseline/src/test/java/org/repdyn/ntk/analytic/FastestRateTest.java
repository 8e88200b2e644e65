package org.repdyn.ntk.analytic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The estimate of the fastest rate of a flow")
class FastestRateTest {

    private static final double[] RATES = {1, -300, 20};

    private static void linear(double[] y, double[] result) {
        for (int i = 0; i < y.length; i++) {
            result[i] = RATES[i] * y[i];
        }
    }

    private static double estimate(FastestRate fastest) {
        double[] state = {1, 2, 3};
        double[] derivative = new double[state.length];
        linear(state, derivative);
        return fastest.at(state, derivative);
    }

    @Test
    @DisplayName("finds the fastest of the rates of a linear flow")
    void linear() {
        // The power method ends when an iterate changes by less than 5 %.
        assertThat(estimate(new FastestRate(FastestRateTest::linear, 1))).isCloseTo(300, within(0.05 * 300));
    }

    @Test
    @DisplayName("is zero for a flow that does not depend on the state")
    void constant() {
        double[] ones = {1, 1, 1};
        FastestRate fastest = new FastestRate((y, r) -> System.arraycopy(ones, 0, r, 0, r.length), 1);
        assertThat(fastest.at(new double[3], ones)).isZero();
        assertThat(fastest.at(new double[3], ones)).isZero();
    }

    @Test
    @DisplayName("is not spoilt by an earlier point at which the flow was not finite")
    void recovers() {
        for (double spoilt : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            AtomicBoolean broken = new AtomicBoolean();
            FastestRate fastest = new FastestRate(
                    (y, r) -> {
                        linear(y, r);
                        if (broken.get()) {
                            r[0] = spoilt;
                        }
                    },
                    1);
            double before = estimate(fastest);
            broken.set(true);
            assertThat(estimate(fastest)).isNotFinite();
            broken.set(false);
            // The power method ends when an iterate changes by less than 5 %.
            assertThat(estimate(fastest)).isCloseTo(before, within(0.05 * before));
        }
    }
}
