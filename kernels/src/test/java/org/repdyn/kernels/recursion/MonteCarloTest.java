package org.repdyn.kernels.recursion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.kernels.activations.AbRelu;
import org.repdyn.kernels.spi.Activation;
import org.repdyn.testsupport.ConvergenceSlope;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("Empirical kernels of finite two-layer networks")
@Tag("slow")
class MonteCarloTest {

    private static final int POINTS = 5;
    private static final int DIMENSION = 4;

    private final R064Store x = RandomMatrices.gaussian(POINTS, DIMENSION, 11);

    @Test
    @DisplayName("ReLU: the mean is the analytic NTK within five standard errors")
    void relu() {
        mean(a -> Math.max(a, 0), a -> a > 0 ? 1 : 0, AbRelu.RELU);
    }

    @Test
    @DisplayName("erf: the mean is the analytic NTK within five standard errors")
    void erf() {
        mean(Erf::erf, a -> 2 / Math.sqrt(Math.PI) * Math.exp(-a * a), org.repdyn.kernels.activations.Erf.STANDARD);
    }

    @Test
    @DisplayName("ReLU: the error of one network falls like 1/√width")
    void width() {
        R064Store exact = analytic(AbRelu.RELU);
        int repeats = 300;
        double slope = ConvergenceSlope.measure(1.0 / 16, 0.5, 6, 0, h -> {
            int width = (int) Math.round(1 / h);
            Random random = new Random(width);
            double square = 0;
            for (int r = 0; r < repeats; r++) {
                Neurons neurons = new Neurons(width, a -> Math.max(a, 0), a -> a > 0 ? 1 : 0, random);
                square += Math.pow(neurons.mean(0, 1) - exact.doubleValue(0, 1), 2);
            }
            return Math.sqrt(square / repeats);
        });
        assertThat(slope).isCloseTo(0.5, within(ConvergenceSlope.SLOPE_TOLERANCE));
    }

    private void mean(DoubleUnaryOperator phi, DoubleUnaryOperator derivative, Activation activation) {
        Neurons neurons = new Neurons(200_000, phi, derivative, new Random(5));
        R064Store exact = analytic(activation);
        for (int i = 0; i < POINTS; i++) {
            for (int j = 0; j <= i; j++) {
                assertThat(neurons.mean(i, j))
                        .as("entry %d, %d", i, j)
                        .isCloseTo(exact.doubleValue(i, j), within(5 * neurons.standardError(i, j)));
            }
        }
    }

    private R064Store analytic(Activation activation) {
        return InfiniteNetwork.fullyConnected(activation, 1, 1, Optional.empty())
                .ntk(x);
    }

    /** Estimate Θ̂ for u = Σ_r v_r φ(w_r·x/√d)/√m with one output: the mean of the neurons' contributions. */
    private final class Neurons {
        private final double[][] sum = new double[POINTS][POINTS];
        private final double[][] square = new double[POINTS][POINTS];
        private final int width;

        Neurons(int width, DoubleUnaryOperator phi, DoubleUnaryOperator derivative, Random random) {
            this.width = width;
            double[] w = new double[DIMENSION];
            double[] a = new double[POINTS];
            for (int r = 0; r < width; r++) {
                for (int l = 0; l < DIMENSION; l++) {
                    w[l] = random.nextGaussian();
                }
                double v = random.nextGaussian();
                for (int i = 0; i < POINTS; i++) {
                    a[i] = 0;
                    for (int l = 0; l < DIMENSION; l++) {
                        a[i] += w[l] * x.doubleValue(i, l) / Math.sqrt(DIMENSION);
                    }
                }
                for (int i = 0; i < POINTS; i++) {
                    for (int j = 0; j <= i; j++) {
                        double readout = phi.applyAsDouble(a[i]) * phi.applyAsDouble(a[j]);
                        double hidden =
                                v * v * derivative.applyAsDouble(a[i]) * derivative.applyAsDouble(a[j]) * input(i, j);
                        sum[i][j] += readout + hidden;
                        square[i][j] += (readout + hidden) * (readout + hidden);
                    }
                }
            }
        }

        private double input(int i, int j) {
            double dot = 0;
            for (int l = 0; l < DIMENSION; l++) {
                dot += x.doubleValue(i, l) * x.doubleValue(j, l);
            }
            return dot / DIMENSION;
        }

        double mean(int i, int j) {
            return sum[Math.max(i, j)][Math.min(i, j)] / width;
        }

        double standardError(int i, int j) {
            double mean = mean(i, j);
            return Math.sqrt((square[i][j] / width - mean * mean) / width);
        }
    }
}
