package org.repdyn.manifolds.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.costBelow;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.costChangeBelow;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.gradientBelow;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.gradientFallsTo;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.maxEvaluations;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.maxIterations;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.maxTime;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.stepBelow;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.fixedrank.FixedRank;
import org.repdyn.manifolds.flat.Euclidean;
import org.repdyn.manifolds.flat.Frozen;
import org.repdyn.manifolds.gram.FixedRankPositiveSemidefinite;
import org.repdyn.manifolds.spd.AffineInvariantPositiveDefinite;
import org.repdyn.manifolds.spd.BuresWassersteinPositiveDefinite;
import org.repdyn.manifolds.spd.LogEuclideanPositiveDefinite;
import org.repdyn.manifolds.spheres.Sphere;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.testsupport.Tolerances;

@DisplayName("A run")
class RunEndsTest {

    private static final KnownProblem KNOWN = KnownProblem.brockett(8, 3, 2);

    static Stream<SolverContractTest.Named> solvers() {
        return SolverContractTest.solvers();
    }

    @Test
    @DisplayName("says which of several criteria ended it")
    void causes() {
        RiemannianProblem problem = KNOWN.problem();
        assertThat(cause(problem.stopWhen(gradientBelow(1e-3).or(maxIterations(500)))))
                .isEqualTo(StopCause.GRADIENT_BELOW);
        assertThat(cause(problem.stopWhen(gradientBelow(1e-3).or(maxIterations(2)))))
                .isEqualTo(StopCause.MAX_ITERATIONS);
        assertThat(cause(problem.stopWhen(maxEvaluations(10)))).isEqualTo(StopCause.MAX_EVALUATIONS);
        assertThat(cause(problem.stopWhen(maxTime(Duration.ZERO)))).isEqualTo(StopCause.MAX_TIME);
        // Longer than a long has nanoseconds
        assertThat(cause(problem.stopWhen(
                        maxTime(ChronoUnit.FOREVER.getDuration()).or(maxIterations(2)))))
                .isEqualTo(StopCause.MAX_ITERATIONS);
        assertThat(cause(problem.stopWhen(stepBelow(1e-3)))).isEqualTo(StopCause.STEP_BELOW);
        assertThat(cause(problem.stopWhen(costChangeBelow(1e-6)))).isEqualTo(StopCause.COST_CHANGE_BELOW);
        assertThat(cause(problem.stopWhen(costBelow(KNOWN.optimum() + 1e-3)))).isEqualTo(StopCause.COST_BELOW);
        OptimisationResult share = problem.stopWhen(gradientFallsTo(1e-3)).solve(SteepestDescent.defaults());
        assertThat(share.stop().cause()).isEqualTo(StopCause.GRADIENT_BELOW);
        assertThat(share.stop().text()).contains(" below 0.001 of ").endsWith(" at the start");
        double norm = problem.stopWhen(maxIterations(0))
                .solve(SteepestDescent.defaults())
                .gradientNorm();
        assertThat(share.gradientNorm()).isBetween(1e-5 * norm, 1e-3 * norm);
        OptimisationResult both =
                problem.stopWhen(stepBelow(1e-2).and(gradientBelow(1e-2))).solve(SteepestDescent.defaults());
        assertThat(both.stop().text()).contains("step ").contains(" and gradient norm ");
        OptimisationResult own = problem.stopWhen(p -> p.iteration() == 3
                        ? Optional.of(new Stop(StopCause.USER, "three are enough"))
                        : Optional.empty())
                .solve(SteepestDescent.defaults());
        assertThat(own.iterations()).isEqualTo(3);
        assertThat(own.converged()).isFalse();
        assertThat(own.stop().text()).isEqualTo("three are enough");
    }

    private static StopCause cause(RiemannianProblem problem) {
        return problem.solve(SteepestDescent.defaults()).stop().cause();
    }

    @Test
    @DisplayName("makes exactly N updates of a fixed step, whatever the cost does")
    void exactlyTheUpdatesAskedFor() {
        OptimisationResult result = KNOWN.problem()
                .stopWhen(maxIterations(25))
                .solve(SteepestDescent.defaults().lineSearch(FixedStep.of(0.4)));
        assertThat(result.iterations()).isEqualTo(25);
        assertThat(result.evaluations().retractions()).isEqualTo(25);
    }

    @Test
    @DisplayName("warns if a cost with a gradient, or the gradient, draws random numbers, and not otherwise")
    void random() {
        for (double noise : new double[] {0, 1e-2, 1e-6}) {
            var ofCost = new Random(1);
            var ofGradient = new Random(2);
            RiemannianProblem problem = RiemannianProblem.on(KNOWN.manifold())
                    .minimize(x -> KNOWN.cost().value(x) + noise * ofCost.nextGaussian())
                    .stopWhen(maxIterations(3));
            RiemannianProblem cost = problem.gradient(KNOWN.gradient());
            RiemannianProblem both = problem.gradient((x, g) -> {
                KNOWN.gradient().gradient(x, g);
                g.data[0] += noise * ofGradient.nextGaussian();
            });
            assertThat(cost.solve(TrustRegions.defaults()).warnings())
                    .as("noise %g", noise)
                    .hasSize(noise > 0 ? 1 : 0)
                    .allMatch(w -> w.startsWith("the cost is not a function of the point: two calls at one point"));
            assertThat(both.solve(LimitedMemoryBfgs.defaults()).warnings())
                    .as("noise %g", noise)
                    .hasSize(noise > 0 ? 2 : 0)
                    .allMatch(w -> w.contains(" is not a function of the point: two calls at one point"));
        }
    }

    @ParameterizedTest
    @MethodSource("solvers")
    @DisplayName("warns of a gradient of the wrong size if it ends far from the minimum, and never of the right one")
    void gradientOfWrongSize(SolverContractTest.Named named) {
        for (double factor : new double[] {4, 1}) {
            OptimisationResult result = RiemannianProblem.on(KNOWN.manifold())
                    .minimize(KNOWN.cost())
                    .gradient((x, g) -> {
                        KNOWN.gradient().gradient(x, g);
                        Entries.scale(factor, g, g);
                    })
                    .stopWhen(gradientBelow(0).or(maxIterations(150)))
                    .solve(named.solver());
            boolean warns = factor == 4 && result.gradientNorm() > 1e-3;
            assertThat(result.warnings())
                    .as("factor %s, %s", factor, result.stop())
                    .hasSize(warns ? 1 : 0)
                    .allMatch(w -> w.startsWith("the gradient does not fit the cost: along the gradient"));
        }
    }

    @Test
    @DisplayName("warns of a Hessian of the wrong size or sign, and not of the right one")
    void wrongHessian() {
        for (Solver solver : List.of(TrustRegions.defaults(), AdaptiveCubic.defaults())) {
            for (double factor : new double[] {-1, 10, 1}) {
                OptimisationResult result = KNOWN.problem()
                        .hessian((x, v, h) -> {
                            KNOWN.hessian().hessian(x, v, h);
                            Entries.scale(factor, h, h);
                        })
                        .stopWhen(gradientBelow(0).or(maxIterations(150)))
                        .solve(solver);
                assertThat(result.warnings())
                        .as("factor %s, %s", factor, result.stop())
                        .hasSize(factor == 1 ? 0 : 1)
                        .allMatch(w -> w.contains("the second derivative of the cost is"));
            }
        }
    }

    @Test
    @DisplayName("compares no derivatives when its evaluations are used up")
    void limitedEvaluations() {
        OptimisationResult result = KNOWN.problem()
                .gradient((x, g) -> {
                    KNOWN.gradient().gradient(x, g);
                    Entries.scale(0.5, g, g);
                })
                .stopWhen(maxEvaluations(300))
                .solve(SteepestDescent.defaults().lineSearch(FixedStep.of(1e-6)));
        assertThat(result.stop().cause()).isEqualTo(StopCause.MAX_EVALUATIONS);
        assertThat(result.iterations()).isGreaterThan(100);
        assertThat(result.warnings()).isEmpty();
        // One more cost and gradient, which would show random numbers
        assertThat(result.evaluations().costs()).isLessThanOrEqualTo(result.iterations() + 2);
    }

    @Test
    @DisplayName("takes neither a kink nor the gradient of the smooth part for a wrong gradient")
    void kinks() {
        RiemannianProblem kinks = RiemannianProblem.on(new Euclidean(3, 1))
                .minimize(x -> Math.abs(x.data[0]) + 2 * Math.abs(x.data[1]) + x.data[2] * x.data[2])
                .stopWhen(maxIterations(150));
        RiemannianProblem subgradient = kinks.gradient((x, g) -> {
            g.data[0] = x.data[0] >= 0 ? 1 : -1;
            g.data[1] = x.data[1] >= 0 ? 2 : -2;
            g.data[2] = 2 * x.data[2];
        });
        for (double[] start : new double[][] {{0, 0, 0}, {1, 0, 2}, {0.3, -0.2, 0.1}}) {
            RiemannianProblem from = subgradient.start(R064Store.FACTORY.column(start));
            for (Solver solver :
                    List.of(SteepestDescent.defaults(), LimitedMemoryBfgs.defaults(), Subgradient.diminishing(0.1))) {
                assertThat(from.solve(solver).warnings()).isEmpty();
            }
        }
        RiemannianProblem smoothPart = RiemannianProblem.on(new Sphere(3, 1))
                .minimize(x -> -x.data[0] * x.data[0]
                        + 0.1 * (Math.abs(x.data[0]) + Math.abs(x.data[1]) + Math.abs(x.data[2])))
                .gradient((x, g) -> {
                    Entries.scale(0, x, g);
                    g.data[0] = -2 * x.data[0];
                })
                .stopWhen(gradientBelow(0).or(maxIterations(150)));
        assertThat(smoothPart.solve(ProximalGradient.l1(0.1)).warnings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("solvers")
    @DisplayName("ends at a point of the manifold if the cost falls towards its boundary, or to minus infinity")
    void unbounded(SolverContractTest.Named named) {
        for (Manifold m : List.of(
                new AffineInvariantPositiveDefinite(3),
                new LogEuclideanPositiveDefinite(3),
                new BuresWassersteinPositiveDefinite(3),
                new FixedRankPositiveSemidefinite(5, 2))) {
            R064Store slope = ManifoldArguments.gaussian(m, new Seed(7));
            OptimisationResult result = RiemannianProblem.on(m)
                    .minimize(x -> KnownProblem.dot(x, slope))
                    .gradient((x, g) -> Entries.copy(slope, g))
                    .stopWhen(gradientBelow(1e-8).or(maxIterations(200)))
                    .solve(named.solver());
            assertThat(m.residual(result.point()))
                    .as("%s, %s", m.getClass().getSimpleName(), result.stop())
                    .isLessThan(1e-10);
            assertThat(result.cost()).isEqualTo(KnownProblem.dot(result.point(), slope));
        }
    }

    @ParameterizedTest
    @MethodSource("solvers")
    @DisplayName("claims no convergence at the start where squares of the gradient underflow")
    void tinyUnit(SolverContractTest.Named named) {
        double unit = 0x1p-664; // about 1e-200
        OptimisationResult result = KNOWN.problem(unit)
                .stopWhen(gradientBelow(1e-6 * unit).or(maxIterations(100)))
                .solve(named.solver());
        assertThat(result.gradientNorm()).isPositive();
        if (result.converged()) {
            // At the minimum the error of the cost is about the square of that of the gradient.
            assertThat(result.cost() / unit).isCloseTo(KNOWN.optimum(), within(1e-9));
        }
        if (named.solver() instanceof TrustRegions) {
            assertThat(result.converged()).as("%s", result.stop()).isTrue();
        }
    }

    @Test
    @DisplayName("does not begin at a point with an entry that is not finite")
    void startNotFinite() {
        for (Manifold m : List.of(
                new FixedRankPositiveSemidefinite(5, 2),
                new FixedRank(4, 3, 2),
                new Frozen(2, 2),
                new Euclidean(2, 2))) {
            R064Store start = m.randomPoint(new Seed(1));
            start.data[0] = Double.NaN;
            assertThatThrownBy(() -> RiemannianProblem.on(m).minimize(x -> 0).start(start))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("start violates the constraint");
        }
    }

    @Test
    @DisplayName("ends at the last good point where a cost cannot be computed, and says why")
    void cannotBeComputed() {
        int[] calls = {0};
        OptimisationResult result = RiemannianProblem.on(KNOWN.manifold())
                .minimize(x -> {
                    if (++calls[0] > 20) {
                        throw new ArithmeticException("no logarithm is unique");
                    }
                    return KNOWN.cost().value(x);
                })
                .gradient(KNOWN.gradient())
                .solve(ConjugateGradient.defaults());
        assertThat(result.stop().cause()).isEqualTo(StopCause.OFF_MANIFOLD);
        assertThat(result.stop().text()).contains("no logarithm is unique", "the result is the point before");
        assertThat(result.cost()).isEqualTo(KNOWN.cost().value(result.point()));
        assertThat(KNOWN.manifold().residual(result.point())).isLessThan(1e-12);
    }

    @ParameterizedTest
    @MethodSource("solvers")
    @DisplayName("stays inside the domain of a cost that throws an arithmetic exception outside")
    void throwsOutside(SolverContractTest.Named named) {
        checkBarrier(named, x -> {
            if (!(x.data[0] > 0)) {
                throw new ArithmeticException("no logarithm of " + x.data[0]);
            }
            return x.data[0] - Math.log(x.data[0]);
        });
    }

    @Test
    @DisplayName("with a fixed step ends where the manifold refuses it, and says why")
    void refusedFixedStep() {
        Manifold manifold = new AffineInvariantPositiveDefinite(2);
        OptimisationResult result = RiemannianProblem.on(manifold)
                .minimize(x -> -x.data[0] - x.data[3])
                .gradient((x, g) -> {
                    Entries.scale(0, x, g);
                    g.data[0] = -1;
                    g.data[3] = -1;
                })
                .start(R064Store.FACTORY.makeEye(2, 2))
                .solve(SteepestDescent.defaults().lineSearch(FixedStep.of(1e300)));
        assertThat(result.stop().cause()).isEqualTo(StopCause.OFF_MANIFOLD);
        assertThat(result.stop().text())
                .contains("after iteration 0 a step of length ", " fails: ", "the result is the point before");
        assertThat(result.point().data).isEqualTo(R064Store.FACTORY.makeEye(2, 2).data);
    }

    @ParameterizedTest
    @MethodSource("solvers")
    @DisplayName("ends at the last good point when the gradient becomes NaN")
    void notFinite(SolverContractTest.Named named) {
        List<R064Store> points = new ArrayList<>();
        OptimisationResult result = RiemannianProblem.on(KNOWN.manifold())
                .minimize(KNOWN.cost())
                .gradient((x, g) -> {
                    KNOWN.gradient().gradient(x, g);
                    if (KNOWN.cost().value(x) < KNOWN.optimum() + 0.5) {
                        g.data[0] = Double.NaN;
                    }
                })
                .hessian(KNOWN.hessian())
                .observe(p -> points.add(Entries.copyOf(p.point())))
                .solve(named.solver());
        assertThat(result.converged()).isFalse();
        assertThat(result.stop().cause()).isIn(StopCause.NOT_FINITE, StopCause.STALLED);
        assertThat(result.cost()).isFinite().isGreaterThanOrEqualTo(KNOWN.optimum() + 0.5);
        assertThat(result.gradientNorm()).isFinite();
        assertThat(points).anySatisfy(p -> assertThat(p.data).isEqualTo(result.point().data));
    }

    @ParameterizedTest
    @MethodSource("solvers")
    @DisplayName("ends as stalled if the gradient points the wrong way")
    void wrongGradient(SolverContractTest.Named named) {
        OptimisationResult result = RiemannianProblem.on(KNOWN.manifold())
                .minimize(KNOWN.cost())
                .gradient((x, g) -> {
                    KNOWN.gradient().gradient(x, g);
                    Entries.scale(-1, g, g);
                })
                .solve(named.solver());
        assertThat(result.stop().cause()).isEqualTo(StopCause.STALLED);
        assertThat(result.converged()).isFalse();
        assertThat(result.stop().text()).contains("lowers the cost").contains("gradient norm");
        assertThat(result.warnings())
                .singleElement()
                .asString()
                .startsWith("the gradient does not fit the cost: along the gradient at the last point the slope");
    }

    @ParameterizedTest
    @MethodSource("solvers")
    @DisplayName("stays inside the domain of a cost that is infinite outside")
    void barrier(SolverContractTest.Named named) {
        // The logarithm of a negative number is NaN.
        checkBarrier(named, x -> x.data[0] - Math.log(x.data[0]));
    }

    /** Minimises x − log x on x > 0, whose minimum is 1 at 1. */
    private static void checkBarrier(SolverContractTest.Named named, Cost cost) {
        OptimisationResult result = RiemannianProblem.on(new Euclidean(1, 1))
                .minimize(cost)
                .gradient((x, g) -> g.data[0] = 1 - 1 / x.data[0])
                .hessian((x, v, h) -> h.data[0] = v.data[0] / (x.data[0] * x.data[0]))
                .start(R064Store.FACTORY.column(new double[] {1e-2}))
                .solve(named.solver());
        assertThat(result.converged()).as(result.stop().text()).isTrue();
        assertThat(result.cost()).isBetween(1.0, 1 + 1e-9);
    }

    @Test
    @DisplayName(
            "at a point without a gradient stalls and does not claim convergence by a criterion that was not asked for")
    void zeroGradient() {
        OptimisationResult result = RiemannianProblem.on(new Euclidean(2, 1))
                .minimize(x -> 3)
                .gradient((x, g) -> Entries.scale(0, x, g))
                .stopWhen(maxIterations(10))
                .solve(TrustRegions.defaults());
        assertThat(result.stop().cause()).isEqualTo(StopCause.STALLED);
        assertThat(result.iterations()).isZero();
    }

    static Stream<Solver> descents() {
        return Stream.of(
                BarzilaiBorwein.defaults(),
                SteepestDescent.defaults(),
                ConjugateGradient.defaults(),
                LimitedMemoryBfgs.defaults());
    }

    @ParameterizedTest
    @MethodSource("descents")
    @DisplayName("ends as stalled where its gradient cannot fall any more, at a gradient of rounding size")
    void roundingLevel(Solver solver) {
        for (KnownProblem known : List.of(KnownProblem.brockett(8, 3, 2), KnownProblem.rayleigh(10, 3))) {
            OptimisationResult result = known.problem()
                    .stopWhen(gradientBelow(1e-30).or(maxIterations(3000)))
                    .solve(solver);
            assertThat(result.stop().cause()).as(result.stop().text()).isEqualTo(StopCause.STALLED);
            // Entries of the gradient sum up n products whose sum of sizes is about that of the cost.
            assertThat(result.gradientNorm()).isLessThan(Tolerances.rounding(10, 1, Math.abs(known.optimum())));
        }
    }

    @Test
    @DisplayName("of a fixed step goes on where the cost changes by rounding only")
    void fixedStepAtRounding() {
        OptimisationResult result = RiemannianProblem.on(new Euclidean(1, 1))
                .minimize(x -> 1 + x.data[0])
                .gradient((x, g) -> g.data[0] = 1)
                .start(R064Store.FACTORY.column(new double[] {0}))
                .stopWhen(maxIterations(2 * RoundingLevel.PATIENCE))
                .solve(SteepestDescent.defaults().lineSearch(FixedStep.of(1e-17)));
        assertThat(result.iterations()).isEqualTo(2 * RoundingLevel.PATIENCE);
    }

    @Test
    @DisplayName("goes on while the gradient norm falls, though no step changes the cost by more than rounding")
    void fallingGradient() {
        RoundingLevel level = new RoundingLevel();
        for (int i = 0; i < 2 * RoundingLevel.PATIENCE; i++) {
            level.step(-1e-14, 1e-13, 1 - i * 1e-6);
        }
        assertThat(level.isReached()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 8, 13, 21, 34})
    @DisplayName("of Barzilai and Borwein ends at the lowest cost of its points, though the cost rises between them")
    void lowestCost(int iterations) {
        KnownProblem known = KnownProblem.brockett(8, 3, 2);
        OptimisationResult result = known.problem()
                .stopWhen(maxIterations(iterations))
                .trace(TraceColumn.cost())
                .solve(BarzilaiBorwein.defaults());
        double lowest = Arrays.stream(result.trace().column("cost")).min().orElseThrow();
        // Costs that are equal to rounding are not told apart.
        assertThat(result.cost()).isCloseTo(lowest, within(LineFunction.ROUNDING * Math.abs(lowest)));
    }

    @Test
    @DisplayName("on a manifold of two components warns about them")
    void components() {
        OptimisationResult result = KnownProblem.brockett(3, 3, 1).problem().solve(TrustRegions.defaults());
        assertThat(result.warnings())
                .singleElement()
                .asString()
                .contains("2 components")
                .contains("start once in each");
        assertThat(KNOWN.problem().solve(TrustRegions.defaults()).warnings()).isEmpty();
    }

    @Test
    @DisplayName("refuses a bad start and functions of a wrong shape, and names the argument")
    void misuse() {
        Manifold sphere = new Sphere(3, 1);
        RiemannianProblem problem = RiemannianProblem.on(sphere).minimize(x -> x.data[0]);
        assertThatThrownBy(() -> problem.start(R064Store.FACTORY.make(2, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("start is 2×1, but the points of the manifold are 3×1");
        assertThatThrownBy(() -> problem.start(R064Store.FACTORY.column(new double[] {1, 1, 0})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("start violates the constraint by 1 (relative)")
                .hasMessageContaining("nearest");
        assertThatThrownBy(() ->
                        problem.gradient(x -> R064Store.FACTORY.make(3, 2)).solve(SteepestDescent.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the gradient function returned a matrix of 3×2 for a point of 3×1");
        assertThatThrownBy(() ->
                        RiemannianProblem.on(sphere).minimize(x -> Double.NaN).solve(SteepestDescent.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the cost at the start is NaN");
        assertThatThrownBy(() -> gradientBelow(-1))
                .hasMessageContaining("gradientBelow needs a bound of at least 0, got -1");
        assertThatThrownBy(() -> gradientFallsTo(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gradientFallsTo needs a share between 0 and 1")
                .hasMessageContaining("got 1");
        assertThatThrownBy(() -> FixedStep.of(0)).hasMessageContaining("must be positive, got 0");
        assertThatThrownBy(
                        () -> problem.solve(SteepestDescent.defaults()).trace().column("cost"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no column 'cost'");
    }

    @Test
    @DisplayName("starts at a random point that its seed determines")
    void randomStart() {
        RiemannianProblem problem = KNOWN.problem().stopWhen(maxIterations(0));
        R064Store first =
                problem.start(new Seed(5)).solve(SteepestDescent.defaults()).point();
        assertThat(problem.start(new Seed(5)).solve(SteepestDescent.defaults()).point().data)
                .isEqualTo(first.data);
        assertThat(problem.start(new Seed(6)).solve(SteepestDescent.defaults()).point().data)
                .isNotEqualTo(first.data);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e200, 1e-200})
    @DisplayName("warns of a unit of the cost in which squares of the gradient overflow or underflow")
    void unitOfTheCost(double unit) {
        RiemannianProblem problem = RiemannianProblem.on(new Sphere(3, 1))
                .minimize(x -> unit * x.data[0])
                .gradient((R064Store x, R064Store g) -> g.data[0] = unit)
                .stopWhen(StoppingCriterion.maxIterations(3));
        assertThat(problem.solve(LimitedMemoryBfgs.defaults()).warnings())
                .anyMatch(warning -> warning.contains("multiply the cost and its derivatives by"));
    }
}
