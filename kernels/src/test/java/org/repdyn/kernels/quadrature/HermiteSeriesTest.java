package org.repdyn.kernels.quadrature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.kernels.activations.AbRelu;
import org.repdyn.kernels.activations.Erf;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.kernels.spi.PairBatch;
import org.repdyn.kernels.spi.PairCovariance;
import org.repdyn.kernels.tiles.TiledKernels;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("Activations without a closed form over many pairs")
@Tag("slow")
class HermiteSeriesTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();
    private static final double TOLERANCE = 1e-11;

    private static NumericActivation erf(double tolerance) {
        return new NumericActivation(
                "erf",
                org.apache.commons.math3.special.Erf::erf,
                x -> 2 / Math.sqrt(Math.PI) * Math.exp(-x * x),
                List.of(),
                tolerance);
    }

    private static NumericActivation relu(double tolerance) {
        return new NumericActivation(
                "relu", x -> Math.max(0, x), x -> x > 0 ? 1 : x < 0 ? 0 : 0.5, List.of(0.0), tolerance);
    }

    private static R064Store ntk(InfiniteNetwork network, R064Store x) {
        return new TiledKernels(network, ALGEBRA, 2, 1L << 30)
                .kernel(TiledKernels.Kind.NTK, x, RunControl.uncontrolled());
    }

    @Test
    @DisplayName("erf by its series agrees with its closed form, over two layers of 45,000 pairs")
    void erf() {
        R064Store x = RandomMatrices.gaussian(300, 20, 3);
        NumericActivation given = erf(TOLERANCE);
        NumericActivation smooth = NumericActivation.smooth("erf", given.phi(), given.derivative());
        close(
                ntk(InfiniteNetwork.fullyConnected(Erf.STANDARD, 2, 1.2, Optional.of(0.1)), x),
                ntk(InfiniteNetwork.fullyConnected(smooth, 2, 1.2, Optional.of(0.1)), x));
    }

    @Test
    @DisplayName(
            "relu by its series, and by the adaptive rule where the series is too long, agrees with its closed form")
    void relu() {
        R064Store x = RandomMatrices.gaussian(60, 40, 4);
        close(
                ntk(InfiniteNetwork.fullyConnected(AbRelu.RELU, 1, 1.4, Optional.empty()), x),
                ntk(InfiniteNetwork.fullyConnected(relu(1e-7), 1, 1.4, Optional.empty()), x),
                1e-7);
    }

    static Stream<NumericActivation> builtIns() {
        return Stream.of(
                NumericActivations.tanh(TOLERANCE),
                NumericActivations.sigmoid(TOLERANCE),
                NumericActivations.softplus(TOLERANCE),
                NumericActivations.silu(TOLERANCE),
                NumericActivations.elu(1, TOLERANCE));
    }

    @ParameterizedTest
    @MethodSource("builtIns")
    @DisplayName("the series agrees with the adaptive rule for each pair, including zero and duplicate inputs")
    void asTheAdaptiveRule(NumericActivation activation) {
        R064Store x = RandomMatrices.gaussian(9, 10, 5);
        for (int j = 0; j < 10; j++) {
            x.set(3, j, 0);
            x.set(7, j, x.doubleValue(2, j));
            x.set(8, j, 3 * x.doubleValue(1, j));
        }
        InfiniteNetwork network = InfiniteNetwork.fullyConnected(activation, 1, 1.3, Optional.empty());
        close(network.ntk(x), ntk(network, x));
    }

    @Test
    @DisplayName("the certified error covers the true error at tolerances that end the series early")
    void certificate() {
        double[] variance = {0.3, 1.1, 2.5};
        for (double tolerance : new double[] {1e-2, 1e-4, 1e-6, 1e-9}) {
            HermiteSeries series = HermiteSeries.of(erf(tolerance), variance).orElseThrow();
            PairBatch batch = new PairBatch(3);
            for (double rho : new double[] {-0.98, -0.4, 0.2, 0.7, 0.997}) {
                batch.begin(3);
                Arrays.fill(batch.q(), variance[1]);
                for (int i = 0; i < 3; i++) {
                    batch.p()[i] = variance[i];
                    batch.scale()[i] = Math.sqrt(variance[i] * variance[1]);
                    batch.correlation()[i] = rho;
                }
                double[] excess = new double[3];
                series.moments(0, 1, batch, excess);
                for (int i = 0; i < 3; i++) {
                    assertThat(excess[i]).isZero();
                    PairCovariance pair = PairCovariance.of(variance[i], variance[1], rho * batch.scale()[i]);
                    double size = Math.sqrt(Erf.STANDARD.variance(variance[i]) * Erf.STANDARD.variance(variance[1]));
                    double slope = Math.sqrt(Erf.STANDARD.derivativeVariance(variance[i])
                            * Erf.STANDARD.derivativeVariance(variance[1]));
                    assertThat(batch.moment()[i]).isCloseTo(Erf.STANDARD.moment(pair), within(tolerance * size));
                    assertThat(batch.derivative()[i])
                            .isCloseTo(Erf.STANDARD.derivativeMoment(pair), within(tolerance * slope));
                }
            }
        }
    }

    @Test
    @DisplayName("elu with a plateau of height 0 has the moments of relu, up to nearly parallel and antiparallel pairs")
    void eluWithoutPlateauIsRelu() {
        NumericActivation elu = NumericActivations.elu(0, TOLERANCE);
        for (double[] variances : new double[][] {{1, 1}, {20, 0.1}}) {
            double scale = Math.sqrt(variances[0] * variances[1]);
            double size = Math.sqrt(AbRelu.RELU.variance(variances[0]) * AbRelu.RELU.variance(variances[1]));
            double slope = AbRelu.RELU.derivativeVariance(1);
            // The jump of the derivative becomes a bend of width √(1 − ρ²) in the other variable.
            for (double digits = 0.5; digits < 12; digits += 0.5) {
                double rho = 1 - Math.pow(10, -digits);
                for (double c : new double[] {rho * scale, -rho * scale}) {
                    PairCovariance pair = PairCovariance.of(variances[0], variances[1], c);
                    assertThat(elu.moment(pair)).isCloseTo(AbRelu.RELU.moment(pair), within(TOLERANCE * size));
                    assertThat(elu.derivativeMoment(pair))
                            .isCloseTo(AbRelu.RELU.derivativeMoment(pair), within(TOLERANCE * slope));
                }
            }
        }
    }

    @Test
    @DisplayName("nearly parallel pairs at a kink, whose series is too long, go to the adaptive rule")
    void refusesWhatItCannotCertify() {
        HermiteSeries series =
                HermiteSeries.of(relu(TOLERANCE), new double[] {1, 1, 1}).orElseThrow();
        PairBatch batch = new PairBatch(3);
        batch.begin(3);
        Arrays.fill(batch.q(), 1);
        double[] excess = new double[3];
        for (int i = 0; i < 3; i++) {
            batch.scale()[i] = 1;
            batch.correlation()[i] = new double[] {0.1, 0.5, 0.99}[i];
        }
        series.moments(0, 1, batch, excess);
        assertThat(excess).containsExactly(0, 0, 1);
    }

    private static void close(R064Store expected, R064Store actual) {
        close(expected, actual, TOLERANCE);
    }

    /** Asserts that kernels of two layers are equal up to the certified errors of e and ė in each layer. */
    private static void close(R064Store expected, R064Store actual, double tolerance) {
        int n = expected.getRowDim();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double size = Math.sqrt(expected.doubleValue(i, i) * expected.doubleValue(j, j));
                assertThat(actual.doubleValue(i, j))
                        .as("entry %d, %d", i, j)
                        .isCloseTo(expected.doubleValue(i, j), within(4 * tolerance * size));
            }
        }
    }
}
