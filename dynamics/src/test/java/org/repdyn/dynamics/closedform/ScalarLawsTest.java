package org.repdyn.dynamics.closedform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("Closed forms")
class ScalarLawsTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    @ParameterizedTest
    @ValueSource(doubles = {0.8, 1e-4, 1e-12, 1e-17, 0, -1e-17, -0.3})
    @DisplayName("of a large batch solve their equation for covariances of any sign")
    void largeBatch(double covariance) {
        double tau = 0.5;
        double v = 1.2;
        double vPositive = 1.4;
        double a0 = 0.7;
        LargeBatchContrast law = new LargeBatchContrast(tau, v, vPositive, covariance);
        for (double time : new double[] {0.1, 1, 5}) {
            double[] end = OdeSolver.solve(
                    new double[] {a0},
                    time,
                    (y, rate) -> rate[0] = 4 / tau * y[0] * (covariance - v * vPositive * y[0] / tau));
            // The integrator is accurate to 1e-13 a step.
            assertThat(law.at(a0, time)).isCloseTo(end[0], within(1e-11));
        }
        assertThat(law.at(a0, Double.POSITIVE_INFINITY))
                .isCloseTo(law.equilibrium(), within(Math.ulp(law.equilibrium())));
        assertThat(law.at(0, 3)).isZero();
    }

    @Test
    @DisplayName("of SimSiam have their limit at infinite and at very late times, and keep tiny eigenvalues")
    void simSiam() {
        for (double start : new double[] {0.2, 0.999, 3}) {
            for (double time : new double[] {1e18, 1e308, Double.POSITIVE_INFINITY}) {
                assertThat(new SimSiamEigenvalue(start).at(time)).isEqualTo(1);
            }
        }
        assertThat(new SimSiamEigenvalue(1e-310).at(10)).isEqualTo(1e-310);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1 + 1e-9, 5, 1e4, 1e9})
    @DisplayName("of an eigenvalue far above 1 keep their digits on the way down")
    void large(double start) {
        // 1/λ² grows by 4t there, and 1/λ of the logistic law by 2t.
        for (double fallen : new double[] {1e-6, 0.3, 1e3}) {
            double time = fallen / start / start;
            double simSiam = new SimSiamEigenvalue(start).at(time);
            double expected = implicit(start) + 2 * time;
            double slope = 1 / (simSiam * simSiam * (simSiam - 1));
            // The rounding error of λ times the slope, and that of the sum.
            assertThat(implicit(simSiam)).isCloseTo(expected, within(1e-14 * simSiam * slope + 1e-15 * expected));
            double logistic = new IsoLossLogistic(start).at(fallen / start);
            double x = 2 * fallen / start;
            assertThat(logistic * (Math.exp(-x) / start - Math.expm1(-x))).isCloseTo(1, within(1e-15));
        }
    }

    /** Returns log(λ/(λ − 1)) − 1/λ, which grows by 2t under SimSiam; by its series for large λ. */
    private static double implicit(double lambda) {
        double x = 1 / lambda;
        if (x > 0.01) {
            return -Math.log1p(-x) - x;
        }
        double sum = 0;
        for (int n = 9; n >= 2; n--) {
            sum = sum * x + 1.0 / n;
        }
        return x * x * sum;
    }

    static Stream<ThrowingCallable> refused() {
        Stream<DoubleUnaryOperator> laws = Stream.of(
                new BarlowSigmoid(0.5, 0.5)::length,
                new BarlowSigmoid(0.5, 0.5)::logLength,
                new BarlowSigmoid(-0.5, 0.5)::eigenvalue,
                new TwoLayerMode(0.5, 0.5)::at,
                time -> new LargeBatchContrast(1, 1, 1, 1).at(0.5, time),
                time -> new ByolMode(0.5, 1, 1, 1, 0, OptionalDouble.empty())
                        .at(new ByolMode.State(0.1, 0.1, 0.1), time)
                        .encoder());
        Stream<ThrowingCallable> times = laws.flatMap(law -> Stream.of(
                () -> law.applyAsDouble(-1),
                () -> law.applyAsDouble(Double.NaN),
                () -> law.applyAsDouble(Double.NEGATIVE_INFINITY)));
        Stream<ThrowingCallable> values = Stream.of(
                () -> new BarlowSigmoid(1, Double.POSITIVE_INFINITY),
                () -> new SaxeSigmoid(Double.POSITIVE_INFINITY, 1),
                () -> new SimSiamEigenvalue(Double.POSITIVE_INFINITY),
                () -> new IsoLossLogistic(Double.NaN),
                () -> new TwoLayerMode(Double.NaN, 1),
                () -> new TwoLayerMode(1, -1),
                () -> new LargeBatchContrast(0, 1, 1, 1),
                () -> new LargeBatchContrast(1, 1, -1, 1),
                () -> new TianFixedPoints(1, -0.1, 0.1),
                () -> new TianFixedPoints(1, 0.1, -1),
                () -> new ByolMode.State(Double.NaN, 1, 1),
                () -> new ByolMode(0.5, 1, 1, -1, 0, OptionalDouble.empty()),
                () -> new ByolMode(0.5, 1, 1, 1, 0, OptionalDouble.of(Double.NaN)));
        return Stream.concat(times, values);
    }

    @ParameterizedTest
    @MethodSource("refused")
    @DisplayName("refuse times before 0 and parameters without a meaning")
    void meaningless(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageMatching(".*(got|must be).*");
    }

    @Test
    @DisplayName("that are integrated end at times that they cannot reach")
    void unreachable() {
        ByolMode mode = new ByolMode(0.5, 1.2, 1, 1, 0.1, OptionalDouble.of(0.5));
        assertThatThrownBy(() -> mode.at(new ByolMode.State(0.3, 0.4, 0.4), 1e308))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("the equations of a mode cannot be integrated from t = 0 to 1e308");
        assertThat(new TianFixedPoints(0, 0, 0.1).unstable()).hasValue(0.0);
    }

    private static R064Store frame(int rows, int columns) {
        return RandomMatrices.orthonormal(rows, columns, 3);
    }

    @Test
    @DisplayName("of flows do not change with the weights that they were given")
    void copies() {
        R064Store form = RandomMatrices.symmetric(5, 1);
        R064Store start = frame(5, 2);
        ConstrainedLinearFlow flow = new ConstrainedLinearFlow(form, start, 1, ALGEBRA);
        RiccatiFlow riccati = new RiccatiFlow(form, 1, start, ALGEBRA);
        double[] before = flow.weights(1).data.clone();
        double[] riccatiBefore = riccati.weights(1).data.clone();
        start.fillAll(0.1);
        assertThat(flow.weights(1).data).isEqualTo(before);
        assertThat(riccati.weights(1).data).isEqualTo(riccatiBefore);
    }

    @Test
    @DisplayName("of flows refuse starts of other shapes, times that are not finite and lengths without a meaning")
    void flows() {
        R064Store form = RandomMatrices.symmetric(5, 1);
        ConstrainedLinearFlow constrained = new ConstrainedLinearFlow(form, frame(5, 2), 1, ALGEBRA);
        NaiveLinearFlow naive = new NaiveLinearFlow(form, frame(5, 2), ALGEBRA);
        for (double time : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            for (ThrowingCallable call : new ThrowingCallable[] {
                () -> constrained.loss(time),
                () -> constrained.weights(time),
                () -> naive.weights(time),
                () -> naive.loss(time),
                () -> naive.logNorm(time),
                () -> naive.logSingularValueRatio(time)
            }) {
                assertThatThrownBy(call)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("a time must be finite, got ");
            }
        }
        assertThatThrownBy(() -> new RiccatiFlow(form, 1, frame(5, 2), ALGEBRA).weights(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a time must be finite and at least 0, got -1");
        assertThatThrownBy(() -> new PrincipalAngleFlow(form, frame(5, 2), 1, ALGEBRA).angles(-1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NaiveLinearFlow(form, frame(4, 2), ALGEBRA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the form is 5×5, so the initial weights need 5 rows, got 4×2");
        assertThatThrownBy(() -> new NaiveLinearFlow(form, frame(5, 2), Double.NaN, ALGEBRA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the weight decay must be finite and at least 0, got NaN");
        assertThatThrownBy(() -> new ConstrainedLinearFlow(form, frame(5, 2), 0, ALGEBRA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the length of a column must be finite and above 0, got 0");
    }
}
