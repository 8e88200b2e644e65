package org.repdyn.ntk.analytic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@Tag("slow")
@DisplayName("The exponential method for stiff flows")
class StiffFlowTest {

    private static final int N = 12;

    /**
     * The field F(U) = Q(v + v³), v = QᵀU, v³ by entry: under K = QΛQᵀ each coordinate is logistic with a rate of its
     * own.
     */
    private static EmbeddingField cubic(R064Store q) {
        return new FieldOfPairs((u, result) -> {
            R064Store v = BaselineProblems.ALGEBRA.multiplyLeftTransposed(q, u);
            for (int i = 0; i < v.data.length; i++) {
                v.data[i] += v.data[i] * v.data[i] * v.data[i];
            }
            BaselineProblems.ALGEBRA.multiply(q, false, v, false, result);
        });
    }

    /** Returns s(t) of ṡ = −c·s(1 + s²), s = s₀e^{−ct}/√(1 + s₀²(1 − e^{−2ct})). */
    private static double cubic(double start, double rateTimesTime) {
        return start * Math.exp(-rateTimesTime) / Math.sqrt(1 - start * start * Math.expm1(-2 * rateTimesTime));
    }

    @Test
    @DisplayName("follows rates over seven decades in about ten thousand evaluations")
    void sevenDecades() {
        R064Store q = RandomMatrices.orthonormal(N, N, 5);
        R064Store kernel = R064Store.FACTORY.make(N, N);
        double[] rates = new double[N];
        for (int l = 0; l < N; l++) {
            rates[l] = Math.pow(10, 5 - 7.0 * l / (N - 1));
            for (int i = 0; i < N; i++) {
                for (int j = 0; j < N; j++) {
                    kernel.add(i, j, rates[l] * q.doubleValue(i, l) * q.doubleValue(j, l));
                }
            }
        }
        R064Store start = RandomMatrices.gaussian(N, 2, 6);
        TimeGrid times = TimeGrid.of(0, 1, 3, 10);
        KernelSetting setting =
                BaselineProblems.setting(cubic(q), kernel, kernel, start, start, new ViewLayout(N / 2, 1, 0), times);
        RecordedRun recorder = new RecordedRun();
        var result = new FieldFlow(setting, RunControl.uncontrolled(), 1e-7).run(recorder);
        assertThat(result.stopped()).isEqualTo(new StopReason.Completed(10));
        // The explicit pair would need 10⁷/3.3 steps of six evaluations each.
        assertThat(result.notes().get("evaluations")).isLessThan(40_000);
        R064Store v0 = BaselineProblems.ALGEBRA.multiplyLeftTransposed(q, start);
        for (int s = 1; s < times.size(); s++) {
            R064Store v = BaselineProblems.ALGEBRA.multiplyLeftTransposed(q, recorder.embeddings.get(s));
            for (int i = 0; i < v.data.length; i++) {
                double exact = cubic(v0.data[i], rates[i % N] * times.get(s));
                // The Jacobian is known by central differences, to ε^{2/3} of its norm, which is 10⁷ times the slowest
                // rate.
                assertThat(v.data[i])
                        .as("t = %s, rate %s", times.get(s), rates[i % N])
                        .isCloseTo(exact, within(1e7 * Math.pow(0x1p-52, 2.0 / 3)));
            }
            R064Store evaluated = recorder.evaluations.get(s);
            for (int i = 0; i < evaluated.data.length; i++) {
                // The same sums over N samples, in another order.
                assertThat(evaluated.data[i])
                        .isCloseTo(recorder.embeddings.get(s).data[i], within(Tolerances.rounding(N, 1, 1)));
            }
        }
    }

    @Test
    @DisplayName("has order 4: half the step has a sixteenth of the error")
    void order() {
        double[] errors = new double[4];
        for (int s = 0; s < 4; s++) {
            double h = 0.2 / (1 << s);
            double[] y = {1, 0.5};
            for (int i = 0; i < Math.round(1 / h); i++) {
                // The tolerances are so loose that no step is rejected.
                StiffFlow flow = new StiffFlow(
                        (z, r) -> System.arraycopy(f(z[0], z[1]), 0, r, 0, 2),
                        2,
                        z -> Math.hypot(z[0], z[1]),
                        1e9,
                        1,
                        h,
                        (t, z) -> {});
                assertThat(flow.integrate(y, 0, h, 0)).isTrue();
            }
            errors[s] = Math.hypot(y[0] - reference()[0], y[1] - reference()[1]);
        }
        assertThat(Math.log(errors[1] / errors[2]) / Math.log(2)).isBetween(3.7, 4.5);
        assertThat(Math.log(errors[2] / errors[3]) / Math.log(2)).isBetween(3.7, 4.5);
    }

    /** Returns the solution by the classical Runge–Kutta method with 20 000 steps. */
    private static double[] reference() {
        double[] y = {1, 0.5};
        int steps = 20_000;
        double h = 1.0 / steps;
        for (int i = 0; i < steps; i++) {
            double[] a = f(y[0], y[1]);
            double[] b = f(y[0] + h / 2 * a[0], y[1] + h / 2 * a[1]);
            double[] c = f(y[0] + h / 2 * b[0], y[1] + h / 2 * b[1]);
            double[] d = f(y[0] + h * c[0], y[1] + h * c[1]);
            y[0] += h / 6 * (a[0] + 2 * b[0] + 2 * c[0] + d[0]);
            y[1] += h / 6 * (a[1] + 2 * b[1] + 2 * c[1] + d[1]);
        }
        return y;
    }

    private static double[] f(double p, double q) {
        return new double[] {-Math.sin(p) * (1 + q), p - 0.5 * q * q};
    }

    @Test
    @DisplayName("has phi functions that agree with those of the eigenvalues, near zero and far from it")
    void phiFunctions() {
        double[][] h = {{-2, 1, 0}, {1, -2, 1}, {0, 1, -2}};
        R064Store dense = R064Store.FACTORY.make(3, 3);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                dense.set(i, j, h[i][j]);
            }
        }
        var eigen = BaselineProblems.ALGEBRA.symmetricEigen(dense);
        for (double factor : new double[] {1e-8, 0.3, 20, 1e5}) {
            double[][] phi = PhiFunctions.columns(h, 3, factor);
            for (int i = 0; i < 3; i++) {
                double expected = 0;
                for (int l = 0; l < 3; l++) {
                    expected += eigen.vectors().doubleValue(i, l)
                            * (Math.expm1(eigen.values()[l] * factor) / (eigen.values()[l] * factor))
                            * eigen.vectors().doubleValue(0, l);
                }
                assertThat(phi[0][i]).isCloseTo(expected, within(Tolerances.rounding(3, 10, 1)));
            }
        }
    }
}
