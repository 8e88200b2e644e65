package org.repdyn.dynamics.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.Workers;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.Fixtures;
import org.repdyn.dynamics.spi.EncoderPass;
import org.repdyn.dynamics.spi.LayeredPass;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

class MlpEncoderTest {

    private static Network network(Parameterisation parameterisation) {
        return new Network(List.of(7, 5), 3, HiddenActivation.TANH, 0, parameterisation, 1.5, Optional.of(0.5), 1);
    }

    /** Returns the embedding of x by the formula, one sample and one neuron at a time. */
    private static double[] embedding(Weights w, double[] x) {
        double[] h = x;
        for (int layer = 0; layer < 2; layer++) {
            R064Store weight = w.blocks().get(2 * layer);
            R064Store bias = w.blocks().get(2 * layer + 1);
            double[] next = new double[weight.getRowDim()];
            for (int i = 0; i < next.length; i++) {
                double a = 0;
                for (int j = 0; j < h.length; j++) {
                    a += weight.doubleValue(i, j) * h[j];
                }
                next[i] = Math.tanh(1.5 * a / Math.sqrt(h.length) + 0.5 * bias.doubleValue(i, 0));
            }
            h = next;
        }
        R064Store readout = w.blocks().get(4);
        double[] u = new double[readout.getColDim()];
        for (int k = 0; k < u.length; k++) {
            for (int j = 0; j < h.length; j++) {
                u[k] += readout.doubleValue(j, k) * h[j] * 1.5 / Math.sqrt(h.length);
            }
        }
        return u;
    }

    @Test
    void computesItsFormula() {
        MlpEncoder encoder = new MlpEncoder(network(Parameterisation.NTK));
        R064Store x = RandomMatrices.gaussian(4, 6, 1);
        Weights w = encoder.initialise(6, new Seed(3));
        R064Store u = encoder.bind(x, Fixtures.ALGEBRA).forward(w);
        for (int i = 0; i < 4; i++) {
            double[] row = new double[6];
            for (int j = 0; j < 6; j++) {
                row[j] = x.doubleValue(i, j);
            }
            double[] expected = embedding(w, row);
            for (int k = 0; k < 3; k++) {
                assertThat(u.doubleValue(i, k)).isCloseTo(expected[k], within(Tolerances.rounding(20, 1, 2)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(HiddenActivation.class)
    void wholeArraysEqualSingleNumbers(HiddenActivation activation) {
        double[] a = {-2, -0.3, -Double.MIN_VALUE, -0.0, 0, Double.MIN_VALUE, 1e-300, 0.7, 3, 1e300};
        double[] h = new double[a.length];
        double[] g = new double[a.length];
        java.util.Arrays.fill(g, 2);
        activation.values(a, h, 0, a.length, 0.1);
        activation.timesDerivatives(a, h, g, 0, a.length, 3, 0.1);
        for (int i = 0; i < a.length; i++) {
            assertThat(h[i]).isEqualTo(activation.value(a[i], 0.1));
            double derivative = activation.derivative(a[i], h[i], 0.1);
            assertThat(g[i]).isCloseTo(2 * 3 * derivative, within(Tolerances.rounding(1, 1, 6)));
        }
    }

    @Test
    void hasTheSameBitsOnAnyNumberOfThreads() {
        MlpEncoder encoder = new MlpEncoder(Network.ntk(List.of(300, 200), 3, HiddenActivation.RELU));
        R064Store x = RandomMatrices.gaussian(250, 70, 1);
        R064Store g = RandomMatrices.gaussian(250, 3, 2);
        Weights w = encoder.initialise(70, new Seed(3));
        Weights alone = w.zeros();
        Weights shared = w.zeros();
        EncoderPass one = encoder.bind(x, Fixtures.ALGEBRA);
        EncoderPass three = encoder.bind(x, Fixtures.ALGEBRA.withWorkers(Workers.of(3)));
        assertThat(three.forward(w).data).containsExactly(one.forward(w).data);
        one.pullback(w, g, alone);
        three.pullback(w, g, shared);
        for (int b = 0; b < w.blocks().size(); b++) {
            assertThat(shared.blocks().get(b).data)
                    .containsExactly(alone.blocks().get(b).data);
        }
    }

    @Test
    void blocksAreNamedByLayer() {
        assertThat(new MlpEncoder(network(Parameterisation.NTK)).blocks(6))
                .extracting(b -> b.name() + " " + b.rows() + "×" + b.columns())
                .containsExactly("W1 7×6", "b1 7×1", "W2 5×7", "b2 5×1", "W3 5×3");
    }

    @Test
    void bothParameterisationsAreOneFunctionAtTheStart() {
        // The layer divides the weights in one case and the draw in the other. Both use the same draws, so the same
        // function.
        R064Store x = RandomMatrices.gaussian(4, 6, 1);
        MlpEncoder ntk = new MlpEncoder(network(Parameterisation.NTK));
        MlpEncoder standard = new MlpEncoder(network(Parameterisation.STANDARD));
        R064Store u = ntk.bind(x, Fixtures.ALGEBRA).forward(ntk.initialise(6, new Seed(3)));
        R064Store v = standard.bind(x, Fixtures.ALGEBRA).forward(standard.initialise(6, new Seed(3)));
        assertThat(v.data).containsExactly(u.data, within(Tolerances.rounding(20, 1, 2)));
    }

    @ParameterizedTest
    @EnumSource(HiddenActivation.class)
    void derivativesAreThoseOfTheActivations(HiddenActivation activation) {
        for (double x : new double[] {-30, -5, -1.3, -0.2, 0.1, 0.9, 4, 30}) {
            double h = 1e-5 * Math.max(1, Math.abs(x));
            double difference = (activation.value(x + h, 0.1) - activation.value(x - h, 0.1)) / (2 * h);
            double derivative = activation.derivative(x, activation.value(x, 0.1), 0.1);
            // The third derivatives are below 4, the values below 30.
            assertThat(derivative).as("at %s", x).isCloseTo(difference, within(4 * h * h + 1e-15 * 30 / h));
        }
    }

    @Test
    void kinksHaveTheMeanOfTheirSides() {
        assertThat(HiddenActivation.RELU.derivative(0, 0, 0.1)).isEqualTo(0.5);
        assertThat(HiddenActivation.LEAKY_RELU.derivative(0, 0, 0.1)).isEqualTo(0.55);
        assertThat(HiddenActivation.RELU.value(Double.NaN, 0)).isNaN();
    }

    @Test
    void geluIsTheExactOne() {
        // The values are those of x·Φ(x) to 16 digits; the tanh approximation has an error of 4e-4 at 1.
        assertThat(HiddenActivation.GELU.value(1, 0)).isCloseTo(0.8413447460685429, within(1e-15));
        assertThat(HiddenActivation.GELU.value(-2, 0)).isCloseTo(-0.04550026389635842, within(1e-15));
    }

    @Test
    void rowsTakenInPartsGiveTheSameGradient() {
        Network network = network(Parameterisation.NTK);
        R064Store x = RandomMatrices.gaussian(11, 6, 1);
        Weights w = new MlpEncoder(network).initialise(6, new Seed(3));
        R064Store g = RandomMatrices.gaussian(11, 3, 2);
        EncoderPass whole = MlpPass.over(network, x, Fixtures.ALGEBRA);
        // With twelve hidden neurons, a part has four rows.
        EncoderPass parts = MlpPass.over(network, x, Fixtures.ALGEBRA, 50);
        assertThat(parts.forward(w).data).containsExactly(whole.forward(w).data, within(Tolerances.rounding(20, 1, 2)));
        Weights expected = w.zeros();
        Weights actual = w.zeros();
        whole.pullback(w, g, expected);
        parts.pullback(w, g, actual);
        for (int b = 0; b < 5; b++) {
            assertThat(actual.blocks().get(b).data)
                    .containsExactly(
                            expected.blocks().get(b).data, within(Tolerances.rounding(20, 1, expected.norm())));
        }
    }

    @Test
    void thePushforwardIsTheTransposeOfThePullback() {
        for (int depth = 0; depth < 4; depth++) {
            Network network = deep(depth);
            LayeredPass pass = layered(network, depth);
            Weights w = new MlpEncoder(network).initialise(6, new Seed(3));
            Weights tangent = new MlpEncoder(network).initialise(6, new Seed(4));
            R064Store v = RandomMatrices.gaussian(4, 3, 2);
            Weights pulled = w.zeros();
            R064Store pushed = R064Store.FACTORY.make(4, 3);
            pass.forward(w);
            pass.pullback(w, v, pulled);
            pass.pushforward(w, tangent, pushed);
            double left = 0;
            for (int b = 0; b < w.blocks().size(); b++) {
                left += dot(pulled.blocks().get(b), tangent.blocks().get(b));
            }
            assertThat(dot(v, pushed)).isCloseTo(left, within(Tolerances.rounding(200, 1, 10)));
        }
    }

    /** Tests that c·Σ over samples and outputs of v·h·gᵀ is the pullback of v, block by block. */
    @Test
    void layersGiveThePullbackBack() {
        for (int depth = 0; depth < 4; depth++) {
            Network network = deep(depth);
            LayeredPass pass = layered(network, depth);
            Weights w = new MlpEncoder(network).initialise(6, new Seed(3));
            R064Store v = RandomMatrices.gaussian(4, 3, 2);
            Weights pulled = w.zeros();
            pass.forward(w);
            pass.pullback(w, v, pulled);
            for (int b = 0; b < w.blocks().size(); b++) {
                R064Store sum = R064Store.FACTORY.make(
                        pass.layerWidth(b), pass.layerInputs(b).getColDim());
                R064Store g = R064Store.FACTORY.make(4, pass.layerWidth(b));
                for (int output = 0; output < 3; output++) {
                    pass.layerGradients(w, b, output, g);
                    for (int i = 0; i < 4; i++) {
                        for (int p = 0; p < sum.getRowDim(); p++) {
                            for (int q = 0; q < sum.getColDim(); q++) {
                                sum.add(
                                        p,
                                        q,
                                        pass.layerFactor(b)
                                                * v.doubleValue(i, output)
                                                * g.doubleValue(i, p)
                                                * pass.layerInputs(b).doubleValue(i, q));
                            }
                        }
                    }
                }
                // The neurons of a hidden layer are rows of its matrix, the outputs are columns.
                boolean readout = b == w.blocks().size() - 1;
                double[] expected = (readout ? R064Store.FACTORY.transpose(sum) : sum).data;
                assertThat(pulled.blocks().get(b).data)
                        .as("block %s of depth %s", b, depth)
                        .containsExactly(expected, within(Tolerances.rounding(200, 1, 10)));
            }
        }
    }

    private static Network deep(int depth) {
        return new Network(
                List.of(7, 5, 4).subList(0, depth),
                3,
                HiddenActivation.TANH,
                0,
                Parameterisation.NTK,
                1.5,
                depth == 2 ? Optional.empty() : Optional.of(0.5),
                1);
    }

    private static LayeredPass layered(Network network, int depth) {
        return (LayeredPass) new MlpEncoder(network).bind(RandomMatrices.gaussian(4, 6, 1 + depth), Fixtures.ALGEBRA);
    }

    private static double dot(R064Store a, R064Store b) {
        double sum = 0;
        for (int i = 0; i < a.data.length; i++) {
            sum += a.data[i] * b.data[i];
        }
        return sum;
    }

    /**
     * Tests a network of width 16,384 in parts: its memory does not grow with the number of rows, and a step allocates
     * none.
     */
    @Test
    void aWideNetworkDoesNotAllocateAndItsMemoryIsBounded() {
        int width = 16_384;
        int rows = 100;
        Network network = Network.ntk(List.of(width), 2, HiddenActivation.RELU);
        R064Store x = RandomMatrices.gaussian(rows, 4, 1);
        Weights w = new MlpEncoder(network).initialise(4, new Seed(3));
        Weights gradient = w.zeros();
        R064Store g = RandomMatrices.gaussian(rows, 2, 2);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadAllocatedBytes();
        // 2²⁰ numbers, 8 MiB, in a copy of the hidden layer: 64 rows at a time, and 36.
        EncoderPass pass = MlpPass.over(network, x, Fixtures.ALGEBRA, 1 << 20);
        pass.forward(w);
        pass.pullback(w, g, gradient);
        long bound = threads.getCurrentThreadAllocatedBytes() - start;
        // Three copies for the parts of 64 rows and three for the last one; weights of 100,000 numbers, and change.
        assertThat(bound).isLessThan(8L * 3 * (64 + 36) * width + 2_000_000);
        long before = threads.getCurrentThreadAllocatedBytes();
        pass.forward(w);
        pass.pullback(w, g, gradient);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(4096);
    }

    @Test
    void aLayerWithoutNeuronsIsRefused() {
        assertThatThrownBy(() -> Network.ntk(List.of(4, 0), 3, HiddenActivation.RELU))
                .hasMessageContaining("widths [4, 0] and 3 outputs");
    }
}
