package org.repdyn.manifolds.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.costChangeBelow;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.gradientBelow;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.maxIterations;

import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.dense.Entries;

/**
 * A cost times a power of two has the same digits, and so have its derivatives: a solver without absolute constants computes the same bits. At 2^±400 products of
 * three gradients leave the range of a double. Frank–Wolfe, which needs a convex set, is in {@link FrankWolfeContractTest}.
 */
@DisplayName("A run with another unit of the cost")
class UnitOfCostTest {

    private static final int ITERATIONS = 60;
    private static final double[] UNITS = {0x1p-400, 0x1p-20, 0x1p20, 0x1p400};
    private static final int TERMS = 6;

    /** A solver for each unit; settings in the unit of the cost, such as a learning rate, are scaled with it. */
    record Named(String name, DoubleFunction<Solver> solver) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> runs() {
        return KnownProblem.all().flatMap(known -> solvers(known).map(solver -> Arguments.of(known, solver)));
    }

    private static Stream<Named> solvers(KnownProblem known) {
        Stream<Named> smooth = SolverContractTest.solvers().map(each -> new Named(each.name(), unit -> each.solver()));
        R064Store c = known.manifold().randomPoint(new Seed(5));
        return Stream.concat(
                smooth,
                Stream.of(
                        new Named(
                                "fixed step", unit -> SteepestDescent.defaults().lineSearch(FixedStep.of(0.02 / unit))),
                        new Named("L-BFGS, Armijo", unit -> LimitedMemoryBfgs.defaults()
                                .lineSearch(Armijo.defaults())),
                        new Named("subgradient", unit -> Subgradient.geometric(0.3, 0.9)),
                        new Named("subgradient, diminishing", unit -> Subgradient.diminishing(0.3)),
                        new Named("proximal gradient", unit -> ProximalGradient.l1(0)),
                        new Named(
                                "stochastic gradient",
                                unit -> StochasticGradient.of(TERMS, batch(known, unit), 0.02 / unit)),
                        new Named("Adam", unit -> RiemannianAdam.of(TERMS, batch(known, unit), 0.1)),
                        new Named("Muon", unit -> RiemannianMuon.of(TERMS, batch(known, unit), 0.1)
                                .decay(0.1)),
                        new Named("augmented Lagrangian", unit -> AugmentedLagrangian.with(LimitedMemoryBfgs.defaults())
                                .inequality(x -> KnownProblem.dot(x, c), (x, g) -> Entries.copy(c, g)))));
    }

    /** Returns gradients of batches whose terms differ by their weights. */
    private static BatchGradient batch(KnownProblem known, double unit) {
        return (x, batch, g) -> {
            known.gradient().gradient(x, g);
            double weight = 0;
            for (int i : batch) {
                weight += (0.5 + i / (TERMS - 1.0)) / batch.length;
            }
            Entries.scale(unit * weight, g, g);
        };
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("runs")
    @DisplayName("has the same points and ends at the same iteration")
    void invariant(KnownProblem known, Named named) {
        // The augmented Lagrangian compares its gradient norm with the violation, which has no unit of the cost.
        int most = named.name().equals("augmented Lagrangian") ? 4 : ITERATIONS;
        OptimisationResult one = known.problem(1)
                .stopWhen(gradientBelow(1e-7).or(maxIterations(most)))
                .solve(named.solver().apply(1));
        for (double unit : UNITS) {
            OptimisationResult other = known.problem(unit)
                    .stopWhen(
                            most < ITERATIONS
                                    ? maxIterations(most)
                                    : gradientBelow(unit * 1e-7).or(maxIterations(most)))
                    .solve(named.solver().apply(unit));
            assertThat(other.point().data).as("cost times %g", unit).isEqualTo(one.point().data);
            assertThat(other.iterations()).isEqualTo(one.iterations());
            assertThat(other.cost()).isEqualTo(unit * one.cost());
        }
    }

    @ParameterizedTest
    @MethodSource("problems")
    @DisplayName("and of the weight of a nonsmooth term has the same points")
    void nonsmooth(KnownProblem known) {
        double weight = 0.1;
        double[][] ends = new double[UNITS.length + 1][];
        for (int i = 0; i < ends.length; i++) {
            double unit = i == UNITS.length ? 1 : UNITS[i];
            ends[i] = RiemannianProblem.on(known.manifold())
                    .minimize(x -> unit * (known.cost().value(x) + weight * sumOfSizes(x)))
                    .gradient((x, g) -> {
                        known.gradient().gradient(x, g);
                        Entries.scale(unit, g, g);
                    })
                    .start(new Seed(11))
                    .stopWhen(gradientBelow(unit * 1e-5).or(maxIterations(ITERATIONS)))
                    .solve(ProximalGradient.l1(unit * weight))
                    .point()
                    .data;
        }
        for (double[] end : ends) {
            assertThat(end).isEqualTo(ends[UNITS.length]);
        }
    }

    private static double sumOfSizes(R064Store x) {
        double sum = 0;
        for (double entry : x.data) {
            sum += Math.abs(entry);
        }
        return sum;
    }

    static Stream<KnownProblem> problems() {
        return KnownProblem.all();
    }

    @ParameterizedTest
    @MethodSource("problems")
    @DisplayName("from the cost alone has the same points, and ends by its relative change")
    void costAlone(KnownProblem known) {
        double[][] ends = new double[2][];
        for (int i = 0; i < 2; i++) {
            double unit = i == 0 ? 1 : 0x1p-400;
            OptimisationResult result = RiemannianProblem.on(known.manifold())
                    .minimize(x -> unit * known.cost().value(x))
                    .start(new Seed(11))
                    .stopWhen(costChangeBelow(1e-3).or(maxIterations(12)))
                    .solve(TrustRegions.defaults());
            ends[i] = result.point().data;
        }
        assertThat(ends[1]).isEqualTo(ends[0]);
    }
}
