package org.repdyn.kernels.recursion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.ojalgo.matrix.store.RawStore;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.kernels.activations.AbRelu;
import org.repdyn.kernels.activations.Erf;
import org.repdyn.kernels.activations.PiecewiseActivations;
import org.repdyn.kernels.activations.PolynomialActivations;
import org.repdyn.kernels.activations.SmoothActivations;
import org.repdyn.kernels.layers.Convolution;
import org.repdyn.kernels.layers.Flatten;
import org.repdyn.kernels.layers.GlobalAveragePool;
import org.repdyn.kernels.layers.Image;
import org.repdyn.kernels.layers.LayerNorm;
import org.repdyn.kernels.layers.Padding;
import org.repdyn.kernels.layers.Residual;
import org.repdyn.kernels.quadrature.NumericActivation;
import org.repdyn.kernels.quadrature.NumericActivations;
import org.repdyn.kernels.spi.Activation;
import org.repdyn.kernels.spi.Grid;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.kernels.spi.PairCovariance;
import org.repdyn.kernels.spi.PositionPairs;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@DisplayName("Kernels of difficult inputs")
class PitfallsTest {

    static Stream<Activation> oddActivations() {
        return Stream.of(
                AbRelu.LINEAR,
                Erf.STANDARD,
                SmoothActivations.SIN.create(new SmoothActivations.SinOptions(1, 1, 0)),
                PiecewiseActivations.SIGN.create(new NoOptions()),
                PolynomialActivations.HERMITE.create(new PolynomialActivations.HermiteOptions(3)),
                SmoothActivations.GABOR.create(new NoOptions()),
                NumericActivations.tanh(1e-9));
    }

    @ParameterizedTest
    @MethodSource("oddActivations")
    @DisplayName("x and −x under an odd activation without bias have opposite kernel entries, and K has half the rank")
    void opposite(Activation odd) {
        R064Store x = RandomMatrices.gaussian(4, 3, 2);
        for (int j = 0; j < 3; j++) {
            x.set(2, j, -x.doubleValue(0, j));
            x.set(3, j, -x.doubleValue(1, j));
        }
        R064Store nngp =
                InfiniteNetwork.fullyConnected(odd, 1, 1, Optional.empty()).nngp(x);
        double accuracy = odd instanceof NumericActivation numeric ? numeric.tolerance() : 16 * Tolerances.EPSILON;
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 4; j++) {
                assertThat(nngp.doubleValue(i + 2, j))
                        .isCloseTo(-nngp.doubleValue(i, j), within(accuracy * nngp.doubleValue(i, i)));
            }
        }
        double[] values = LinearAlgebra.ojAlgo().symmetricEigen(nngp).values();
        assertThat(values[1]).isLessThan(100 * accuracy * values[3]);
    }

    @ParameterizedTest
    @MethodSource("oddActivations")
    @DisplayName(
            "x and −x under an odd activation without bias have exactly opposite entries in the first hidden layer")
    void exactlyOpposite(Activation odd) {
        R064Store x = matrix(new double[][] {{0.3, -1.2, 0.5}, {-0.3, 1.2, -0.5}, {0.7, 0.1, -0.4}});
        R064Store nngp =
                InfiniteNetwork.fullyConnected(odd, 1, 1, Optional.empty()).nngp(x);
        double accuracy = odd instanceof NumericActivation numeric ? numeric.tolerance() * nngp.doubleValue(2, 2) : 0;
        assertThat(nngp.doubleValue(1, 2)).isCloseTo(-nngp.doubleValue(0, 2), within(accuracy));
        assertThat(nngp.doubleValue(0, 0)).isEqualTo(nngp.doubleValue(1, 1));
    }

    @Test
    @DisplayName("large inputs close to each other under rbf, or opposite under sin, use their difference and sum")
    void largeAndNear() {
        R064Store x = matrix(new double[][] {{1e8, -3e8, 2e8}, {1e8 + 0.5, -3e8 + 0.25, 2e8}, {-1e8, 3e8 + 0.5, -2e8}});
        double gamma = 0.7;
        // The expected values use the inputs only: differences and sums of these numbers are exact.
        double apart = (0.25 + 0.0625) / 3;
        double together = 0.25 / 3;
        assertThat(InfiniteNetwork.fullyConnected(
                                SmoothActivations.RBF.create(new SmoothActivations.RbfOptions(gamma)),
                                1,
                                1,
                                Optional.empty())
                        .nngp(x)
                        .doubleValue(0, 1))
                .isCloseTo(Math.exp(-gamma * apart), within(16 * Tolerances.EPSILON));
        assertThat(InfiniteNetwork.fullyConnected(
                                SmoothActivations.SIN.create(new SmoothActivations.SinOptions(1, 1, 0)),
                                1,
                                1,
                                Optional.empty())
                        .nngp(x)
                        .doubleValue(0, 2))
                .isCloseTo(-Math.exp(-together / 2) / 2, within(16 * Tolerances.EPSILON));
    }

    @Test
    @DisplayName(
            "large inputs of slightly different lengths keep their distance under rbf for a step in the next layer")
    void largeOfDifferentLengths() {
        double apart = 0x1p-13;
        R064Store x = matrix(new double[][] {{0x1p13}, {0x1p13 + apart}});
        Activation rbf = SmoothActivations.RBF.create(new SmoothActivations.RbfOptions(1));
        Activation step = PiecewiseActivations.STEP.create(new NoOptions());
        double entry = InfiniteNetwork.of(
                        Layer.dense(1), Layer.activation(rbf), Layer.dense(1), Layer.activation(step), Layer.dense(1))
                .nngp(x)
                .doubleValue(0, 1);
        // 1 − cos θ = 1 − exp(−|x − y|²)
        double theta = 2 * Math.asin(Math.sqrt(-Math.expm1(-apart * apart) / 2));
        // The kernel of the lengths alone is extrapolated with a relative error of 1e-10, which the square root halves.
        assertThat(entry).isCloseTo(0.5 - theta / (2 * Math.PI), within(1e-10 * theta));
    }

    @Test
    @DisplayName(
            "exp and gaussian keep small differences of length for a sign in the next layer, also next to the end of their range")
    void smallDifferencesOfLength() {
        double apart = 0x1p-20;
        R064Store x = matrix(new double[][] {{1}, {1 + apart}});
        Activation exp = SmoothActivations.EXP.create(new SmoothActivations.ExpOptions(1, 18.5));
        double ofExp = -Math.expm1(-18.5 * 18.5 * apart * apart / 2);
        Activation small = SmoothActivations.GAUSSIAN.create(new SmoothActivations.GaussianOptions(1, -1e-3));
        // √((1 − 4bp)(1 − 4bq)) and 1 − 2b(p + q) differ by 2b²(p − q)² to this order, p − q = 2·apart.
        double ofSmall = 0.5 * 8e-6 * apart * apart;
        Activation large = SmoothActivations.GAUSSIAN.create(new SmoothActivations.GaussianOptions(1, 0.24));
        double f = 1 - 0.96;
        double ofLarge = 0.5 * 4 * 0.24 * 0.24 * 4 * apart * apart / (2 * f) / f;
        double[] expected = {ofExp, ofSmall, ofLarge};
        Activation[] activations = {exp, small, large};
        for (int i = 0; i < activations.length; i++) {
            double entry = InfiniteNetwork.of(
                            Layer.dense(1),
                            Layer.activation(activations[i]),
                            Layer.dense(i == 0 ? 1e-75 : 1),
                            Layer.activation(PiecewiseActivations.SIGN.create(new NoOptions())),
                            Layer.dense(1))
                    .nngp(x)
                    .doubleValue(0, 1);
            double theta = 2 * Math.asin(Math.sqrt(expected[i] / 2));
            // The formulas above leave out higher powers of the small numbers in them.
            assertThat((1 - entry) * Math.PI / 2).isCloseTo(theta, within(0.02 * theta + Tolerances.EPSILON));
        }
    }

    @Test
    @DisplayName("a zero input stays zero in a layer norm with epsilon 0")
    void zeroUnderLayerNorm() {
        R064Store x = matrix(new double[][] {{0, 0}, {3, 4}});
        R064Store nngp = InfiniteNetwork.of(
                        Layer.dense(2), new LayerNorm(0), Layer.activation(AbRelu.RELU), Layer.dense(1))
                .nngp(x);
        assertThat(nngp.data).containsExactly(0, 0, 0, 0.5);
    }

    @Test
    @DisplayName("a rectified square of nearly opposite inputs has the tangent kernel of their angle")
    void nearlyOpposite() {
        double tangent = 1e-3;
        R064Store x = matrix(new double[][] {{1, 0}, {-1, tangent}});
        Activation square =
                PiecewiseActivations.RECTIFIED_MONOMIAL.create(new PiecewiseActivations.RectifiedMonomialOptions(2));
        double theta = InfiniteNetwork.of(
                        Layer.dense(1), Layer.activation(square), new Layer.Dense(1, Optional.empty(), false))
                .ntk(x)
                .doubleValue(0, 1);
        // Θ = c·ė with c = −½ and ė = (2/π)√(pq)(sin α − α cos α) = (tan α − α)/π, α the angle from the opposite
        // direction.
        double t3 = tangent * tangent * tangent;
        double excess = t3 * (1.0 / 3 - tangent * tangent / 5 + t3 * tangent / 7);
        assertThat(theta).isCloseTo(-0.5 * excess / Math.PI, within(1e-13 * excess));
    }

    @Test
    @DisplayName("erf of signals so small that it is linear keeps the angle of nearly parallel inputs")
    void linearErf() {
        R064Store x = matrix(new double[][] {{1, 0}, {1, 1e-3}});
        double small = 0x1p-300;
        R064Store linear = InfiniteNetwork.of(
                        Layer.dense(1),
                        Layer.activation(AbRelu.LINEAR),
                        Layer.dense(1),
                        Layer.activation(AbRelu.RELU),
                        Layer.dense(1))
                .nngp(x);
        R064Store curved = InfiniteNetwork.of(
                        Layer.dense(small),
                        Layer.activation(Erf.STANDARD),
                        Layer.dense(Math.sqrt(Math.PI) / 2 / small),
                        Layer.activation(AbRelu.RELU),
                        Layer.dense(1))
                .nngp(x);
        for (int i = 0; i < linear.data.length; i++) {
            assertThat(curved.data[i]).isCloseTo(linear.data[i], within(32 * Tolerances.EPSILON * linear.data[i]));
        }
    }

    static Stream<Activation> allKinds() {
        return Stream.concat(
                oddActivations(),
                Stream.of(
                        AbRelu.RELU,
                        AbRelu.ABS,
                        PiecewiseActivations.STEP.create(new NoOptions()),
                        PiecewiseActivations.RECTIFIED_MONOMIAL.create(
                                new PiecewiseActivations.RectifiedMonomialOptions(3)),
                        SmoothActivations.GELU.create(new NoOptions()),
                        SmoothActivations.RBF.create(new SmoothActivations.RbfOptions(0.7))));
    }

    @ParameterizedTest
    @MethodSource("allKinds")
    @DisplayName("duplicates have exactly equal rows of both kernels, whatever inputs lie between them")
    void duplicates(Activation activation) {
        R064Store x = RandomMatrices.gaussian(6, 3, 2);
        for (int j = 0; j < 3; j++) {
            x.set(4, j, x.doubleValue(1, j));
            x.set(5, j, x.doubleValue(2, j) * (1 + 1e-9 * j));
        }
        KernelPair kernels = InfiniteNetwork.fullyConnected(activation, 2, 0.8, Optional.of(0.1))
                .kernels(x);
        for (R064Store kernel : List.of(kernels.nngp(), kernels.ntk())) {
            for (int j = 0; j < 6; j++) {
                assertThat(kernel.doubleValue(4, j)).isEqualTo(kernel.doubleValue(1, j));
                assertThat(kernel.doubleValue(j, 4)).isEqualTo(kernel.doubleValue(j, 1));
            }
        }
    }

    private static final Activation SQUARED_RELU =
            PiecewiseActivations.RECTIFIED_MONOMIAL.create(new PiecewiseActivations.RectifiedMonomialOptions(2));

    static Stream<Activation> smoothActivations() {
        return Stream.of(
                Erf.STANDARD,
                SmoothActivations.GELU.create(new NoOptions()),
                SmoothActivations.SIN.create(new SmoothActivations.SinOptions(1, 1, 0.3)),
                SmoothActivations.RBF.create(new SmoothActivations.RbfOptions(0.7)),
                SmoothActivations.EXP.create(new SmoothActivations.ExpOptions(1, 0.5)),
                SmoothActivations.GAUSSIAN.create(new SmoothActivations.GaussianOptions(1, -0.5)),
                SmoothActivations.GABOR.create(new NoOptions()),
                PolynomialActivations.HERMITE.create(new PolynomialActivations.HermiteOptions(3)),
                SQUARED_RELU,
                NumericActivations.tanh(1e-11));
    }

    @ParameterizedTest
    @MethodSource("smoothActivations")
    @DisplayName(
            "a kink after a smooth activation resolves angles of 1e-7: half the angle moves the kernel half as far")
    void kinkBehindSmooth(Activation smooth) {
        // The NNGP above a step is linear in the angle below it.
        InfiniteNetwork network = InfiniteNetwork.of(
                Layer.dense(1),
                Layer.activation(smooth),
                Layer.dense(1),
                Layer.activation(PiecewiseActivations.STEP.create(new NoOptions())),
                Layer.dense(1));
        for (boolean turned : new boolean[] {true, false}) {
            double[] distance = new double[3];
            for (int i = 0; i < 3; i++) {
                double angle = 4e-7 / (1 << i);
                // The second input is rotated by the angle, or longer by this factor.
                R064Store x = matrix(new double[][] {{1, 0.5}, turned ? turned(angle) : longer(angle)});
                distance[i] = 0.5 - network.nngp(x).doubleValue(0, 1);
            }
            boolean homogeneous = smooth.equals(SQUARED_RELU) && !turned;
            if (homogeneous) {
                assertThat(distance).containsExactly(0, 0, 0);
                continue;
            }
            for (int i = 1; i < 3; i++) {
                // The relative error from curvature is about ten times the angle, that from rounding of ½ − θ/2π is
                // 1e-7.
                assertThat(distance[i - 1] / distance[i])
                        .as("%s, %s", smooth.name(), turned)
                        .isCloseTo(2, within(1e-5));
            }
        }
    }

    @Test
    @DisplayName("inputs opposite up to an angle of 1e-7 come out of a cosine parallel up to that angle")
    void kinkBehindEven() {
        InfiniteNetwork network = InfiniteNetwork.of(
                Layer.dense(1),
                Layer.activation(SmoothActivations.COS.create(new SmoothActivations.CosOptions(1, 1, 0))),
                Layer.dense(1),
                Layer.activation(PiecewiseActivations.STEP.create(new NoOptions())),
                Layer.dense(1));
        double[] distance = new double[3];
        for (int i = 0; i < 3; i++) {
            double angle = 4e-7 / (1 << i);
            R064Store x = matrix(new double[][] {{1, 0.5}, {0.5 * angle - 1, -0.5 - angle}});
            distance[i] = 0.5 - network.nngp(x).doubleValue(0, 1);
        }
        for (int i = 1; i < 3; i++) {
            // The tolerance is the same as above.
            assertThat(distance[i - 1] / distance[i]).isCloseTo(2, within(1e-5));
        }
    }

    private static double[] turned(double angle) {
        return new double[] {1 - 0.5 * angle, 0.5 + angle};
    }

    private static double[] longer(double angle) {
        return new double[] {1 + angle, 0.5 + 0.5 * angle};
    }

    @Test
    @DisplayName("zero inputs give no NaN under any activation, also with residual blocks and layer norms")
    void zeros() {
        R064Store x = matrix(new double[][] {{0, 0}, {1, 2}, {0, 0}});
        for (Activation activation : List.of(
                AbRelu.RELU,
                Erf.STANDARD,
                SmoothActivations.GELU.create(new NoOptions()),
                PiecewiseActivations.STEP.create(new NoOptions()),
                PiecewiseActivations.SIGN.create(new NoOptions()),
                PiecewiseActivations.RECTIFIED_MONOMIAL.create(new PiecewiseActivations.RectifiedMonomialOptions(2)),
                PolynomialActivations.MONOMIAL.create(new PolynomialActivations.MonomialOptions(2)),
                SmoothActivations.RBF.create(new SmoothActivations.RbfOptions(1)),
                NumericActivations.softplus(1e-9),
                NumericActivations.elu(1, 1e-9))) {
            InfiniteNetwork network = InfiniteNetwork.of(
                    Layer.dense(1.2),
                    new Residual(List.of(Layer.activation(activation), Layer.dense(1))),
                    new LayerNorm(1e-12),
                    Layer.activation(activation),
                    Layer.dense(1));
            for (double value : network.kernels(x).ntk().data) {
                assertThat(value).as(activation.name()).isFinite();
            }
        }
    }

    @Test
    @DisplayName("patches of zeros in sparse images give no NaN")
    void sparseImages() {
        R064Store x = R064Store.FACTORY.make(3, 16);
        x.set(0, 5, 1.0);
        x.set(1, 6, -2.0);
        InfiniteNetwork network = InfiniteNetwork.of(
                new Image(List.of(4, 4), 1),
                new Convolution(
                        List.of(3), List.of(1), Padding.SAME, 1.4, Optional.empty(), true, OptionalLong.empty()),
                Layer.activation(AbRelu.RELU),
                new GlobalAveragePool(),
                Layer.dense(1));
        KernelPair kernels = network.kernels(x);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                assertThat(kernels.ntk().doubleValue(i, j)).isFinite();
            }
        }
        assertThat(kernels.ntk().doubleValue(2, 2)).as("an empty image").isZero();
    }

    @Test
    @DisplayName("ten layers of W_std = 2^26 only scale the kernel of a homogeneous activation")
    void largeWeights() {
        R064Store x = RandomMatrices.gaussian(5, 3, 4);
        double factor = 0x1p26;
        R064Store plain = InfiniteNetwork.fullyConnected(AbRelu.RELU, 10, 1, Optional.empty())
                .ntk(x);
        R064Store large = InfiniteNetwork.fullyConnected(AbRelu.RELU, 10, factor, Optional.empty())
                .ntk(x);
        double power = Math.pow(factor, 22);
        for (int i = 0; i < plain.data.length; i++) {
            // Scaling by a power of two is exact in every step.
            assertThat(large.data[i]).isEqualTo(plain.data[i] * power);
        }
    }

    @Test
    @DisplayName("a network that makes different inputs parallel gives a warning, and equal inputs give none")
    void deepNetworks() {
        R064Store x = RandomMatrices.gaussian(5, 3, 4);
        assertThat(InfiniteNetwork.fullyConnected(Erf.STANDARD, 3, 1, Optional.of(0.1))
                        .warning(x))
                .isEmpty();
        assertThat(InfiniteNetwork.fullyConnected(Erf.STANDARD, 80, 0.5, Optional.of(1.0))
                        .warning(x))
                .hasValueSatisfying(text -> assertThat(text)
                        .contains("after 161 layers the different inputs in rows 1 and 2")
                        .contains("nearly of rank one; use fewer layers"));
        for (int j = 0; j < 3; j++) {
            x.set(1, j, x.doubleValue(0, j));
        }
        assertThat(InfiniteNetwork.fullyConnected(AbRelu.RELU, 1, 1, Optional.empty())
                        .warning(x))
                .as("equal inputs are parallel by intention and give no warning")
                .isEmpty();
    }

    @Test
    @DisplayName("the tangent kernel of a step is the NNGP, the term of the readout")
    void steps() {
        R064Store x = RandomMatrices.gaussian(5, 3, 4);
        KernelPair kernels = InfiniteNetwork.fullyConnected(
                        PiecewiseActivations.STEP.create(new NoOptions()), 2, 1.1, Optional.of(0.2))
                .kernels(x);
        assertThat(kernels.ntk().data).isEqualTo(kernels.nngp().data);
    }

    @Test
    @DisplayName("a step in a network, also in a residual block, gets a note about its tangent kernel")
    void stepsSaySo() {
        R064Store x = RandomMatrices.gaussian(5, 3, 4);
        assertThat(InfiniteNetwork.fullyConnected(
                                PiecewiseActivations.SIGN.create(new NoOptions()), 2, 1, Optional.empty())
                        .notices(x))
                .singleElement()
                .asString()
                .startsWith("sign has the derivative 0 almost everywhere")
                .contains("the layers above it alone")
                .contains("infinite on the diagonal");
        assertThat(InfiniteNetwork.of(
                                Layer.dense(1),
                                new Residual(List.of(
                                        Layer.activation(PiecewiseActivations.STEP.create(new NoOptions())),
                                        Layer.dense(1))),
                                Layer.activation(AbRelu.RELU),
                                Layer.dense(1))
                        .notices(x))
                .singleElement()
                .asString()
                .startsWith("step has");
        assertThat(InfiniteNetwork.fullyConnected(AbRelu.RELU, 2, 1, Optional.empty())
                        .notices(x))
                .isEmpty();
    }

    @Test
    @DisplayName("inputs of another size than the image layer are refused")
    void anImageOfAnotherSizeIsRefused() {
        InfiniteNetwork network = InfiniteNetwork.of(new Image(List.of(4, 4), 1), new Flatten(), Layer.dense(1));
        assertThatThrownBy(() -> network.kernels(RandomMatrices.gaussian(2, 15, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the inputs have 15 columns, but image(shape=[4, 4], channels=1) means 16;"
                        + " state the shape and the channels of the data");
    }

    @Test
    @DisplayName("a quadrature that cannot reach its tolerance reports the error it reached")
    void unreachable() {
        R064Store x = RandomMatrices.gaussian(2, 3, 4);
        assertThatThrownBy(
                        () -> InfiniteNetwork.fullyConnected(NumericActivations.tanh(1e-11), 1, 1e4, Optional.empty())
                                .kernels(x))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("the moments of tanh at variances")
                .hasMessageContaining("above the tolerance 1e-11; reduce W_std");
    }

    @Test
    @DisplayName("the certified error of a quadrature covers the true error: erf by quadrature against its closed form")
    void certified() {
        for (double tolerance : new double[] {1e-4, 1e-8, 1e-12}) {
            NumericActivation erf = new NumericActivation(
                    "erf",
                    org.apache.commons.math3.special.Erf::erf,
                    x -> 2 / Math.sqrt(Math.PI) * Math.exp(-x * x),
                    List.of(),
                    tolerance);
            for (double c : new double[] {-0.9, 0.1, 0.8, 1.0999}) {
                PairCovariance pair = PairCovariance.of(1.1, 1.7, c);
                NumericActivation.Estimate estimate = erf.estimate(pair);
                double expected = Erf.STANDARD.moment(pair);
                double rounding = Tolerances.rounding(100, 1, 1);
                assertThat(Math.abs(estimate.value() - expected)).isLessThanOrEqualTo(estimate.error() + rounding);
                assertThat(estimate.error()).isLessThanOrEqualTo(tolerance);
            }
        }
    }

    @Test
    @DisplayName("a pair of images needs memory for P² positions under pooling and for P under flatten")
    void positions() {
        assertThatThrownBy(() -> new PositionPairs(Optional.of(new Grid(List.of(3))), false).at(0, 1))
                .hasMessageContaining("between different positions are not stored");
        assertThat(new PositionPairs(Optional.of(new Grid(List.of(3))), true).at(0, 1))
                .isNotNull();
    }

    private static R064Store matrix(double[][] rows) {
        return R064Store.FACTORY.copy(RawStore.wrap(rows));
    }
}
