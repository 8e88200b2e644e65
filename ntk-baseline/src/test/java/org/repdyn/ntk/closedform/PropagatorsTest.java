package org.repdyn.ntk.closedform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.testsupport.Tolerances;

@DisplayName("Propagators of linear and logistic equations")
class PropagatorsTest {

    @Test
    @DisplayName("are smooth where the formula changes")
    void integralsAreSmoothAcrossTheSwitchOfTheirFormulas() {
        for (double t : new double[] {1e-3, 1, 40}) {
            for (double x : new double[] {-1, 1}) {
                double below = Propagators.psi(x * (1 - 1e-15) / t, t);
                double above = Propagators.psi(x * (1 + 1e-15) / t, t);
                assertThat(above).isCloseTo(below, within(Tolerances.rounding(1, 1, below)));
            }
            assertThat(Propagators.phi(0, t)).isEqualTo(t);
            assertThat(Propagators.psi(0, t)).isEqualTo(t * t / 2);
        }
    }

    @Test
    @DisplayName("solve the logistic equation")
    void logisticSolvesItsEquation() {
        double c = 3;
        double h = 1e-4;
        for (double a : new double[] {-0.7, 0, 1.3}) {
            for (double t : new double[] {0.1, 1, 4}) {
                double s = Propagators.logistic(0.2, c, a, 0.5, t);
                double slope =
                        (Propagators.logistic(0.2, c, a, 0.5, t + h) - Propagators.logistic(0.2, c, a, 0.5, t - h))
                                / (2 * h);
                // The error of a central difference is h²/6 times the third derivative, which is below about (c·a)³.
                assertThat(slope).isCloseTo(c * s * (a - 0.5 * s * s), within(1e2 * h * h));
            }
        }
        assertThat(Propagators.logistic(0.2, c, 1.3, 0.5, 1e6))
                .isCloseTo(Math.sqrt(2.6), within(Tolerances.rounding(2, 1, Math.sqrt(2.6))));
        assertThat(Propagators.logistic(0.2, c, -1.3, 0.5, 1e6)).isZero();
    }
}
