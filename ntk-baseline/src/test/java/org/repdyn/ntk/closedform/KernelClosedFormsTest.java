package org.repdyn.ntk.closedform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.dynamics.closedform.WidthIndependentFlow;
import org.repdyn.losses.spi.BlockPairing;
import org.repdyn.losses.spi.PairingMatrix;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@DisplayName("Closed forms under a kernel")
class KernelClosedFormsTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();
    private static final ViewLayout LAYOUT = new ViewLayout(4, 1, 1);
    private static final PairingMatrix CONTRASTIVE =
            new BlockPairing(LAYOUT, new double[][] {{0, -1, 1}, {-1, 0, 0}, {1, 0, 0}});

    private static R064Store kernel(int size, int rank, long seed) {
        R064Store x = RandomMatrices.gaussian(size, rank, seed);
        R064Store k = ALGEBRA.multiplyRightTransposed(x, x);
        for (int i = 0; i < k.data.length; i++) {
            k.data[i] /= rank;
        }
        return k;
    }

    private static double distance(R064Store a, R064Store b) {
        double sum = 0;
        for (int i = 0; i < a.data.length; i++) {
            sum = Math.hypot(sum, a.data[i] - b.data[i]);
        }
        return sum;
    }

    @Nested
    @DisplayName("constrained quadratic flow")
    class Constrained {

        @Test
        @DisplayName("agrees with the subspace flow of the exact dynamics, long after E has lost its rank")
        void agreesWithTheSubspaceFlow() {
            R064Store g = kernel(12, 20, 1);
            R064Store start = scaled(RandomMatrices.gaussian(12, 3, 2), 0.05);
            ConstrainedQuadraticFlow flow = new ConstrainedQuadraticFlow(g, CONTRASTIVE, start, ALGEBRA);
            WidthIndependentFlow exact = new WidthIndependentFlow(g, CONTRASTIVE, start, ALGEBRA);
            for (double t : new double[] {0.3, 5, 80, 1e3, 1e5}) {
                flow.advance(t);
                R064Store u = flow.embeddings();
                // Errors of the k-th direction grow until it has left the start, by the condition number of G.
                assertThat(distance(ALGEBRA.multiplyRightTransposed(u, u), exact.gram(t)))
                        .as("t = %s", t)
                        .isLessThan(1e-9);
            }
        }

        @Test
        @DisplayName("grows at first like the fastest mode without a constraint")
        void growth() {
            R064Store g = kernel(12, 20, 1);
            R064Store start = scaled(RandomMatrices.gaussian(12, 3, 2), 1e-9);
            double rate = new ConstrainedQuadraticFlow(g, CONTRASTIVE, start, ALGEBRA).topGrowthRate();
            NaiveQuadraticFlow naive = new NaiveQuadraticFlow(g, CONTRASTIVE, start, ALGEBRA);
            assertThat(rate).isCloseTo(naive.topGrowthRate(), within(Tolerances.rounding(12, 12, rate)));
            // Other modes have fallen behind by then.
            double late = 200 / rate;
            assertThat((naive.scaled(2 * late).logScale() - naive.scaled(late).logScale()) / late)
                    .isCloseTo(rate, within(1e-9 * rate));
        }

        @Test
        @DisplayName("a point that repeats a training point is embedded like it, for a singular kernel too")
        void testPoints() {
            R064Store g = kernel(12, 5, 3);
            R064Store range = RandomMatrices.gaussian(12, 5, 3);
            R064Store start = scaled(ALGEBRA.multiply(range, RandomMatrices.gaussian(5, 2, 4)), 0.02);
            ConstrainedQuadraticFlow flow = new ConstrainedQuadraticFlow(g, CONTRASTIVE, start, ALGEBRA);
            flow.advance(7);
            R064Store u = flow.embeddings();
            assertThat(u.norm()).isGreaterThan(2 * start.norm());
            assertThat(distance(flow.outputs(start, g), u)).isLessThan(Tolerances.rounding(1000, 10, u.norm()));
        }

        @Test
        @DisplayName("one long advance gives the same as many short ones")
        void isAFlow() {
            R064Store g = kernel(12, 20, 1);
            R064Store start = scaled(RandomMatrices.gaussian(12, 3, 2), 0.05);
            ConstrainedQuadraticFlow once = new ConstrainedQuadraticFlow(g, CONTRASTIVE, start, ALGEBRA);
            ConstrainedQuadraticFlow often = new ConstrainedQuadraticFlow(g, CONTRASTIVE, start, ALGEBRA);
            once.advance(6);
            for (int i = 1; i <= 17; i++) {
                often.advance(6.0 * i / 17);
            }
            assertThat(distance(once.embeddings(), often.embeddings()))
                    .isLessThan(Tolerances.rounding(1000, 100, once.embeddings().norm()));
            // An earlier time is computed again from the start.
            R064Store end = once.embeddings();
            once.advance(2);
            once.advance(6);
            assertThat(distance(once.embeddings(), end)).isLessThan(Tolerances.rounding(1000, 100, end.norm()));
            assertThatThrownBy(() -> once.advance(Double.NaN)).hasMessageContaining("got NaN");
        }

        @Test
        @DisplayName("t = infinity gives the limit: the bottom modes, at full length")
        void limit() {
            R064Store g = kernel(12, 20, 1);
            R064Store start = scaled(RandomMatrices.gaussian(12, 3, 2), 0.05);
            ConstrainedQuadraticFlow flow = new ConstrainedQuadraticFlow(g, CONTRASTIVE, start, ALGEBRA);
            flow.advance(Double.POSITIVE_INFINITY);
            R064Store u = flow.embeddings();
            assertThat(distance(
                            ALGEBRA.multiplyRightTransposed(u, u),
                            new WidthIndependentFlow(g, CONTRASTIVE, start, ALGEBRA).gram(1e6)))
                    .isLessThan(Tolerances.rounding(36, 10, 1));
        }

        @Test
        @DisplayName("refuses a start beyond the reach of orthogonal columns when it blows up")
        void blowUp() {
            R064Store g = kernel(12, 20, 1);
            R064Store start = scaled(RandomMatrices.gaussian(12, 3, 2), 30);
            ConstrainedQuadraticFlow flow = new ConstrainedQuadraticFlow(g, CONTRASTIVE, start, ALGEBRA);
            assertThatThrownBy(() -> flow.advance(50))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageContaining("no readout with orthogonal columns gives their initial value");
        }
    }

    @Nested
    @DisplayName("naive quadratic flow")
    class Naive {

        private final R064Store kernel = kernel(12, 20, 1);
        private final NaiveQuadraticFlow flow =
                new NaiveQuadraticFlow(kernel, CONTRASTIVE, RandomMatrices.gaussian(12, 3, 2), ALGEBRA);

        @Test
        @DisplayName("size and direction agree with the embeddings, and go on where those overflow")
        void scale() {
            for (double t : new double[] {0, 0.5, 20}) {
                NaiveQuadraticFlow.Scaled scaled = flow.scaled(t);
                R064Store again = scaled(scaled.direction(), Math.exp(scaled.logScale()));
                assertThat(distance(again, flow.embeddings(t)))
                        .isLessThan(Tolerances.rounding(100, 100, Math.exp(scaled.logScale())));
            }
            double far = 1e5 / flow.topGrowthRate();
            NaiveQuadraticFlow.Scaled one = flow.scaled(far);
            NaiveQuadraticFlow.Scaled two = flow.scaled(2 * far);
            // One mode remains, which grows at the top rate.
            assertThat(two.logScale() - one.logScale()).isCloseTo(1e5, within(Tolerances.rounding(1, 1, 1e5)));
            assertThat(distance(one.direction(), two.direction())).isLessThan(Tolerances.rounding(100, 1, 1));
        }

        @Test
        @DisplayName("has the modes of the range of M, with the same embeddings as from the whole kernel")
        void rangeOfPairing() {
            R064Store start = RandomMatrices.gaussian(12, 3, 2);
            NaiveQuadraticFlow whole = new NaiveQuadraticFlow(kernel, dense(CONTRASTIVE), start, ALGEBRA);
            // The coefficients of the three blocks of four samples have rank 2.
            assertThat(flow.modes()).isEqualTo(8);
            assertThat(whole.modes()).isEqualTo(12);
            for (double t : new double[] {0.5, 20}) {
                double size = flow.embeddings(t).norm();
                // Both solve systems of 12 unknowns; the condition of this kernel is below 1000.
                assertThat(distance(flow.embeddings(t), whole.embeddings(t)))
                        .isLessThan(Tolerances.rounding(12, 1000, size));
                assertThat(distance(flow.dualWeights(t), whole.dualWeights(t)))
                        .isLessThan(Tolerances.rounding(
                                12, 1000, flow.dualWeights(t).norm()));
            }
            double[] rates = whole.growthRates();
            for (int i = 0; i < rates.length; i++) {
                assertThat(flow.growthRates()[i])
                        .isCloseTo(rates[i], within(Tolerances.rounding(12, 100, flow.topGrowthRate())));
            }
        }

        @Test
        @DisplayName("takes the modes of the kernel if it is singular, or nearly so, on the range of M")
        void singular() {
            R064Store start = RandomMatrices.gaussian(12, 3, 2);
            R064Store singular = kernel(12, 5, 1);
            R064Store nearly = singular.copy();
            for (int i = 0; i < 12; i++) {
                nearly.add(i, i, 1e-10);
            }
            NaiveQuadraticFlow exact = new NaiveQuadraticFlow(singular, CONTRASTIVE, start, ALGEBRA);
            NaiveQuadraticFlow close = new NaiveQuadraticFlow(nearly, CONTRASTIVE, start, ALGEBRA);
            assertThat(exact.modes()).isEqualTo(5);
            assertThat(close.modes()).isEqualTo(12);
            // The kernels differ by 1e-10, and the top mode has grown by e^{rate·t} since.
            double t = 5;
            assertThat(distance(exact.embeddings(t), close.embeddings(t)))
                    .isLessThan(1e-9 * Math.exp(exact.topGrowthRate() * t) * start.norm());
        }

        @Test
        @DisplayName("gives several times side by side, and other points as U₀* + K*α")
        void severalTimes() {
            R064Store cross = RandomMatrices.gaussian(5, 12, 8);
            R064Store startOutputs = RandomMatrices.gaussian(5, 3, 9);
            double[] times = {0, 0.5, 20};
            R064Store together = flow.embeddings(times);
            R064Store outputs = flow.outputs(startOutputs, cross).at(times);
            for (int i = 0; i < times.length; i++) {
                R064Store u = flow.embeddings(times[i]);
                R064Store own = ALGEBRA.multiply(cross, flow.dualWeights(times[i]));
                for (int j = 0; j < own.data.length; j++) {
                    own.data[j] += startOutputs.data[j];
                }
                assertThat(distance(columns(together, i), u)).isLessThan(Tolerances.rounding(12, 10, u.norm()));
                assertThat(distance(columns(outputs, i), own)).isLessThan(Tolerances.rounding(12, 100, own.norm()));
            }
        }

        /** Returns the three columns of one time. */
        private static R064Store columns(R064Store states, int time) {
            return R064Store.FACTORY.copy(states.offsets(0, 3L * time).limits(states.getRowDim(), 3));
        }

        @Test
        @DisplayName("stands still under coefficients that are all 0")
        void nothing() {
            R064Store start = RandomMatrices.gaussian(12, 3, 2);
            NaiveQuadraticFlow still =
                    new NaiveQuadraticFlow(kernel, new BlockPairing(LAYOUT, new double[3][3]), start, ALGEBRA);
            assertThat(still.modes()).isZero();
            assertThat(distance(still.embeddings(7), start)).isZero();
        }

        /** Returns the same matrix as a pairing of another type, whose range is unknown. */
        private static PairingMatrix dense(PairingMatrix pairing) {
            return new PairingMatrix() {
                @Override
                public int size() {
                    return pairing.size();
                }

                @Override
                public void multiply(R064Store u, R064Store result) {
                    pairing.multiply(u, result);
                }
            };
        }

        @Test
        @DisplayName("refuses t = infinity, because the embeddings have no limit")
        void noEnd() {
            assertThatThrownBy(() -> flow.embeddings(Double.POSITIVE_INFINITY))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("has no limit")
                    .hasMessageContaining("compare at a fixed time");
            assertThatThrownBy(() -> flow.dualWeights(-1)).hasMessageContaining("at least 0");
        }
    }

    @Nested
    @DisplayName("regression")
    class Regression {

        @Test
        @DisplayName("singular kernel, t = 0 and t = infinity are answered; duplicates move together")
        void singular() {
            R064Store x = RandomMatrices.gaussian(6, 3, 5);
            for (int j = 0; j < 3; j++) {
                x.set(4, j, x.doubleValue(1, j));
            }
            R064Store k = ALGEBRA.multiplyRightTransposed(x, x);
            R064Store y = RandomMatrices.gaussian(6, 2, 6);
            R064Store zero = R064Store.FACTORY.make(6, 2);
            RegressionFlow flow = new RegressionFlow(k, y, Ridge.NONE, 12, ALGEBRA);
            assertThat(flow.outputs(zero, k, 0).norm()).isZero();
            R064Store end = flow.outputs(zero, k, Double.POSITIVE_INFINITY);
            // The residual of the least-squares fit is orthogonal to the columns of X.
            R064Store rest = y.copy();
            for (int i = 0; i < rest.data.length; i++) {
                rest.data[i] -= end.data[i];
            }
            assertThat(ALGEBRA.multiplyLeftTransposed(x, rest).norm()).isLessThan(Tolerances.rounding(36, 100, 10));
            for (int c = 0; c < 2; c++) {
                assertThat(end.doubleValue(4, c))
                        .isCloseTo(end.doubleValue(1, c), within(Tolerances.rounding(36, 10, 1)));
            }
            // Every mode that moves at all has become exactly 0.
            assertThat(distance(flow.outputs(zero, k, 1e9), end)).isLessThan(Tolerances.rounding(36, 10, 1));
            assertThatThrownBy(() -> flow.dualWeights(-1)).hasMessageContaining("at least 0");
        }

        @Test
        @DisplayName("descent tends to the flow: halve the rate, the difference halves")
        void descentTendsToFlow() {
            R064Store k = kernel(6, 9, 7);
            R064Store y = RandomMatrices.gaussian(6, 2, 8);
            R064Store flow = new RegressionFlow(k, y, Ridge.NONE, 6, ALGEBRA).dualWeights(2);
            double[] errors = new double[5];
            for (int i = 0; i < errors.length; i++) {
                double rate = 0.1 * Math.pow(0.5, i);
                errors[i] = distance(
                        new RegressionDescent(k, y, 6, rate, 0, ALGEBRA).dualWeights(Math.round(2 / rate)), flow);
            }
            for (int i = 1; i < errors.length; i++) {
                // The next order in the rate changes the first ratio by 0.5 %.
                assertThat(errors[i - 1] / errors[i]).isCloseTo(2, within(0.02));
            }
        }

        @Test
        @DisplayName("a rate above the largest stable one is refused with that rate")
        void unstable() {
            R064Store k = kernel(6, 9, 7);
            R064Store y = RandomMatrices.gaussian(6, 2, 8);
            double stable = new RegressionDescent(k, y, 6, 1, 0.9, ALGEBRA).largestStableRate();
            R064Store below = new RegressionDescent(k, y, 6, 0.99 * stable, 0.9, ALGEBRA).dualWeights(1_000_000_000);
            assertThat(below.norm()).isFinite();
            RegressionDescent above = new RegressionDescent(k, y, 6, 1.01 * stable, 0.9, ALGEBRA);
            assertThatThrownBy(() -> above.dualWeights(1_000_000_000))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageContaining("stable at rates below");
        }

        @Test
        @DisplayName("heavy damping and critical damping meet")
        void critical() {
            R064Store one = R064Store.FACTORY.makeEye(1, 1).copy();
            double exact = 1 - Math.exp(-1) * 2;
            assertThat(new MomentumFlow(one, one, 1, 1, ALGEBRA).dualWeights(1).doubleValue(0, 0))
                    .isCloseTo(exact, within(Tolerances.rounding(2, 1, exact)));
            // The solution moves by less than the change of the damping.
            for (double d : new double[] {1 - 1e-9, 1 + 1e-9}) {
                assertThat(new MomentumFlow(one, one, 1, d, ALGEBRA)
                                .dualWeights(1)
                                .doubleValue(0, 0))
                        .isCloseTo(exact, within(Math.abs(d - 1)));
            }
        }
    }

    /** g̈ + 2aġ = 1 has the solution (t − φ(2a, t))/(2a) = ψ(2a, t). */
    @ParameterizedTest
    @CsvSource({"0.5, 1e-3", "0.5, 0.9", "0.5, 1.1", "0.5, 40", "30, 1e-4", "30, 1", "1e-3, 5"})
    @DisplayName("the dual weights of the heavy ball keep their digits for small eigenvalues")
    void smallEigenvalues(double damping, double time) {
        double limit = Propagators.psi(2 * damping, time);
        for (double value : new double[] {1e-20, 1e-16}) {
            assertThat(dualWeight(value, damping, time)).isCloseTo(limit, within(1e-13 * limit));
        }
        // Half the eigenvalue leaves half of the difference from the limit, which is about ω²t²/12 of it.
        double first = limit - dualWeight(1e-4 / (time * time), damping, time);
        double second = limit - dualWeight(0.5e-4 / (time * time), damping, time);
        assertThat(first / second).isCloseTo(2, within(1e-3));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.2", "0.5, 1", "0.5, 30", "0.5, 0.25001", "0.5, 0.24999", "4, 1", "4, 0.3", "0.05, 2"})
    @DisplayName("the dual weights of the heavy ball solve their equation")
    void heavyBallEquation(double damping, double value) {
        for (double time : new double[] {0.1, 0.9, 1.1, 3}) {
            double[] errors = new double[2];
            for (int i = 0; i < 2; i++) {
                double h = 0.02 / (1 << i);
                double before = dualWeight(value, damping, time - h);
                double here = dualWeight(value, damping, time);
                double after = dualWeight(value, damping, time + h);
                errors[i] = Math.abs(
                        (after - 2 * here + before) / (h * h) + damping * (after - before) / h + value * here - 1);
            }
            // Central differences: half the step leaves a quarter of the error.
            assertThat(errors[1]).isLessThan(errors[0] / 3.8 + 1e-10);
        }
    }

    private static double dualWeight(double value, double damping, double time) {
        R064Store kernel = R064Store.FACTORY.column(new double[] {value});
        R064Store one = R064Store.FACTORY.column(new double[] {1});
        return new MomentumFlow(kernel, one, 1, damping, ALGEBRA).dualWeights(time).data[0];
    }

    @Test
    @DisplayName("a descent without a rate and a loss without a normaliser are refused")
    void regressionArguments() {
        R064Store targets = RandomMatrices.gaussian(3, 2, 8);
        assertThatThrownBy(() -> MomentumFlow.of(kernel(3, 5, 7), targets, 3, 0, 0.9, ALGEBRA))
                .hasMessage(
                        "descent needs a finite rate above 0 and a momentum in [0, 1), got rate 0 and momentum 0.9");
        double infinite = Double.POSITIVE_INFINITY;
        assertThatThrownBy(() -> MomentumFlow.of(kernel(3, 5, 7), targets, 3, infinite, 0.9, ALGEBRA))
                .hasMessageEndingWith("got rate Infinity and momentum 0.9");
        assertThatThrownBy(() -> new MomentumFlow(kernel(3, 5, 7), targets, 3, infinite, ALGEBRA))
                .hasMessageEndingWith("got Infinity");
        assertThatThrownBy(() -> new RegressionFlow(kernel(3, 5, 7), targets, Ridge.NONE, 0, ALGEBRA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a loss is normalised by a finite number above 0, such as the number of samples, got 0");
    }

    @Test
    @DisplayName("targets that are not finite are refused with their place")
    void targetsAreFinite() {
        R064Store targets = RandomMatrices.gaussian(3, 2, 8);
        targets.set(2, 1, Double.POSITIVE_INFINITY);
        assertThatThrownBy(() -> new RegressionFlow(kernel(3, 5, 7), targets, Ridge.NONE, 3, ALGEBRA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the target in row 3, column 2 (counted from 1) is Infinity; a regression needs finite"
                        + " targets");
    }

    @Test
    @DisplayName("name the equal rows that make the kernel of a posterior singular")
    void equalRows() {
        R064Store x = RandomMatrices.gaussian(5, 8, 5);
        for (int j = 0; j < 8; j++) {
            x.set(3, j, x.doubleValue(1, j));
        }
        R064Store k = ALGEBRA.multiplyRightTransposed(x, x);
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < i; j++) {
                k.set(i, j, k.doubleValue(j, i));
            }
        }
        for (int j = 0; j < 5; j++) {
            k.set(3, j, k.doubleValue(1, j));
            k.set(j, 3, k.doubleValue(j, 1));
        }
        k.set(3, 3, k.doubleValue(1, 1));
        R064Store y = RandomMatrices.gaussian(5, 1, 2);
        assertThatThrownBy(() -> GaussianProcess.posterior(k, k, k, y, Ridge.NONE, ALGEBRA))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("rows 2 and 4 (counted from 1) are equal")
                .hasMessageContaining("ridge");
        assertThat(GaussianProcess.posterior(k, k, k, y, Ridge.relativeToMeanTrace(1e-6), ALGEBRA)
                        .mean()
                        .norm())
                .isFinite();
        assertThatThrownBy(() -> Ridge.absolute(-1)).hasMessageContaining("at least 0, got -1");
    }

    @Test
    @DisplayName("clip and count rounding below zero, and refuse larger negative values")
    void clipping() {
        R064Store k = kernel(8, 3, 9);
        KernelSpectrum spectrum = KernelSpectrum.of(k, ALGEBRA);
        assertThat(spectrum.rank()).isEqualTo(3);
        assertThat(spectrum.clipped()).isBetween(0, 5);
        k.set(0, 0, k.doubleValue(0, 0) - 1);
        assertThatThrownBy(() -> KernelSpectrum.of(k, ALGEBRA)).hasMessageContaining("not positive semi-definite");
    }

    @Test
    @DisplayName("of the spectral contrastive loss have a stationary optimum, which aligned starts reach")
    void spectralContrastive() {
        int n = 8;
        // The matrix is circulant, so it commutes with every circulant kernel.
        R064Store joint = circulant(n, new double[] {0.4, 0.2, 0.1, 0, 0, 0, 0.1, 0.2}, 1.0 / n);
        R064Store kernel = circulant(n, new double[] {2, 1, 0.5, 0.3, 0.2, 0.3, 0.5, 1}, 1);
        R064Store optimum = SpectralContrastiveModes.optimum(joint, 3, ALGEBRA);
        assertThat(SpectralContrastiveModes.gradient(joint, optimum, ALGEBRA).norm())
                .isLessThan(Tolerances.rounding(n, 1, 1));
        double[] start = {0.1, 0.2, 0.05};
        R064Store late = SpectralContrastiveModes.aligned(joint, kernel, start, 1e6, ALGEBRA);
        assertThat(distance(
                        ALGEBRA.multiplyRightTransposed(late, late), ALGEBRA.multiplyRightTransposed(optimum, optimum)))
                .isLessThan(Tolerances.rounding(n, 10, 1));
        double h = 1e-5;
        R064Store before = SpectralContrastiveModes.aligned(joint, kernel, start, 3 - h, ALGEBRA);
        R064Store here = SpectralContrastiveModes.aligned(joint, kernel, start, 3, ALGEBRA);
        R064Store after = SpectralContrastiveModes.aligned(joint, kernel, start, 3 + h, ALGEBRA);
        R064Store expected = ALGEBRA.multiply(kernel, SpectralContrastiveModes.gradient(joint, here, ALGEBRA));
        for (int i = 0; i < expected.data.length; i++) {
            double slope = (after.data[i] - before.data[i]) / (2 * h);
            // The tolerance is the rounding error divided by the step of a central difference.
            assertThat(slope).isCloseTo(-expected.data[i], within(1e-9));
        }
        assertThatThrownBy(() -> SpectralContrastiveModes.aligned(joint, kernel(n, n, 3), start, 1, ALGEBRA))
                .hasMessageContaining("do not commute");
    }

    @Test
    @DisplayName("of the spectral contrastive loss find modes whose products of eigenvalues are equal: 1·½ and 2·¼")
    void equalProducts() {
        R064Store joint = circulant(2, new double[] {0.375, 0.125}, 1);
        R064Store kernel = circulant(2, new double[] {1.5, -0.5}, 1);
        double[] start = {0.3, 0.4};
        double h = 1e-5;
        R064Store before = SpectralContrastiveModes.aligned(joint, kernel, start, 1 - h, ALGEBRA);
        R064Store here = SpectralContrastiveModes.aligned(joint, kernel, start, 1, ALGEBRA);
        R064Store after = SpectralContrastiveModes.aligned(joint, kernel, start, 1 + h, ALGEBRA);
        R064Store expected = ALGEBRA.multiply(kernel, SpectralContrastiveModes.gradient(joint, here, ALGEBRA));
        for (int i = 0; i < expected.data.length; i++) {
            // The tolerance is the rounding error divided by the step of a central difference.
            assertThat((after.data[i] - before.data[i]) / (2 * h)).isCloseTo(-expected.data[i], within(1e-9));
        }
    }

    private static R064Store circulant(int n, double[] row, double factor) {
        R064Store result = R064Store.FACTORY.make(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                result.set(i, j, factor * row[(j - i + n) % n]);
            }
        }
        return result;
    }

    @Nested
    @DisplayName("kernel representation")
    class Representation {

        private final ViewLayout layout = new ViewLayout(10, 1, 0);
        private final R064Store kernel = kernel(20, 15, 4);
        private final PairingMatrix laplacian = KernelRepresentation.pairLaplacian(layout);

        @Test
        @DisplayName("is white on the training views, and no white function of the range costs less")
        void isOptimal() {
            Ridge ridge = Ridge.relativeToMeanTrace(1e-2);
            KernelRepresentation best = KernelRepresentation.of(kernel, laplacian, ridge, 3, ALGEBRA);
            R064Store u = best.embed(kernel, ALGEBRA);
            R064Store covariance = R064Store.FACTORY.make(3, 3);
            for (int a = 0; a < 3; a++) {
                for (int b = 0; b < 3; b++) {
                    double sum = 0;
                    for (int i = 0; i < 20; i++) {
                        sum += (u.doubleValue(i, a) - best.mean()[a]) * (u.doubleValue(i, b) - best.mean()[b]) / 20;
                    }
                    covariance.set(a, b, sum);
                }
            }
            assertThat(distance(covariance, R064Store.FACTORY.makeEye(3, 3).copy()))
                    .isLessThan(Tolerances.rounding(20, 10, 1));
            assertThat(best.costs()).isSorted();
            double lambda = ridge.on(kernel);
            for (int j = 0; j < 3; j++) {
                assertThat(cost(column(best.dualWeights(), j), lambda))
                        .isCloseTo(best.costs()[j], within(Tolerances.rounding(20, 10, 1)));
            }
            for (int trial = 0; trial < 50; trial++) {
                R064Store alpha = RandomMatrices.gaussian(20, 1, 100 + trial);
                R064Store f = ALGEBRA.multiply(kernel, alpha);
                double mean = Arrays.stream(f.data).average().orElseThrow();
                double variance = Arrays.stream(f.data)
                        .map(x -> (x - mean) * (x - mean))
                        .average()
                        .orElseThrow();
                assertThat(cost(alpha, lambda) / variance).isGreaterThanOrEqualTo(best.costs()[0]);
            }
        }

        private R064Store column(R064Store matrix, int j) {
            R064Store result = R064Store.FACTORY.make(matrix.getRowDim(), 1);
            System.arraycopy(matrix.data, j * matrix.getRowDim(), result.data, 0, result.data.length);
            return result;
        }

        private double cost(R064Store alpha, double lambda) {
            R064Store f = ALGEBRA.multiply(kernel, alpha);
            R064Store lap = R064Store.FACTORY.make(20, 1);
            laplacian.multiply(f, lap);
            return ALGEBRA.multiplyLeftTransposed(f, lap).data[0]
                    + lambda * ALGEBRA.multiplyLeftTransposed(alpha, f).data[0];
        }

        @Test
        @DisplayName("refuses more outputs than there are directions, and no ridge")
        void refuses() {
            assertThatThrownBy(() ->
                            KernelRepresentation.of(kernel, laplacian, Ridge.relativeToMeanTrace(1e-2), 16, ALGEBRA))
                    .hasMessageContaining("has 15 directions");
            assertThatThrownBy(() -> KernelRepresentation.of(kernel, laplacian, Ridge.NONE, 3, ALGEBRA))
                    .hasMessageContaining("ridge above 0");
        }
    }

    private static R064Store scaled(R064Store matrix, double factor) {
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] *= factor;
        }
        return matrix;
    }
}
