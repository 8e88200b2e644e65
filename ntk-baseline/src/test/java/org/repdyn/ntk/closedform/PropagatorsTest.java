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
    @DisplayName("have no spurious overflow: at late times φ is 1/γ and ψ is t/γ")
    void late() {
        for (double rate : new double[] {1e-9, 1, 1e200}) {
            for (double t : new double[] {1e160, 1e290}) {
                assertThat(Propagators.phi(rate, t) * rate).isCloseTo(1, within(Tolerances.EPSILON));
                double ofTime = Propagators.psi(rate, t) / t;
                assertThat(ofTime * rate).isCloseTo(1, within(2 * Tolerances.EPSILON + 1 / (rate * t)));
            }
        }
    }

    @Test
    @DisplayName("leave a logistic mode without length or speed where it is, and give one of any length its limit")
    void logisticAtItsEnds() {
        double forever = Double.POSITIVE_INFINITY;
        for (double t : new double[] {0, 1, 1e3, 1e200, forever}) {
            assertThat(Propagators.logistic(0, 4, 1, 0.5, t)).isZero();
            assertThat(Propagators.logistic(0.3, 0, 1, 0, t)).isEqualTo(0.3);
        }
        for (double start : new double[] {1e-200, -1e-200, 0.3, 1e200}) {
            for (double t : new double[] {1e4, 1e200, forever}) {
                assertThat(Propagators.logistic(start, 4, 1, 0.25, t)).isEqualTo(Math.copySign(2, start));
            }
            assertThat(Propagators.logistic(start, 4, 1, 0.25, 0)).isEqualTo(start);
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
