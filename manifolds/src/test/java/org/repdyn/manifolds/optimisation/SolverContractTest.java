package org.repdyn.manifolds.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.gradientBelow;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.maxIterations;

import java.util.Arrays;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.repdyn.testsupport.Tolerances;

/** The laws of a solver of smooth problems, for each solver on each of five manifolds. */
@DisplayName("Each solver, on each manifold,")
class SolverContractTest {

    private static final double GRADIENT = 1e-7;

    static Stream<Arguments> runs() {
        return KnownProblem.all().flatMap(problem -> solvers().map(solver -> Arguments.of(problem, solver)));
    }

    /** A solver with its name. */
    record Named(String name, Solver solver) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Named> solvers() {
        Stream<Named> rules = Arrays.stream(ConjugateGradientRule.values())
                .map(rule -> new Named(
                        "CG " + rule,
                        // Without restarts, the rules of Fletcher–Reeves and Dai–Yuan may make many tiny steps.
                        ConjugateGradient.defaults()
                                .rule(rule)
                                .restartAbove(0.5)
                                .lineSearch(StrongWolfe.of(1e-4, 0.1))));
        return Stream.concat(
                rules,
                Stream.of(
                        new Named("steepest descent", SteepestDescent.defaults()),
                        new Named(
                                "steepest descent, Hager–Zhang",
                                SteepestDescent.defaults().lineSearch(HagerZhang.defaults())),
                        new Named("CG, Armijo", ConjugateGradient.defaults()),
                        new Named(
                                "CG with restarts, Hager–Zhang",
                                ConjugateGradient.defaults()
                                        .rule(ConjugateGradientRule.HAGER_ZHANG)
                                        .restartAbove(0.5)
                                        .lineSearch(HagerZhang.defaults())),
                        new Named("L-BFGS", LimitedMemoryBfgs.defaults()),
                        new Named(
                                "L-BFGS, strong Wolfe",
                                LimitedMemoryBfgs.defaults().memory(3).lineSearch(StrongWolfe.defaults())),
                        new Named("Barzilai–Borwein", BarzilaiBorwein.defaults()),
                        new Named("trust regions", TrustRegions.defaults()),
                        new Named("adaptive cubic", AdaptiveCubic.defaults())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("runs")
    @DisplayName("finds the minimum, says so, and stays on the manifold")
    void minimum(KnownProblem known, Named named) {
        OptimisationResult result = known.problem()
                .stopWhen(gradientBelow(GRADIENT).or(maxIterations(3000)))
                .trace(TraceColumn.cost())
                .solve(named.solver());
        assertThat(result.stop().cause()).isEqualTo(StopCause.GRADIENT_BELOW);
        assertThat(result.converged()).isTrue();
        // With least curvature c the cost is within ‖g‖²/(2c) of the minimum: below rounding for c > 1e-2.
        double rounding = Tolerances.rounding(50, 1, Math.max(1, Math.abs(known.optimum())));
        assertThat(result.cost()).isCloseTo(known.optimum(), Offset.offset(rounding));
        assertThat(known.manifold().residual(result.point())).isLessThan(Tolerances.rounding(100, 1, 1));
        double[] costs = result.trace().column("cost");
        assertThat(costs).hasSize(result.iterations() + 1);
        assertThat(costs[costs.length - 1]).isEqualTo(result.cost());
        if (!(named.solver() instanceof BarzilaiBorwein)) {
            for (int i = 1; i < costs.length; i++) {
                // A line search by slopes allows a rise of the cost by its rounding.
                assertThat(costs[i]).isLessThanOrEqualTo(costs[i - 1] + rounding);
            }
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("runs")
    @DisplayName("computes the same bits again, and counts its evaluations")
    void repeatable(KnownProblem known, Named named) {
        long[] calls = new long[3];
        RiemannianProblem problem = RiemannianProblem.on(known.manifold())
                .minimize(x -> {
                    calls[0]++;
                    return known.cost().value(x);
                })
                .gradient((x, g) -> {
                    calls[1]++;
                    known.gradient().gradient(x, g);
                })
                .hessian((x, v, h) -> {
                    calls[2]++;
                    known.hessian().hessian(x, v, h);
                })
                .stopWhen(maxIterations(7));
        OptimisationResult first = problem.solve(named.solver());
        assertThat(first.evaluations().costs()).isEqualTo(calls[0]);
        assertThat(first.evaluations().gradients()).isEqualTo(calls[1]);
        assertThat(first.evaluations().hessians()).isEqualTo(calls[2]);
        OptimisationResult second = problem.solve(named.solver());
        assertThat(second.point().data).isEqualTo(first.point().data);
        assertThat(second.evaluations()).isEqualTo(first.evaluations());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("runs")
    @DisplayName("finds the minimum in any unit of the cost")
    void unit(KnownProblem known, Named named) {
        for (double unit : new double[] {1e-9, 1e9}) {
            OptimisationResult result = known.problem(unit)
                    .stopWhen(gradientBelow(unit * 1e-5).or(maxIterations(3000)))
                    .solve(named.solver());
            assertThat(result.stop().cause()).as(result.stop().text()).isEqualTo(StopCause.GRADIENT_BELOW);
            // With least curvature c > 1e-2 the cost is within (10⁻⁵)²/(2c) of the minimum.
            assertThat(result.cost() / unit).isCloseTo(known.optimum(), Offset.offset(1e-8));
        }
    }
}
