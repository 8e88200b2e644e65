package org.repdyn.testkit;

import static org.repdyn.testkit.law.Laws.assertThat;
import static org.repdyn.testkit.law.Laws.within;

import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.kernels.recursion.KernelPair;
import org.repdyn.kernels.spi.Activation;
import org.repdyn.kernels.spi.PairCovariance;
import org.repdyn.kernels.tiles.TiledKernels;
import org.repdyn.testkit.law.LawReports;
import org.repdyn.testkit.law.Within;

/**
 * The laws of an activation of infinitely wide networks: its moments are those of φ and φ' (by Monte Carlo), ė = ∂e/∂c
 * (Price's theorem, by finite differences), exchanging the two inputs changes nothing, and kernels are positive
 * semi-definite, computed pair by pair and in tiles. Extend it and list the activations in a static method {@code
 * Stream<Subject> subjects()}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@ExtendWith(LawReports.class)
@ParameterizedClass(name = "{0}")
@MethodSource("subjects")
public abstract class ActivationContract {

    /**
     * An activation that must obey the laws, with its function φ.
     *
     * @param name display name of the subject
     * @param activation the activation
     * @param phi φ
     * @param derivative φ', almost everywhere
     * @param accuracy relative accuracy of the moments: rounding, or the tolerance of a quadrature
     * @param jumps true if φ jumps, so that φ' almost everywhere is not the derivative of e
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public record Subject(
            String name,
            Activation activation,
            DoubleUnaryOperator phi,
            DoubleUnaryOperator derivative,
            double accuracy,
            boolean jumps) {

        /** Returns a subject with moments in closed form and a continuous φ. */
        public static Subject of(
                String name, Activation activation, DoubleUnaryOperator phi, DoubleUnaryOperator derivative) {
            return new Subject(name, activation, phi, derivative, 1e3 * EPSILON, false);
        }

        /** Returns this subject with another relative accuracy of its moments. */
        public Subject withAccuracy(double relative) {
            return new Subject(name, activation, phi, derivative, relative, jumps);
        }

        /** Returns this subject with the statement that φ jumps. */
        public Subject withJumps() {
            return new Subject(name, activation, phi, derivative, accuracy, true);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final int SAMPLES = 100_000;
    private static final int POINTS = 24;
    private static final int DIMENSION = 4;
    private static final double EPSILON = Math.ulp(1.0);
    private static final double[][] COVARIANCES = {{0.9, 1.3, 0.37}, {0.5, 0.5, -0.3}, {1.1, 0.7, 0.8}};

    /** Subject of this run, from the static method {@code subjects} of the test class. */
    @Parameter
    Subject subject;

    private Activation activation() {
        return subject.activation();
    }

    private boolean jumps() {
        return subject.jumps();
    }

    private double accuracy() {
        return subject.accuracy();
    }

    @Test
    @DisplayName("1. e and ė are the means of φφ and φ'φ' within five standard errors")
    void moments() {
        for (double[] pqc : COVARIANCES) {
            PairCovariance pair = PairCovariance.of(pqc[0], pqc[1], pqc[2]);
            assertMean("e", subject.phi(), pqc, activation().moment(pair));
            assertMean("ė", subject.derivative(), pqc, activation().derivativeMoment(pair));
        }
    }

    private void assertMean(String name, DoubleUnaryOperator f, double[] pqc, double expected) {
        Random random = new Random(7);
        double slope = pqc[2] / Math.sqrt(pqc[0]);
        double rest = Math.sqrt(pqc[1] - slope * slope);
        double sum = 0;
        double squares = 0;
        for (int s = 0; s < SAMPLES; s++) {
            double x = random.nextGaussian();
            double value =
                    f.applyAsDouble(Math.sqrt(pqc[0]) * x) * f.applyAsDouble(slope * x + rest * random.nextGaussian());
            sum += value;
            squares += value * value;
        }
        double mean = sum / SAMPLES;
        double standardError = Math.sqrt(Math.max(0, squares / SAMPLES - mean * mean) / SAMPLES);
        assertThat(expected)
                .as("%s at p, q, c = %s, %s, %s, beside the mean of samples", name, pqc[0], pqc[1], pqc[2])
                .isCloseTo(mean, within(5 * standardError + 1e-9 * Math.abs(mean)));
    }

    @Test
    @DisplayName("2. ė is the derivative of e with respect to c, up to the error of central differences")
    void price() {
        if (jumps()) {
            return;
        }
        double step = 1e-3;
        for (double[] pqc : COVARIANCES) {
            double derivative = activation().derivativeMoment(PairCovariance.of(pqc[0], pqc[1], pqc[2]));
            double coarse = slope(pqc, step) - derivative;
            double fine = slope(pqc, step / 2) - derivative;
            // Halving the step of a central difference leaves a quarter of its error, down to the error of the moments.
            double noise = 4 * scale(pqc) * accuracy() / step;
            assertThat(Math.abs(fine - coarse / 4))
                    .as("distance of ė from differences of e at p, q, c = %s, %s, %s", pqc[0], pqc[1], pqc[2])
                    .isLessThanOrEqualTo(0.02 * Math.abs(coarse) + noise);
        }
    }

    private double slope(double[] pqc, double step) {
        return (activation().moment(PairCovariance.of(pqc[0], pqc[1], pqc[2] + step))
                        - activation().moment(PairCovariance.of(pqc[0], pqc[1], pqc[2] - step)))
                / (2 * step);
    }

    private double scale(double[] pqc) {
        return Math.sqrt(activation().variance(pqc[0]) * activation().variance(pqc[1]));
    }

    @Test
    @DisplayName("3. at equal inputs the moments are the variances")
    void equalInputs() {
        for (double p : new double[] {0.3, 1, 2}) {
            PairCovariance pair = PairCovariance.of(p, p, p);
            assertThat(activation().moment(pair))
                    .as("e at p = q = c = %s, beside the variance", p)
                    .isCloseTo(activation().variance(p), relative(activation().variance(p)));
            if (!jumps()) {
                double expected = activation().derivativeVariance(p);
                assertThat(activation().derivativeMoment(pair))
                        .as("ė at p = q = c = %s, beside the variance of φ'", p)
                        .isCloseTo(expected, relative(expected));
            }
        }
    }

    @Test
    @DisplayName("4. gap and sum are √(e_ii·e_jj) ∓ e")
    void gapAndSum() {
        for (double[] pqc : COVARIANCES) {
            PairCovariance pair = PairCovariance.of(pqc[0], pqc[1], pqc[2]);
            double moment = activation().moment(pair);
            double scale = scale(pqc);
            assertThat(activation().gap(pair, scale, moment)).as("gap").isCloseTo(scale - moment, relative(scale));
            assertThat(activation().sum(pair, scale, moment)).as("sum").isCloseTo(scale + moment, relative(scale));
        }
    }

    @Test
    @DisplayName("5. exchanging the two inputs changes no bit of e and ė")
    void exchangedInputs() {
        for (double[] pqc : COVARIANCES) {
            PairCovariance one = PairCovariance.of(pqc[0], pqc[1], pqc[2]);
            PairCovariance other = PairCovariance.of(pqc[1], pqc[0], pqc[2]);
            assertThat(activation().moment(one)).isEqualTo(activation().moment(other));
            assertThat(activation().derivativeMoment(one))
                    .isEqualTo(activation().derivativeMoment(other));
        }
    }

    @Test
    @DisplayName("6. kernels are symmetric, positive semi-definite, and the same when computed in tiles")
    void kernels() {
        LinearAlgebra algebra = LinearAlgebra.ojAlgo();
        Random random = new Random(3);
        R064Store x = R064Store.FACTORY.make(POINTS, DIMENSION);
        for (int i = 0; i < x.data.length; i++) {
            x.data[i] = 0.7 * random.nextGaussian();
        }
        InfiniteNetwork network = InfiniteNetwork.fullyConnected(activation(), 1, 0.9, Optional.of(0.2));
        KernelPair pairwise = network.kernels(x);
        KernelPair tiled = new TiledKernels(network, algebra, 2, Long.MAX_VALUE).kernels(x, RunControl.uncontrolled());
        assertKernel(pairwise.nngp(), tiled.nngp(), algebra);
        assertKernel(pairwise.ntk(), tiled.ntk(), algebra);
    }

    private void assertKernel(R064Store pairwise, R064Store tiled, LinearAlgebra algebra) {
        double largest = 0;
        for (int i = 0; i < POINTS; i++) {
            largest = Math.max(largest, pairwise.doubleValue(i, i));
            for (int j = 0; j < i; j++) {
                assertThat(pairwise.doubleValue(i, j)).isEqualTo(pairwise.doubleValue(j, i));
            }
        }
        for (int i = 0; i < pairwise.data.length; i++) {
            // Plain differences cost pairs that are far apart up to three digits.
            assertThat(tiled.data[i]).isCloseTo(pairwise.data[i], within((10 * accuracy() + 1e-13) * largest));
        }
        double[] values = algebra.symmetricEigen(pairwise).values();
        double bound = POINTS * Math.max(accuracy(), 10 * EPSILON) * values[POINTS - 1];
        assertThat(values[0]).as("smallest eigenvalue of the kernel").isGreaterThanOrEqualTo(-bound);
    }

    private Within relative(double size) {
        return within(10 * accuracy() * Math.abs(size));
    }
}
