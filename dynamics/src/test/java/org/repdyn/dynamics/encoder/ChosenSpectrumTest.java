package org.repdyn.dynamics.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.core.random.Seed;
import org.repdyn.testsupport.Tolerances;

/** Tests of linear networks whose initial weights have chosen singular values. */
class ChosenSpectrumTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    private static List<R064Store> deep(WeightInitialisation shape, Optional<Double> decay, long seed) {
        return Encoders.DEEP_LINEAR
                .create(new DeepLinearOptions(3, 5, 1, Parameterisation.STANDARD, 2, shape, decay))
                .initialise(4, new Seed(seed))
                .blocks();
    }

    private static double[] expected(int count) {
        double[] values = new double[count];
        for (int j = 0; j < count; j++) {
            values[j] = 2 * Math.exp(-0.35 * j);
        }
        return values;
    }

    @Test
    @DisplayName("each matrix has the chosen singular values, in random bases or along the axes")
    void values() {
        for (WeightInitialisation shape : WeightInitialisation.values()) {
            List<R064Store> blocks = deep(shape, Optional.of(0.35), 1);
            assertThat(ALGEBRA.thinSvd(blocks.get(0)).values())
                    .containsExactly(expected(4), within(Tolerances.rounding(4, 1, 2)));
            assertThat(ALGEBRA.thinSvd(blocks.get(1)).values())
                    .containsExactly(expected(3), within(Tolerances.rounding(4, 1, 2)));
        }
        R064Store linear = new LinearEncoder(3, 2, WeightInitialisation.GAUSSIAN, Optional.of(0.35))
                .initialise(4, new Seed(1))
                .blocks()
                .get(0);
        assertThat(ALGEBRA.thinSvd(linear).values()).containsExactly(expected(3), within(Tolerances.rounding(4, 1, 2)));
    }

    @Test
    @DisplayName("bases are fixed by the seed and differ from matrix to matrix; without a decay nothing changes")
    void draws() {
        R064Store one =
                deep(WeightInitialisation.GAUSSIAN, Optional.of(0.35), 1).get(0);
        assertThat(deep(WeightInitialisation.GAUSSIAN, Optional.of(0.35), 1).get(0).data)
                .isEqualTo(one.data);
        assertThat(deep(WeightInitialisation.GAUSSIAN, Optional.of(0.35), 2).get(0).data)
                .isNotEqualTo(one.data);
        List<R064Store> plain = new MlpEncoder(new Network(
                        List.of(5), 3, HiddenActivation.LINEAR, 1, Parameterisation.STANDARD, 1, Optional.empty(), 2))
                .initialise(4, new Seed(1))
                .blocks();
        assertThat(deep(WeightInitialisation.GAUSSIAN, Optional.empty(), 1).get(0).data)
                .isEqualTo(plain.get(0).data);
    }
}
