package org.repdyn.manifolds.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.maxIterations;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.flat.Euclidean;
import org.repdyn.manifolds.orthogonality.Stiefel;
import org.repdyn.manifolds.spheres.Sphere;

/** Critical points of −tr(XᵀAXD) are eigenvectors in any order; only the leading ones in their order are a minimum. */
@DisplayName("A run that ends at its start")
class StationaryStartTest {

    private static final KnownProblem RAYLEIGH = KnownProblem.trace(
            "Rayleigh", new Sphere(4, 1), KnownProblem.diagonal(1, 2, 3, 4), KnownProblem.diagonal(1));

    private static final KnownProblem BROCKETT = KnownProblem.trace(
            "Brockett", new Stiefel(4, 2), KnownProblem.diagonal(1, 2, 3, 4), KnownProblem.diagonal(2, 1));

    static Stream<Solver> solvers() {
        return Stream.of(
                SteepestDescent.defaults(),
                LimitedMemoryBfgs.defaults(),
                BarzilaiBorwein.defaults(),
                TrustRegions.defaults(),
                AdaptiveCubic.defaults());
    }

    /** Returns the matrix with unit vectors as columns. */
    private static R064Store units(int... rows) {
        R064Store result = R064Store.FACTORY.make(4, rows.length);
        for (int j = 0; j < rows.length; j++) {
            result.set(rows[j], j, 1);
        }
        return result;
    }

    @ParameterizedTest
    @MethodSource("solvers")
    @DisplayName("warns at saddle points and maxima, and not at a minimum")
    void kinds(Solver solver) {
        for (int i = 0; i < 4; i++) {
            check(RAYLEIGH.problem().start(units(i)).solve(solver), i == 3);
        }
        for (int[] columns : new int[][] {{3, 2}, {2, 3}, {3, 1}, {0, 1}, {1, 2}}) {
            check(BROCKETT.problem().start(units(columns)).solve(solver), columns[0] == 3 && columns[1] == 2);
        }
    }

    private static void check(OptimisationResult result, boolean minimum) {
        assertThat(result.iterations()).isZero();
        assertThat(result.stop().text()).isEqualTo("gradient norm 0 below 1e-6 at the start");
        assertThat(result.warnings())
                .as("at %s", result.cost())
                .hasSize(minimum ? 0 : 1)
                .allMatch(w -> w.startsWith("the run ends at its start, which is no minimum:")
                        && w.endsWith("so start elsewhere, such as at a random point"));
    }

    @Test
    @DisplayName("needs no Hessian and no gradient for that, and no point at which the gradient is exactly zero")
    void derivatives() {
        RiemannianProblem costAlone = RiemannianProblem.on(RAYLEIGH.manifold())
                .minimize(RAYLEIGH.cost())
                .start(units(1));
        RiemannianProblem gradient = costAlone.gradient(RAYLEIGH.gradient());
        RiemannianProblem riemannian = costAlone.riemannianGradient((x, g) -> {
            R064Store euclidean = Entries.like(x);
            RAYLEIGH.gradient().gradient(x, euclidean);
            RAYLEIGH.manifold().gradient(x, euclidean, g);
        });
        R064Store near = units(1);
        near.set(2, 0, 1e-8);
        for (RiemannianProblem problem : List.of(costAlone, gradient, riemannian, gradient.start(near))) {
            OptimisationResult result = problem.solve(TrustRegions.defaults());
            assertThat(result.iterations()).isZero();
            assertThat(result.warnings()).singleElement().asString().contains("negative curvature -");
        }
    }

    @Test
    @DisplayName("says nothing of a start that is flat, or that was not asked to be stationary")
    void nothingToSay() {
        RiemannianProblem flat =
                RiemannianProblem.on(new Euclidean(3, 1)).minimize(x -> 3).gradient((x, g) -> Entries.scale(0, x, g));
        assertThat(flat.solve(TrustRegions.defaults()).warnings()).isEmpty();
        assertThat(RAYLEIGH.problem()
                        .start(units(1))
                        .stopWhen(maxIterations(0))
                        .solve(TrustRegions.defaults())
                        .warnings())
                .isEmpty();
        // A run with another criterion stalls at the same place, and warns.
        OptimisationResult stalled =
                RAYLEIGH.problem().start(units(1)).stopWhen(maxIterations(9)).solve(TrustRegions.defaults());
        assertThat(stalled.stop().cause()).isEqualTo(StopCause.STALLED);
        assertThat(stalled.warnings()).hasSize(1);
    }

    @Test
    @DisplayName("warns of a saddle point also where the cost throws after longer steps")
    void domain() {
        OptimisationResult result = RiemannianProblem.on(new Euclidean(2, 1))
                .minimize(x -> {
                    if (Entries.norm(x) > 0.01) {
                        throw new ArithmeticException("outside of the disc");
                    }
                    return x.data[0] * x.data[0] - x.data[1] * x.data[1];
                })
                .gradient((x, g) -> {
                    g.data[0] = 2 * x.data[0];
                    g.data[1] = -2 * x.data[1];
                })
                .start(R064Store.FACTORY.make(2, 1))
                .solve(TrustRegions.defaults());
        assertThat(result.warnings()).singleElement().asString().contains("negative curvature -2");
    }

    /** The gradient of f = 1 + ‖x‖²/2 has an error of 1e-12 that no step removes, and the decrease of each step drowns in the rounding of f. */
    @Test
    @DisplayName("stalls where no step lowers the gradient")
    void floor() {
        RiemannianProblem problem = RiemannianProblem.on(new Euclidean(3, 1))
                .minimize(x -> 1 + Entries.dot(x, x) / 2)
                .gradient((x, g) -> {
                    for (int i = 0; i < 3; i++) {
                        g.data[i] = x.data[i] + Math.copySign(1e-12, x.data[i]);
                    }
                })
                .start(R064Store.FACTORY.make(3, 1))
                .stopWhen(StoppingCriterion.gradientBelow(1e-30).or(maxIterations(1000)));
        for (Solver solver : List.of(TrustRegions.defaults(), AdaptiveCubic.defaults())) {
            assertThat(problem.solve(solver).stop().cause()).isEqualTo(StopCause.STALLED);
        }
    }

    /** x₁ + 2x₂x₃ on the sphere where it is not negative, and undefined elsewhere: steps to the boundary become as short as rounding. */
    @ParameterizedTest
    @MethodSource("solvers")
    @DisplayName("or later where the cost ends, says that longer steps leave its domain")
    void boundary(Solver solver) {
        OptimisationResult result = RiemannianProblem.on(new Sphere(3, 1))
                .minimize(x -> {
                    double cost = x.data[0] + 2 * x.data[1] * x.data[2];
                    return cost < 0 ? Double.NaN : cost;
                })
                .gradient((x, g) -> {
                    g.data[0] = 1;
                    g.data[1] = 2 * x.data[2];
                    g.data[2] = 2 * x.data[1];
                })
                .start(R064Store.FACTORY.column(0.6, 0.8, 0))
                .solve(solver);
        assertThat(result.converged()).isFalse();
        assertThat(result.stop().text()).containsAnyOf("; after longer steps the cost is NaN", "tried the cost is NaN");
        assertThat(result.cost()).isBetween(0.0, 1e-8);
    }

    @Test
    @DisplayName("names a cost or gradient that cannot be computed there, or is NaN next to it")
    void undefined() {
        RiemannianProblem problem = RiemannianProblem.on(new Euclidean(2, 1))
                .minimize(x -> {
                    throw new ArithmeticException("no logarithm of -1");
                })
                .start(R064Store.FACTORY.column(1, 2));
        assertThatThrownBy(() -> problem.solve(TrustRegions.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the cost at the start cannot be computed: no logarithm of -1; start where cost and"
                        + " gradient are defined")
                .hasCauseInstanceOf(ArithmeticException.class);
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            RiemannianProblem island = RiemannianProblem.on(new Euclidean(2, 1))
                    .minimize(x -> x.data[0] == 1 ? 3 : value)
                    .gradient((x, g) -> g.data[0] = 1)
                    .start(R064Store.FACTORY.column(1, 2));
            solvers().map(island::solve).forEach(result -> {
                assertThat(result.stop().cause()).as(result.stop().text()).isEqualTo(StopCause.NOT_FINITE);
                assertThat(result.stop().text()).contains("after the last step that was tried the cost is " + value);
                assertThat(result.cost()).isEqualTo(3);
            });
            OptimisationResult fixed = island.solve(SteepestDescent.defaults().lineSearch(FixedStep.of(0.1)));
            assertThat(fixed.stop().text()).startsWith("after iteration 0 the cost is " + value);
        }
    }
}
