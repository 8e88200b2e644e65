package org.repdyn.manifolds.restoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.spi.RestoringField;

@DisplayName("Restoring fields")
class RestoringFieldsTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();
    private static final int ROWS = 7;
    private static final int COLUMNS = 3;
    private static final double LENGTH = 1.5;

    private static R064Store random(long seed) {
        R064Store matrix = R064Store.FACTORY.make(ROWS, COLUMNS);
        var gaussians = new Seed(seed).gaussians();
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = gaussians.sample();
        }
        return matrix;
    }

    /** Returns ‖WᵀW − c²I‖². */
    private static double penalty(R064Store w) {
        R064Store gram = ALGEBRA.multiplyLeftTransposed(w, w);
        for (int i = 0; i < COLUMNS; i++) {
            gram.add(i, i, -LENGTH * LENGTH);
        }
        return Arrays.stream(gram.data).map(x -> x * x).sum();
    }

    @Test
    @DisplayName("soft-orthogonal adds the gradient of its penalty")
    void penaltyGradient() {
        R064Store w = random(1);
        R064Store direction = random(2);
        R064Store gradient = random(3);
        R064Store field = gradient.copy();
        new SoftOrthogonal(2).field(ROWS, COLUMNS, LENGTH, ALGEBRA).apply(w, field);
        double slope = 0;
        for (int i = 0; i < field.data.length; i++) {
            slope += (field.data[i] - gradient.data[i]) * direction.data[i];
        }
        double[] errors = new double[2];
        for (int i = 0; i < 2; i++) {
            double h = 1e-2 / (1 << i);
            double difference = penalty(moved(w, h, direction)) - penalty(moved(w, -h, direction));
            errors[i] = Math.abs(2 * difference / (2 * h) - slope);
        }
        // Central differences of a polynomial of degree 4: half the step leaves a quarter of the error.
        assertThat(errors[0] / errors[1]).isCloseTo(4, within(0.01));
    }

    private static R064Store moved(R064Store w, double step, R064Store direction) {
        R064Store result = w.copy();
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] += step * direction.data[i];
        }
        return result;
    }

    /** A field that is not a gradient and does not respect rotations, as a stand-in for any loss. */
    private static R064Store anyField(R064Store w) {
        R064Store g = R064Store.FACTORY.make(ROWS, COLUMNS);
        for (int i = 0; i < g.data.length; i++) {
            g.data[i] = Math.sin(3 * w.data[(i + 4) % g.data.length]) + 0.3 * i;
        }
        return g;
    }

    private static R064Store velocity(RestoringField landing, R064Store w) {
        R064Store field = anyField(w);
        landing.apply(w, field);
        return field;
    }

    @ParameterizedTest(name = "at rate {0}")
    @ValueSource(doubles = {0, 0.5, 2})
    @DisplayName("landing moves the singular values along logistic curves, whatever the loss")
    void singularValues(double attraction) {
        RestoringField landing = new Landing(attraction).field(ROWS, COLUMNS, LENGTH, ALGEBRA);
        R064Store w = random(4);
        double[] start = ALGEBRA.thinSvd(w).values();
        int steps = 2000;
        double h = 1.0 / steps;
        for (int step = 0; step < steps; step++) {
            R064Store k1 = velocity(landing, w);
            R064Store k2 = velocity(landing, moved(w, -h / 2, k1));
            R064Store k3 = velocity(landing, moved(w, -h / 2, k2));
            R064Store k4 = velocity(landing, moved(w, -h, k3));
            for (int i = 0; i < w.data.length; i++) {
                w.data[i] -= h / 6 * (k1.data[i] + 2 * k2.data[i] + 2 * k3.data[i] + k4.data[i]);
            }
        }
        double[] reached = ALGEBRA.thinSvd(w).values();
        for (int i = 0; i < COLUMNS; i++) {
            double ratio = LENGTH * LENGTH / (start[i] * start[i]);
            double expected = LENGTH / Math.sqrt(1 + (ratio - 1) * Math.exp(-2 * attraction));
            // Runge-Kutta of order 4 with rates of about 10: (10h)⁴ = 6e-10.
            assertThat(reached[i]).isCloseTo(expected, within(1e-8));
        }
    }
}
