package org.repdyn.manifolds.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.maxIterations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.flat.Euclidean;

/** Lengths of the steps of solvers on costs for which they are known in closed form. */
@DisplayName("The steps")
class SolverStepsTest {

    /** Returns the problem ½Σdᵢxᵢ² + ¼‖x‖⁴ from the point of ones; without the second term if quartic is 0. */
    private static RiemannianProblem problem(double[] d, double quartic) {
        double[] ones = new double[d.length];
        Arrays.fill(ones, 1);
        return RiemannianProblem.on(new Euclidean(d.length, 1))
                .minimize(x -> {
                    double sum = 0;
                    for (int i = 0; i < d.length; i++) {
                        sum += d[i] * x.data[i] * x.data[i] / 2;
                    }
                    return sum + quartic * Math.pow(KnownProblem.dot(x, x), 2) / 4;
                })
                .gradient((x, g) -> {
                    for (int i = 0; i < d.length; i++) {
                        g.data[i] = (d[i] + quartic * KnownProblem.dot(x, x)) * x.data[i];
                    }
                })
                .hessian((x, v, h) -> {
                    for (int i = 0; i < d.length; i++) {
                        h.data[i] = (d[i] + quartic * KnownProblem.dot(x, x)) * v.data[i]
                                + 2 * quartic * KnownProblem.dot(x, v) * x.data[i];
                    }
                })
                .start(R064Store.FACTORY.column(ones));
    }

    @Test
    @DisplayName("of Barzilai and Borwein are ⟨s, y⟩/⟨y, y⟩ and ⟨s, s⟩/⟨s, y⟩ in turn")
    void secants() {
        double[] d = {1, 2, 7, 10};
        List<R064Store> points = new ArrayList<>();
        problem(d, 0)
                .observe(progress -> points.add(Entries.copyOf(progress.point())))
                .stopWhen(maxIterations(9))
                .solve(BarzilaiBorwein.defaults());
        for (int k = 1; k + 1 < points.size(); k++) {
            double ss = 0;
            double sy = 0;
            double yy = 0;
            for (int i = 0; i < d.length; i++) {
                // s = x(k) − x(k−1) and y = Ds
                double s = points.get(k).data[i] - points.get(k - 1).data[i];
                ss += s * s;
                sy += s * d[i] * s;
                yy += d[i] * s * d[i] * s;
            }
            double size = k % 2 == 1 ? sy / yy : ss / sy;
            for (int i = 0; i < d.length; i++) {
                double x = points.get(k).data[i];
                // The differences s have rounding errors of about ε·|x|, and |s| is not below 1e-4·|x| in these steps.
                assertThat(points.get(k + 1).data[i])
                        .as("entry %d after step %d", i, k)
                        .isCloseTo(x - size * d[i] * x, within(1e-10));
            }
        }
        assertThat(points).hasSize(10);
    }

    @Test
    @DisplayName("of trust regions end on the boundary of the ball after several inner steps, never beyond it")
    void boundary() {
        double[] d = {0.1, 0.5, 1, 3, 8, 20};
        for (double radius : new double[] {0.15, 0.3, 0.6}) {
            double[] steps = problem(d, 1)
                    .trace(TraceColumn.step())
                    .stopWhen(maxIterations(12))
                    .solve(TrustRegions.defaults().maxRadius(radius))
                    .trace()
                    .column("step");
            int largest = 0;
            for (int i = 1; i < steps.length; i++) {
                // A step on the boundary has the length of the radius to the rounding of a few norms.
                assertThat(steps[i]).isLessThanOrEqualTo(radius * (1 + 1e-12));
                largest += steps[i] >= radius * (1 - 1e-12) ? 1 : 0;
            }
            assertThat(largest).as("steps of the largest radius %s", radius).isPositive();
        }
    }

    @Test
    @DisplayName("of conjugate gradients go along −g where |⟨g, g₋⟩| ≥ bound·‖g‖², and nowhere else")
    void restarts() {
        double[] d = {0.1, 0.5, 1, 3, 8, 20};
        double bound = 0.2;
        List<double[]> points = new ArrayList<>();
        problem(d, 1)
                .observe(progress -> points.add(progress.point().data.clone()))
                .stopWhen(maxIterations(16))
                .solve(ConjugateGradient.defaults()
                        .rule(ConjugateGradientRule.FLETCHER_REEVES)
                        .lineSearch(StrongWolfe.of(1e-4, 0.1))
                        .restartAbove(bound));
        int[] count = new int[2];
        for (int k = 1; k + 1 < points.size(); k++) {
            double[] g = gradient(d, points.get(k));
            double[] before = gradient(d, points.get(k - 1));
            double[] step = new double[d.length];
            for (int i = 0; i < d.length; i++) {
                step[i] = points.get(k + 1)[i] - points.get(k)[i];
            }
            double cosine = -sum(g, step) / Math.sqrt(sum(g, g) * sum(step, step));
            boolean restarts = Math.abs(sum(g, before)) >= bound * sum(g, g);
            count[restarts ? 1 : 0]++;
            if (restarts) {
                assertThat(cosine).as("step %d", k).isCloseTo(1, within(1e-9));
            } else {
                // A conjugate direction of Fletcher and Reeves has a part along the last one that is no rounding.
                assertThat(cosine).as("step %d", k).isLessThan(1 - 1e-6);
            }
        }
        assertThat(count).as("steps without and with a restart").doesNotContain(0);
    }

    private static double[] gradient(double[] d, double[] x) {
        double[] g = new double[d.length];
        for (int i = 0; i < d.length; i++) {
            g[i] = (d[i] + sum(x, x)) * x[i];
        }
        return g;
    }

    private static double sum(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
