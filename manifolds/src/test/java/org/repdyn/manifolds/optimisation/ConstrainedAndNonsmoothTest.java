package org.repdyn.manifolds.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.gradientBelow;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.maxEvaluations;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.maxIterations;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.spheres.Sphere;

@DisplayName("Problems with constraints or kinks")
class ConstrainedAndNonsmoothTest {

    /** −xᵀAx on the circle under x₁ = ½ has the two points (½, ±√3/2); with A = [[1, c], [c, 2]] the cost is −(1/4 + 3/2 ± c√3/2). */
    @Test
    @DisplayName("an equality on the sphere gives the point known in closed form")
    void equality() {
        double c = 0.3;
        OptimisationResult result = RiemannianProblem.on(new Sphere(2, 1))
                .minimize(x -> -(x.data[0] * x.data[0] + 2 * c * x.data[0] * x.data[1] + 2 * x.data[1] * x.data[1]))
                .gradient((x, g) -> {
                    g.data[0] = -2 * (x.data[0] + c * x.data[1]);
                    g.data[1] = -2 * (c * x.data[0] + 2 * x.data[1]);
                })
                .start(R064Store.FACTORY.column(new double[] {0, 1}))
                .stopWhen(gradientBelow(1e-8).or(maxIterations(60)))
                .solve(AugmentedLagrangian.with(LimitedMemoryBfgs.defaults()).equality(x -> x.data[0] - 0.5, (x, g) -> {
                    g.data[0] = 1;
                    g.data[1] = 0;
                }));
        assertThat(result.converged()).as(result.stop().text()).isTrue();
        assertThat(result.point().data[0]).isCloseTo(0.5, Offset.offset(1e-8));
        assertThat(result.cost()).isCloseTo(-(0.25 + 1.5 + c * Math.sqrt(3) / 2), Offset.offset(1e-7));
    }

    /** Nonnegative PCA of a matrix with a nonnegative eigenvector is the eigenvector; else the bound is active. */
    @Test
    @DisplayName("inequalities keep a principal component nonnegative")
    void inequality() {
        double[][] a = {{2, -1, 0.5}, {-1, 3, 0}, {0.5, 0, 1}};
        AugmentedLagrangian solver = AugmentedLagrangian.with(TrustRegions.defaults());
        for (int i = 0; i < 3; i++) {
            int entry = i;
            solver = solver.inequality(x -> -x.data[entry], (x, g) -> {
                Entries.scale(0, x, g);
                g.data[entry] = -1;
            });
        }
        OptimisationResult result = RiemannianProblem.on(new Sphere(3, 1))
                .minimize(x -> {
                    double sum = 0;
                    for (int i = 0; i < 3; i++) {
                        for (int j = 0; j < 3; j++) {
                            sum -= a[i][j] * x.data[i] * x.data[j];
                        }
                    }
                    return sum;
                })
                .gradient((x, g) -> {
                    for (int i = 0; i < 3; i++) {
                        g.data[i] = -2 * (a[i][0] * x.data[0] + a[i][1] * x.data[1] + a[i][2] * x.data[2]);
                    }
                })
                .start(R064Store.FACTORY.column(new double[] {0.36, 0.8, 0.48}))
                .stopWhen(gradientBelow(1e-7).or(maxIterations(60)))
                .solve(solver);
        assertThat(result.converged()).as(result.stop().text()).isTrue();
        // With x₁ free, x₂ couples negatively to it; the best nonnegative vector is e₂ with value 3.
        assertThat(result.cost()).isCloseTo(-3, Offset.offset(1e-6));
        assertThat(result.point().data[1]).isCloseTo(1, Offset.offset(1e-6));
    }

    /** Steepest descent on curvatures of 1 to 1,000 needs hundreds of iterations in a round, so that a limit between rounds would come late. */
    @Test
    @DisplayName("a limit on evaluations holds within a round")
    void evaluations() {
        int[] calls = {0};
        int dimension = 20;
        R064Store start = R064Store.FACTORY.make(dimension, 1);
        Arrays.fill(start.data, 1 / Math.sqrt(dimension));
        OptimisationResult result = RiemannianProblem.on(new Sphere(dimension, 1))
                .minimize(x -> {
                    calls[0]++;
                    return IntStream.range(0, dimension)
                            .mapToDouble(i -> curvature(i) * x.data[i] * x.data[i])
                            .sum();
                })
                .gradient((x, g) -> {
                    calls[0]++;
                    Arrays.setAll(g.data, i -> 2 * curvature(i) * x.data[i]);
                })
                .start(start)
                .stopWhen(maxEvaluations(50).or(maxIterations(60)))
                .solve(AugmentedLagrangian.with(SteepestDescent.defaults()).equality(x -> x.data[0] - 0.5, (x, g) -> {
                    Arrays.fill(g.data, 0);
                    g.data[0] = 1;
                }));
        assertThat(result.stop().cause()).isEqualTo(StopCause.MAX_EVALUATIONS);
        // Not more after the limit than a line search and the evaluations at the end of the round and of the run.
        assertThat(calls[0]).isBetween(50, 80);
    }

    @Test
    @DisplayName("a round that ends by its limit evaluates nothing for warnings, which nobody reads")
    void roundsDoNotEvaluateAgain() {
        int[] calls = new int[2];
        OptimisationResult result = RiemannianProblem.on(new Sphere(2, 1))
                .minimize(x -> x.data[1])
                .gradient((x, g) -> {
                    calls[0]++;
                    g.data[0] = 0;
                    g.data[1] = 1;
                })
                .start(R064Store.FACTORY.column(new double[] {1, 0}))
                .stopWhen(maxIterations(1))
                // Steps so short that a round takes all of its iterations.
                .solve(AugmentedLagrangian.with(SteepestDescent.defaults().lineSearch(FixedStep.of(1e-6)))
                        .equality(
                                x -> {
                                    calls[1]++;
                                    return x.data[0] - 0.5;
                                },
                                (x, g) -> {
                                    g.data[0] = 1;
                                    g.data[1] = 0;
                                }));
        int steps = 500;
        // Those of the start of the run and of its round, of each step, after the round, and one for the warnings of
        // the run.
        assertThat(calls[0]).isEqualTo(steps + 4);
        assertThat(result.evaluations().gradients()).isEqualTo(calls[0]);
        // In a round a cost and a gradient at each point; the violation at the start and after the round.
        assertThat(calls[1]).isEqualTo(2 * (steps + 1) + 2);
    }

    /**
     * −x₁² on the circle under x₁ ≤ ½ bends downwards across the bound, so that multipliers overshoot 1, the one of the minimum: rounds end inside of the bound, where the
     * Lagrangian is stationary and nothing is violated, at points that are no minimum.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.1, 0.3, 0.6, 0.9})
    @DisplayName("a multiplier of a bound that does not hold is no sign of convergence")
    void complementarity(double start) {
        OptimisationResult result = RiemannianProblem.on(new Sphere(2, 1))
                .minimize(x -> -x.data[0] * x.data[0])
                .gradient((x, g) -> {
                    g.data[0] = -2 * x.data[0];
                    g.data[1] = 0;
                })
                .start(R064Store.FACTORY.column(start, Math.sqrt(1 - start * start)))
                .stopWhen(gradientBelow(1e-6).or(maxIterations(60)))
                .solve(AugmentedLagrangian.with(LimitedMemoryBfgs.defaults())
                        .inequality(x -> x.data[0] - 0.5, (x, g) -> {
                            g.data[0] = 1;
                            g.data[1] = 0;
                        }));
        assertThat(result.converged()).as(result.stop().text()).isTrue();
        assertThat(result.point().data[0]).isCloseTo(0.5, Offset.offset(1e-6));
    }

    @Test
    @DisplayName("rounds that change nothing end the run as stalled, also if a criterion can never hold")
    void nothingChanges() {
        OptimisationResult result = RiemannianProblem.on(new Sphere(2, 1))
                .minimize(x -> x.data[0])
                .gradient((x, g) -> {
                    g.data[0] = 1;
                    g.data[1] = 0;
                })
                .start(R064Store.FACTORY.column(0.6, 0.8))
                .stopWhen(gradientBelow(0).or(maxIterations(1000)))
                .solve(AugmentedLagrangian.with(TrustRegions.defaults()).inequality(x -> x.data[0] - 2, (x, g) -> {
                    g.data[0] = 1;
                    g.data[1] = 0;
                }));
        assertThat(result.stop().cause()).as(result.stop().text()).isEqualTo(StopCause.STALLED);
        assertThat(result.stop().text()).contains("a round moves neither the point nor the multipliers");
        assertThat(result.point().data[0]).isCloseTo(-1, Offset.offset(1e-9));
    }

    private static double curvature(int i) {
        return 1000.0 / (1 + i * i);
    }

    @Test
    @DisplayName("constraints that contradict each other end as stalled, not as converged")
    void contradiction() {
        OptimisationResult result = RiemannianProblem.on(new Sphere(2, 1))
                .minimize(x -> x.data[1])
                .gradient((x, g) -> {
                    g.data[0] = 0;
                    g.data[1] = 1;
                })
                .stopWhen(gradientBelow(1e-8).or(maxIterations(200)))
                .solve(AugmentedLagrangian.with(LimitedMemoryBfgs.defaults()).equality(x -> x.data[0] - 2, (x, g) -> {
                    g.data[0] = 1;
                    g.data[1] = 0;
                }));
        assertThat(result.converged()).isFalse();
        assertThat(result.stop().cause()).isEqualTo(StopCause.STALLED);
        assertThat(result.stop().text()).contains("constraints are violated by");
    }

    /** Returns the result of minimising x₁ on the circle from (0, 1) under a constraint x₂ ≤ value. */
    private static OptimisationResult under(Cost constraint, double slope) {
        return RiemannianProblem.on(new Sphere(2, 1))
                .minimize(x -> x.data[0])
                .gradient((x, g) -> {
                    g.data[0] = 1;
                    g.data[1] = 0;
                })
                .start(R064Store.FACTORY.column(new double[] {0, 1}))
                .solve(AugmentedLagrangian.with(TrustRegions.defaults()).inequality(constraint, (x, g) -> {
                    g.data[0] = 0;
                    g.data[1] = slope;
                }));
    }

    @Test
    @DisplayName("name a constraint that is not finite at the start, or whose square overflows")
    void notFiniteAtTheStart() {
        assertThatThrownBy(() -> under(x -> Double.NaN, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("constraint 0 is NaN; start where all constraints");
        assertThatThrownBy(() -> under(x -> 1e200 * x.data[1], 1e200))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("constraint 0 is 1e200;")
                .hasMessageContaining("divide constraints whose squares overflow by a unit");
    }

    @Test
    @DisplayName("end at the last good point where the gradient of a constraint becomes NaN")
    void notFiniteLater() {
        int[] calls = {0};
        OptimisationResult result = RiemannianProblem.on(new Sphere(2, 1))
                .minimize(x -> x.data[0])
                .gradient((x, g) -> {
                    g.data[0] = 1;
                    g.data[1] = 0;
                })
                .start(R064Store.FACTORY.column(new double[] {0, 1}))
                .solve(AugmentedLagrangian.with(SteepestDescent.defaults()).equality(x -> x.data[1] - 0.5, (x, g) -> {
                    g.data[0] = 0;
                    g.data[1] = ++calls[0] > 30 ? Double.NaN : 1;
                }));
        assertThat(result.stop().cause()).isEqualTo(StopCause.NOT_FINITE);
        assertThat(result.cost()).isEqualTo(result.point().data[0]);
        assertThat(result.stop().text()).contains("after iteration ", "gradient is not finite");
    }

    /** ‖x − b‖₁ over the circle, b = (0.6, 0.8) on it: a sharp minimum 0 at b. */
    @Test
    @DisplayName(
            "subgradients converge linearly to a sharp minimum with geometric steps, and slowly with diminishing ones")
    void subgradient() {
        double[] b = {0.6, 0.8};
        RiemannianProblem problem = RiemannianProblem.on(new Sphere(2, 1))
                .minimize(x -> Math.abs(x.data[0] - b[0]) + Math.abs(x.data[1] - b[1]))
                .gradient((x, g) -> {
                    g.data[0] = Math.signum(x.data[0] - b[0]);
                    g.data[1] = Math.signum(x.data[1] - b[1]);
                })
                .start(new Seed(3))
                .stopWhen(maxIterations(300));
        OptimisationResult sharp = problem.solve(Subgradient.geometric(1, 0.9));
        // After 300 steps the next one has length 0.9³⁰⁰ = 2e-14.
        assertThat(sharp.cost()).isLessThan(1e-12);
        OptimisationResult slow = problem.trace(TraceColumn.cost()).solve(Subgradient.diminishing(0.5));
        // The steps have length 0.5/√300 = 0.03 at the end, and the best point is at most one step away.
        assertThat(slow.cost())
                .isLessThan(0.06)
                .isEqualTo(java.util.Arrays.stream(slow.trace().column("cost"))
                        .min()
                        .orElseThrow());
        assertThatThrownBy(() -> Subgradient.geometric(1, 1.5))
                .hasMessageContaining("must lie between 0 and 1, got 1.5");
    }
}
