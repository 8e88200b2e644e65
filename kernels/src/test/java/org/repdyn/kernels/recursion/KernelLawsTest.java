package org.repdyn.kernels.recursion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
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
import org.repdyn.kernels.spi.Activation;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.kernels.spi.PairCovariance;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@DisplayName("Laws of the analytic kernels")
class KernelLawsTest {

    private static final int POINTS = 12;
    private static final int DIMENSION = 5;
    /** Bound on the number of rounded operations: layers times the operations of a dual activation. */
    private static final double OPERATIONS = 100;

    static Stream<Activation> activations() {
        return Stream.of(
                AbRelu.RELU,
                AbRelu.ABS,
                AbRelu.LINEAR,
                AbRelu.leaky(0.2),
                Erf.STANDARD,
                SmoothActivations.GELU.create(new NoOptions()),
                SmoothActivations.SIN.create(new SmoothActivations.SinOptions(1, 1, 0.4)),
                SmoothActivations.RBF.create(new SmoothActivations.RbfOptions(0.5)),
                SmoothActivations.EXP.create(new SmoothActivations.ExpOptions(0.5, 0.3)),
                SmoothActivations.GAUSSIAN.create(new SmoothActivations.GaussianOptions(1, -0.5)),
                SmoothActivations.GABOR.create(new NoOptions()),
                PiecewiseActivations.STEP.create(new NoOptions()),
                PiecewiseActivations.SIGN.create(new NoOptions()),
                PiecewiseActivations.RECTIFIED_MONOMIAL.create(new PiecewiseActivations.RectifiedMonomialOptions(2)),
                PolynomialActivations.HERMITE.create(new PolynomialActivations.HermiteOptions(3)));
    }

    @ParameterizedTest
    @MethodSource("activations")
    @DisplayName("kernels are symmetric bit for bit and positive semi-definite")
    void areSymmetricBitForBitAndPositiveSemiDefinite(Activation activation) {
        KernelPair kernels = network(activation).kernels(RandomMatrices.gaussian(POINTS, DIMENSION, 1));
        for (R064Store kernel : List.of(kernels.nngp(), kernels.ntk())) {
            for (int i = 0; i < POINTS; i++) {
                for (int j = 0; j < i; j++) {
                    assertThat(kernel.doubleValue(i, j)).isEqualTo(kernel.doubleValue(j, i));
                }
            }
            double[] values = LinearAlgebra.ojAlgo().symmetricEigen(kernel).values();
            assertThat(values[0]).isGreaterThan(-Tolerances.rounding(POINTS, 1, values[POINTS - 1]));
        }
    }

    @ParameterizedTest
    @MethodSource("activations")
    @DisplayName("kernels do not change under a rotation of the inputs")
    void doNotChangeUnderARotationOfTheInputs(Activation activation) {
        R064Store x = RandomMatrices.gaussian(POINTS, DIMENSION, 2);
        R064Store rotated = LinearAlgebra.ojAlgo().multiply(x, RandomMatrices.orthonormal(DIMENSION, DIMENSION, 3));
        KernelPair one = network(activation).kernels(x);
        KernelPair other = network(activation).kernels(rotated);
        close(one.nngp(), other.nngp());
        close(one.ntk(), other.ntk());
    }

    @ParameterizedTest
    @MethodSource("activations")
    @DisplayName("duplicates have equal rows, bit for bit")
    void giveDuplicatesEqualRowsBitForBit(Activation activation) {
        R064Store x = RandomMatrices.gaussian(POINTS, DIMENSION, 4);
        // Rows 0 and 7 are equal; row 3 is almost parallel to both and of equal length, so that ties occur.
        for (int l = 0; l < DIMENSION; l++) {
            x.set(7, l, x.doubleValue(0, l));
            x.set(3, l, x.doubleValue(0, l));
        }
        x.set(3, 0, x.doubleValue(0, 1));
        x.set(3, 1, x.doubleValue(0, 0));
        KernelPair kernels = network(activation).kernels(x);
        for (R064Store kernel : List.of(kernels.nngp(), kernels.ntk())) {
            for (int j = 0; j < POINTS; j++) {
                assertThat(kernel.doubleValue(0, j)).isEqualTo(kernel.doubleValue(7, j));
            }
            assertThat(kernel.doubleValue(0, 7)).isEqualTo(kernel.doubleValue(0, 0));
        }
    }

    @ParameterizedTest
    @MethodSource("activations")
    @DisplayName("the moment of the derivative is the slope of the moment")
    void derivativeMomentIsTheSlopeOfTheMoment(Activation activation) {
        if (Set.of("step", "sign").contains(activation.name())) {
            // For a jump, φ' is declared as the derivative almost everywhere, 0; the slope includes the distributional
            // part.
            return;
        }
        double step = 1e-5;
        double p = 0.9;
        double q = 1.3;
        double c = 0.37;
        double slope = (activation.moment(PairCovariance.of(p, q, c + step))
                        - activation.moment(PairCovariance.of(p, q, c - step)))
                / (2 * step);
        double centralDifference = 100 * (step * step + Tolerances.EPSILON / step);
        assertThat(activation.derivativeMoment(PairCovariance.of(p, q, c))).isCloseTo(slope, within(centralDifference));
    }

    @Test
    @DisplayName("kernels of a homogeneous activation without bias scale with the inputs of any size")
    void homogeneous() {
        R064Store x = RandomMatrices.gaussian(POINTS, DIMENSION, 5);
        R064Store huge = x.copy();
        double factor = 0x1p200;
        for (int i = 0; i < huge.data.length; i++) {
            huge.data[i] *= factor;
        }
        R064Store small = network(AbRelu.RELU, Optional.empty()).ntk(x);
        R064Store large = network(AbRelu.RELU, Optional.empty()).ntk(huge);
        for (int i = 0; i < large.data.length; i++) {
            large.data[i] = large.data[i] / factor / factor;
        }
        close(small, large);
    }

    /** Activations whose moments are functions of Var(a − b) and Var(a + b), which each layer carries. */
    static Stream<Activation> ofDifferencesAndSums() {
        return Stream.of(
                SmoothActivations.RBF.create(new SmoothActivations.RbfOptions(0.5)),
                SmoothActivations.EXP.create(new SmoothActivations.ExpOptions(0.5, 0.3)));
    }

    @ParameterizedTest
    @MethodSource("ofDifferencesAndSums")
    @DisplayName(
            "a convolution over all positions is a dense layer, also in two steps and where images share positions")
    void convolutionOverAll(Activation activation) {
        R064Store x = matrix(new double[][] {{0.3, -1.2}, {0.3, 0.8}, {-2, -1.2}, {0.3, -1.2}});
        KernelPair dense = InfiniteNetwork.of(
                        new Layer.Dense(1.2, Optional.of(0.4), false), Layer.activation(activation), Layer.dense(1))
                .kernels(x);
        KernelPair convolved = InfiniteNetwork.of(
                        new Image(List.of(2), 1),
                        convolution(1, 2, Optional.empty()),
                        Layer.activation(AbRelu.LINEAR),
                        convolution(2, 0.6, Optional.of(0.4)),
                        Layer.activation(activation),
                        new Flatten(),
                        Layer.dense(1))
                .kernels(x);
        close(dense.nngp(), convolved.nngp());
        close(dense.ntk(), convolved.ntk());
    }

    @ParameterizedTest
    @MethodSource("ofDifferencesAndSums")
    @DisplayName("a mean over positions is the mean of the inputs")
    void poolingIsAMean(Activation activation) {
        R064Store x = matrix(new double[][] {{0.3, -1.2}, {0.3, 0.8}, {-2, 0.5}});
        R064Store means = matrix(new double[][] {{-0.45}, {0.55}, {-0.75}});
        R064Store dense = InfiniteNetwork.of(Layer.dense(1.2), Layer.activation(activation), Layer.dense(1))
                .nngp(means);
        R064Store pooled = InfiniteNetwork.of(
                        new Image(List.of(2), 1),
                        convolution(1, 1.2, Optional.empty()),
                        new GlobalAveragePool(),
                        Layer.activation(activation),
                        Layer.dense(1))
                .nngp(x);
        close(dense, pooled);
    }

    @ParameterizedTest
    @MethodSource("ofDifferencesAndSums")
    @DisplayName("a layer norm divides a signal by its standard deviation, with epsilon in its variance")
    void normalises(Activation activation) {
        double epsilon = 0.3;
        R064Store x = matrix(new double[][] {{0.3, -1.2}, {2, 0.8}, {-0.6, 2.4}, {0, 0}});
        R064Store nngp = InfiniteNetwork.of(
                        Layer.dense(1), new LayerNorm(epsilon), Layer.activation(activation), Layer.dense(1))
                .nngp(x);
        R064Store divided = x.copy();
        for (int i = 0; i < x.getRowDim(); i++) {
            double variance =
                    (x.doubleValue(i, 0) * x.doubleValue(i, 0) + x.doubleValue(i, 1) * x.doubleValue(i, 1)) / 2;
            for (int j = 0; j < 2; j++) {
                divided.set(i, j, x.doubleValue(i, j) / Math.sqrt(epsilon + variance));
            }
        }
        close(
                InfiniteNetwork.of(Layer.dense(1), Layer.activation(activation), Layer.dense(1))
                        .nngp(divided),
                nngp);
    }

    private static Layer convolution(int filter, double weightStd, Optional<Double> bias) {
        return new Convolution(
                List.of(filter), List.of(1), Padding.VALID, weightStd, bias, false, OptionalLong.empty());
    }

    @Test
    @DisplayName("odd activations give opposite points opposite kernel entries")
    void oddActivationsMakeOppositePointsOpposite() {
        R064Store x = matrix(new double[][] {{0.3, -1.2, 0.5}, {-0.3, 1.2, -0.5}});
        KernelPair kernels = network(Erf.STANDARD, Optional.empty()).kernels(x);
        assertThat(kernels.nngp().doubleValue(0, 1))
                .isCloseTo(-kernels.nngp().doubleValue(0, 0), within(Tolerances.rounding(OPERATIONS, 1, 1)));
    }

    @Test
    @DisplayName("a zero input is orthogonal to all others and has the kernel 0 without bias")
    void aZeroInputIsOrthogonalToAllAndHasNoKernelWithoutBias() {
        R064Store x = matrix(new double[][] {{0, 0}, {1, 2}, {0, 0}});
        KernelPair kernels = network(AbRelu.RELU, Optional.empty()).kernels(x);
        for (int j = 0; j < 3; j++) {
            assertThat(kernels.nngp().doubleValue(0, j)).isZero();
            assertThat(kernels.ntk().doubleValue(2, j)).isZero();
        }
    }

    @Test
    @DisplayName("an input that is not finite is refused with its place")
    void namesTheInputThatIsNotFinite() {
        R064Store x = RandomMatrices.gaussian(3, 2, 6);
        x.set(1, 0, Double.NaN);
        assertThatThrownBy(() -> network(AbRelu.RELU).kernels(x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 2, column 1")
                .hasMessageContaining("NaN");
    }

    @Test
    @DisplayName("inputs of different dimensions are refused")
    void refusesInputsOfDifferentDimension() {
        assertThatThrownBy(() ->
                        network(AbRelu.RELU).cross(RandomMatrices.gaussian(3, 2, 6), RandomMatrices.gaussian(3, 4, 6)))
                .hasMessage("the two sets of inputs have 2 and 4 columns; a kernel needs equally many");
    }

    @Test
    @DisplayName("a kernel that overflows is reported with its rows and what to do")
    void saysWhenAKernelOverflows() {
        InfiniteNetwork explosive = InfiniteNetwork.fullyConnected(AbRelu.RELU, 5, 1e40, Optional.empty());
        assertThatThrownBy(() -> explosive.kernels(RandomMatrices.gaussian(3, 2, 6)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("leaves the range of double precision");
    }

    @Test
    @DisplayName("an activation needs a dense layer below it")
    void refusesAnActivationWithoutADenseLayerBelow() {
        assertThatThrownBy(() -> InfiniteNetwork.of(Layer.activation(AbRelu.RELU), Layer.dense(1)))
                .hasMessageContaining("layer 1 (relu) needs a dense layer before it");
    }

    @Test
    @DisplayName("a matrix that is not positive semi-definite is refused as a covariance")
    void refusesWhatIsNoCovariance() {
        assertThatThrownBy(() -> PairCovariance.of(1, 1, 1.1)).hasMessageContaining("not a covariance");
    }

    private static R064Store matrix(double[][] rows) {
        return R064Store.FACTORY.copy(RawStore.wrap(rows));
    }

    private static InfiniteNetwork network(Activation activation) {
        return network(activation, Optional.of(0.3));
    }

    private static InfiniteNetwork network(Activation activation, Optional<Double> bias) {
        return InfiniteNetwork.fullyConnected(activation, 2, 0.9, bias);
    }

    private static void close(R064Store expected, R064Store actual) {
        int n = expected.getRowDim();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double scale = Math.sqrt(expected.doubleValue(i, i) * expected.doubleValue(j, j));
                assertThat(actual.doubleValue(i, j))
                        .isCloseTo(expected.doubleValue(i, j), within(Tolerances.rounding(OPERATIONS, 1, scale)));
            }
        }
    }
}
