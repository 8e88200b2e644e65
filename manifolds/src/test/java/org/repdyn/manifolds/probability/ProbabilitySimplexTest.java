package org.repdyn.manifolds.probability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.spi.Retraction;

@DisplayName("The probability simplex")
class ProbabilitySimplexTest {

    private static R064Store column(double... entries) {
        R064Store result = R064Store.FACTORY.make(entries.length, 1);
        System.arraycopy(entries, 0, result.data, 0, entries.length);
        return result;
    }

    @Test
    @DisplayName("has the distances of the sphere of square roots, at corners and at differences of 1e-12")
    void distances() {
        ProbabilitySimplex m = new ProbabilitySimplex(2, 1);
        double tiny = 1e-300;
        // 2·arccos of √1e-300 twice: a quarter circle of radius 2
        assertThat(m.distance(column(tiny, 1), column(1, tiny))).isCloseTo(Math.PI, within(1e-15));
        double step = 1e-12;
        R064Store p = column(0.5, 0.5);
        R064Store q = column(0.5 + step, 0.5 - step);
        double exact = q.data[0] - 0.5;
        // √(v²/p + v²/p) for p = ½
        assertThat(m.distance(p, q)).isCloseTo(2 * exact, within(1e-15 * step));
        assertThat(m.log(p, q).data[0]).isCloseTo(exact, within(1e-15 * step));
    }

    @Test
    @DisplayName("refuses geodesics that leave it, and has a step that never does")
    void leaving() {
        ProbabilitySimplex m = new ProbabilitySimplex(3, 1);
        R064Store p = column(0.2, 0.3, 0.5);
        R064Store v = column(-0.6, 0.3, 0.3);
        assertThatThrownBy(() -> m.exp(p, v))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("entry 0 of column 0")
                .hasMessageContaining("retraction own");
        assertThat(m.residual(m.retract(Retraction.OWN, p, v))).isLessThan(1e-15);
        // exp(333) and exp(−200) relative to it: the rest is below rounding.
        assertThat(m.retract(Retraction.OWN, p, column(0, 100, -100)).doubleValue(1, 0))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("and the positive numbers have no nearest point of a matrix with an entry that is not positive")
    void noNearest() {
        assertThatThrownBy(() -> new ProbabilitySimplex(2, 1).nearest(column(0, 1)))
                .hasMessageContaining("the entry 0");
        assertThatThrownBy(() -> new PositiveNumbers(2, 1).nearest(column(-2, 1)))
                .hasMessageContaining("the entry -2");
        assertThatThrownBy(() -> new PositiveNumbers(1, 1).exp(column(1), column(1e4)))
                .hasMessageContaining("shorter step");
        assertThatThrownBy(() -> new PositiveNumbers(1, 1).inverseRetract(Retraction.OWN, column(1), column(0.4)))
                .hasMessageContaining("0.4")
                .hasMessageContaining("use log");
    }

    @Test
    @DisplayName("keeps relative accuracy of positive numbers from 1e-300 to 1e300")
    void positiveNumbers() {
        PositiveNumbers m = new PositiveNumbers(2, 1);
        assertThat(m.distance(column(1e-300, 1), column(1e300, 1))).isCloseTo(600 * Math.log(10), within(1e-12));
        double near = 1 + 1e-12;
        assertThat(m.distance(column(1e-300, 1), column(1e-300, near))).isCloseTo(near - 1, within(1e-23));
        // The gradient of log x is x, and of length 1, also where x² underflows.
        R064Store x = column(1e-300, 1);
        R064Store gradient = m.gradient(x, column(1e300, 0));
        assertThat(m.norm(x, gradient)).isCloseTo(1, within(1e-15));
    }
}
