package org.repdyn.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.dynamics.spi.Prediction.Gauge;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

class DeviationTest {

    private static final double ROUNDING = Tolerances.rounding(9 + 3 * 3, 1, 1);

    private static R064Store scaled(R064Store a, double factor) {
        R064Store result = a.copy();
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] *= factor;
        }
        return result;
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1, 1e300})
    void isRelativeToThePredictedAtAnySize(double size) {
        R064Store v = scaled(RandomMatrices.gaussian(9, 3, 1), size);
        assertThat(Deviation.relative(Gauge.EXACT, scaled(v, 1.25), v)).isCloseTo(0.25, within(ROUNDING));
        assertThat(Deviation.relative(Gauge.ROTATION, scaled(v, 1.25), v)).isCloseTo(0.25, within(ROUNDING));
        assertThat(Deviation.relative(Gauge.EXACT, v, v)).isZero();
    }

    @Test
    void aRotationCountsOnlyWhereItIsPredicted() {
        R064Store v = RandomMatrices.gaussian(9, 3, 2);
        R064Store turned = Fixtures.ALGEBRA.multiply(v, RandomMatrices.orthonormal(3, 3, 4));
        assertThat(Deviation.relative(Gauge.ROTATION, turned, v)).isLessThan(ROUNDING);
        assertThat(Deviation.relative(Gauge.EXACT, turned, v)).isGreaterThan(0.1);
    }

    @Test
    void theRotationIsTheBest() {
        R064Store v = RandomMatrices.gaussian(9, 2, 2);
        R064Store u = RandomMatrices.gaussian(9, 2, 3);
        double best = Double.POSITIVE_INFINITY;
        for (int reflected = 0; reflected < 2; reflected++) {
            for (int step = 0; step < 3600; step++) {
                double angle = step * Math.PI / 1800;
                R064Store q = R064Store.FACTORY.make(2, 2);
                q.set(0, 0, Math.cos(angle));
                q.set(1, 0, Math.sin(angle));
                q.set(0, 1, (reflected == 0 ? -1 : 1) * Math.sin(angle));
                q.set(1, 1, (reflected == 0 ? 1 : -1) * Math.cos(angle));
                best = Math.min(best, Deviation.relative(Gauge.EXACT, u, Fixtures.ALGEBRA.multiply(v, q)));
            }
        }
        // The scan misses the best angle by half a step of 1.7e-3 at most, and the distance is flat there: 4e-7.
        assertThat(Deviation.relative(Gauge.ROTATION, u, v))
                .isCloseTo(best, within(1e-6))
                .isLessThanOrEqualTo(best);
    }

    @Test
    void zeroPredictions() {
        R064Store zero = R064Store.FACTORY.make(4, 2);
        assertThat(Deviation.relative(Gauge.EXACT, zero, zero)).isZero();
        assertThat(Deviation.relative(Gauge.EXACT, RandomMatrices.gaussian(4, 2, 1), zero))
                .isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void differentShapesAreRefused() {
        assertThatThrownBy(() ->
                        Deviation.relative(Gauge.EXACT, R064Store.FACTORY.make(4, 2), R064Store.FACTORY.make(4, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4×2, predicted 4×1");
    }
}
