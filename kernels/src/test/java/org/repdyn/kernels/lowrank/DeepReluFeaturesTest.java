package org.repdyn.kernels.lowrank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.kernels.activations.AbRelu;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.kernels.recursion.KernelPair;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("Random features of deep ReLU kernels")
@Tag("slow")
class DeepReluFeaturesTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();
    private static final int DRAWS = 24;

    private final R064Store x = RandomMatrices.gaussian(10, 6, 8);
    private final KernelPair exact = InfiniteNetwork.fullyConnected(AbRelu.RELU, 3, 1.4, Optional.empty())
            .kernels(x);

    @Test
    @DisplayName("the error falls like the root of the width for both kernels, at depth 3")
    void slope() {
        double[][] log = new double[2][3];
        for (int i = 0; i < 3; i++) {
            int width = 48 << (2 * i);
            double[] sum = new double[2];
            for (int s = 0; s < DRAWS; s++) {
                DeepReluFeatures.Features f = new DeepReluFeatures(6, 3, width, 1.4, new Seed(90 + s), ALGEBRA).of(x);
                sum[0] += squaredError(f.nngp(), exact.nngp());
                sum[1] += squaredError(f.ntk(), exact.ntk());
            }
            for (int k = 0; k < 2; k++) {
                log[k][i] = 0.5 * Math.log(sum[k] / DRAWS);
            }
        }
        for (int k = 0; k < 2; k++) {
            double slope = (log[k][2] - log[k][0]) / (2 * Math.log(4));
            // With 24 draws of dependent entries each logarithm has an error of 0.1 and the slope one of 0.05, doubled
            // here.
            assertThat(slope).as(k == 0 ? "NNGP" : "NTK").isCloseTo(-0.5, within(0.1));
        }
    }

    @Test
    @DisplayName("a width whose weights no array can hold is refused, twice as early behind a layer of the same width")
    void largestWidth() {
        assertThatCode(() -> new DeepReluFeatures(6, 1, 40_000, 1, new Seed(1), ALGEBRA))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> new DeepReluFeatures(6, 2, 40_000, 1, new Seed(1), ALGEBRA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("draw 80000×40000 matrices")
                .hasMessageEndingWith("take a smaller width");
    }

    @Test
    @DisplayName("features of two calls use the same draw, and the seed fixes every number")
    void draws() {
        DeepReluFeatures features = new DeepReluFeatures(6, 2, 32, 1, new Seed(1), ALGEBRA);
        R064Store whole = features.of(x).ntk();
        R064Store first = R064Store.FACTORY.make(1, 6);
        for (int j = 0; j < 6; j++) {
            first.set(0, j, x.doubleValue(4, j));
        }
        R064Store alone = features.of(first).ntk();
        for (int j = 0; j < 64; j++) {
            // Products of other shapes may round differently.
            assertThat(alone.doubleValue(0, j)).isCloseTo(whole.doubleValue(4, j), within(1e-12));
        }
        assertThat(features.of(x).ntk().data).isEqualTo(whole.data);
    }

    @Test
    @DisplayName("wrong dimensions and widths are refused")
    void refuses() {
        assertThatThrownBy(() -> new DeepReluFeatures(6, 0, 32, 1, new Seed(1), ALGEBRA))
                .hasMessageContaining("got 6, 0, 32 and 1");
        assertThatThrownBy(() -> new DeepReluFeatures(5, 1, 32, 1, new Seed(1), ALGEBRA).of(x))
                .hasMessageContaining("have 6 columns, the features were drawn for 5");
    }

    private static double squaredError(R064Store features, R064Store wanted) {
        R064Store estimate = ALGEBRA.multiplyRightTransposed(features, features);
        double sum = 0;
        for (int e = 0; e < wanted.data.length; e++) {
            sum += Math.pow(estimate.data[e] - wanted.data[e], 2);
        }
        return sum;
    }
}
