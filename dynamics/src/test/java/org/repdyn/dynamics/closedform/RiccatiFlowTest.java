package org.repdyn.dynamics.closedform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.testsupport.Tolerances;

@DisplayName("The Riccati flow")
class RiccatiFlowTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();
    private static final double KAPPA = 1.7;

    private final R064Store a = symmetric(6);
    private final R064Store start = random(6, 3, 2);
    private final RiccatiFlow flow = new RiccatiFlow(a, KAPPA, start, ALGEBRA);

    private static R064Store random(int rows, int columns, long seed) {
        R064Store matrix = R064Store.FACTORY.make(rows, columns);
        var generator = new Seed(seed).generator();
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = 2 * generator.nextDouble() - 1;
        }
        return matrix;
    }

    private static R064Store symmetric(int d) {
        R064Store half = random(d, d, 1);
        return R064Store.FACTORY.copy(half.add(half.transpose()));
    }

    private R064Store gram(double time) {
        R064Store w = flow.weights(time);
        return ALGEBRA.multiplyRightTransposed(w, w);
    }

    /** Returns d(WWᵀ)/dt = AP + PA − 2κP² at P = WWᵀ. */
    private R064Store field(R064Store p) {
        R064Store ap = ALGEBRA.multiply(a, p);
        R064Store square = ALGEBRA.multiply(p, p);
        return R064Store.FACTORY.copy(ap.add(ap.transpose()).subtract(square.multiply(2 * KAPPA)));
    }

    @ParameterizedTest(name = "at t = {0}")
    @ValueSource(doubles = {0.01, 0.3, 1, 4})
    @DisplayName("solves its equation")
    void equation(double time) {
        double[] errors = new double[2];
        for (int i = 0; i < 2; i++) {
            double h = 1e-3 * Math.min(1, 10 * time) / (1 << i);
            R064Store difference = R064Store.FACTORY.copy(
                    gram(time + h).subtract(gram(time - h)).multiply(1 / (2 * h)));
            errors[i] = difference.subtract(field(gram(time))).norm();
        }
        // Central differences: half the step leaves a quarter of the error, down to the rounding error 1e-16/h.
        assertThat(errors[1]).isLessThan(errors[0] / 3.8 + 1e-11);
    }

    @Test
    @DisplayName("starts at the initial weights")
    void start() {
        assertThat(flow.weights(0).subtract(start).norm()).isLessThan(Tolerances.rounding(6, 1, 1));
        // The speed at the start is about 8.
        assertThat(flow.weights(1e-12).subtract(start).norm()).isBetween(5e-12, 2e-11);
    }

    @Test
    @DisplayName("ends at max(λ, 0)/κ in the directions that grow most")
    void limit() {
        double[] values = ALGEBRA.symmetricEigen(a).values();
        double[] reached = ALGEBRA.symmetricEigen(gram(400)).values();
        for (int i = 0; i < 6; i++) {
            double expected = i < 3 ? 0 : Math.max(values[i], 0) / KAPPA;
            // Two eigendecompositions and an orthogonal basis of numbers of size 2, each with errors of some 1e-15.
            assertThat(reached[i]).isCloseTo(expected, within(1e-12));
        }
    }

    @Test
    @DisplayName("keeps its digits when the exponentials differ by e^1000")
    void graded() {
        // Two directions that do not mix: each mode is a logistic function of its own.
        R064Store diagonal = R064Store.FACTORY.make(3, 3);
        diagonal.set(0, 0, 10);
        diagonal.set(1, 1, 1e-3);
        diagonal.set(2, 2, -10);
        R064Store w = R064Store.FACTORY.make(3, 2);
        w.set(0, 0, 1e-3);
        w.set(1, 1, 1e-3);
        RiccatiFlow modes = new RiccatiFlow(diagonal, 1, w, ALGEBRA);
        R064Store reached = modes.weights(100);
        double slow = 1e-3 / (1 + (1e-3 / 1e-6 - 1) * Math.exp(-2e-3 * 100));
        assertThat(reached.doubleValue(0, 0))
                .isCloseTo(Math.sqrt(10), within(Tolerances.rounding(2, 1, Math.sqrt(10))));
        assertThat(reached.doubleValue(1, 1))
                .isCloseTo(Math.sqrt(slow), within(Tolerances.rounding(5, 1, Math.sqrt(slow))));
        assertThat(reached.doubleValue(2, 0)).isZero();
    }

    @ParameterizedTest(name = "λ = {0}")
    @ValueSource(doubles = {3, 1e-6, 2e-9, 1e-17, 0, -2e-9, -1e-6, -3})
    @DisplayName("has the logistic growth of one weight for a rate of any sign and size")
    void oneWeight(double lambda) {
        double time = 1.5;
        double square = 0.49;
        R064Store form = R064Store.FACTORY.column(new double[] {lambda});
        R064Store weight = R064Store.FACTORY.column(new double[] {Math.sqrt(square)});
        double integral = lambda == 0 ? time : Math.expm1(2 * lambda * time) / (2 * lambda);
        double expected = square * Math.exp(2 * lambda * time) / (1 + 2 * KAPPA * square * integral);
        assertThat(Math.pow(new RiccatiFlow(form, KAPPA, weight, ALGEBRA).weights(time).data[0], 2))
                .isCloseTo(expected, within(Tolerances.rounding(1, 10, expected)));
    }

    @Test
    @DisplayName("accepts weights of lower rank")
    void rankDeficient() {
        R064Store w = R064Store.FACTORY.make(6, 3);
        for (int i = 0; i < 6; i++) {
            w.set(i, 0, start.doubleValue(i, 0));
            w.set(i, 1, 2 * start.doubleValue(i, 0));
        }
        assertThat(ALGEBRA.thinSvd(new RiccatiFlow(a, KAPPA, w, ALGEBRA).weights(2))
                        .values()[1])
                .isLessThan(Tolerances.rounding(6, 1, 1));
    }

    @Test
    @DisplayName("refuses a factor that is not positive")
    void kappa() {
        assertThatThrownBy(() -> new RiccatiFlow(a, 0, start, ALGEBRA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("above 0");
    }
}
