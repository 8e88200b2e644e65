package org.repdyn.manifolds.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.gradientBelow;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.maxIterations;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.flat.Euclidean;
import org.repdyn.manifolds.spheres.Sphere;
import org.repdyn.manifolds.spi.NamedRetraction;
import org.repdyn.manifolds.spi.Retraction;

@DisplayName("Derivatives by differences")
class DifferencesTest {

    static Stream<KnownProblem> problems() {
        return KnownProblem.all();
    }

    @ParameterizedTest
    @MethodSource("problems")
    @DisplayName("of the cost agree with the given gradient, and are never taken off the manifold")
    void gradient(KnownProblem known) {
        R064Store point = known.manifold().randomPoint(new Seed(3));
        Cost guarded = x -> {
            assertThat(known.manifold().residual(x)).isLessThan(1e-12);
            return known.cost().value(x);
        };
        Iterate differences = evaluated(known, guarded, Optional.empty(), point);
        Iterate given = evaluated(known, known.cost(), Optional.of(known.gradient()), point);
        Entries.add(-1, given.gradient, differences.gradient);
        // In each of up to 27 entries, rounding ε·|f|/h = 3e-13·|f| and truncation 4h⁴/30·f⁽⁵⁾, f⁽⁵⁾ up to 2⁵·|f|:
        // 1e-12·|f|.
        assertThat(Entries.norm(differences.gradient)).isLessThan(5e-11 * Math.max(1, Math.abs(given.cost)));
    }

    private static Iterate evaluated(
            KnownProblem known, Cost cost, Optional<EuclideanGradient> gradient, R064Store point) {
        Objective objective = new Objective(
                known.manifold(),
                cost,
                gradient,
                Optional.empty(),
                Optional.empty(),
                NamedRetraction.of(known.manifold(), Retraction.POLAR),
                false,
                point);
        Iterate result = new Iterate(point);
        Entries.copy(point, result.point);
        objective.evaluateCost(result);
        objective.evaluateGradient(result);
        assertThat(objective.warnings()).isEmpty();
        return result;
    }

    @ParameterizedTest
    @MethodSource("problems")
    @DisplayName("are enough for trust regions: with a gradient, and with the cost alone")
    void trustRegions(KnownProblem known) {
        RiemannianProblem costAlone =
                RiemannianProblem.on(known.manifold()).minimize(known.cost()).start(new Seed(11));
        OptimisationResult withGradient = costAlone
                .gradient(known.gradient())
                .stopWhen(gradientBelow(1e-8).or(maxIterations(100)))
                .solve(TrustRegions.defaults());
        assertThat(withGradient.converged()).as(withGradient.stop().text()).isTrue();
        assertThat(withGradient.cost())
                .isCloseTo(known.optimum(), Offset.offset(1e-12 * (1 + Math.abs(known.optimum()))));
        OptimisationResult alone =
                costAlone.stopWhen(gradientBelow(1e-6).or(maxIterations(100))).solve(TrustRegions.defaults());
        assertThat(alone.converged()).as(alone.stop().text()).isTrue();
        assertThat(alone.warnings()).isEmpty();
        assertThat(alone.cost()).isCloseTo(known.optimum(), Offset.offset(1e-10 * (1 + Math.abs(known.optimum()))));
    }

    static Stream<Arguments> atTheOrigin() {
        return Stream.of(0.0, 1e-300, 1e-17, 1e-10, 1e-5)
                .flatMap(size -> SolverContractTest.solvers().map(named -> Arguments.of(size, named)));
    }

    @ParameterizedTest(name = "from {0} by {1}")
    @MethodSource("atTheOrigin")
    @DisplayName("find the minimum of a flat space from a start near its origin, whose size is no length for steps")
    void atTheOrigin(double size, SolverContractTest.Named named) {
        // ½Σ(i + 1)(xᵢ − 1)² − 3: its value 0 at the origin says nothing about its rounding.
        Cost cost = x -> {
            double sum = -3;
            for (int i = 0; i < 3; i++) {
                sum += 0.5 * (i + 1) * (x.data[i] - 1) * (x.data[i] - 1);
            }
            return sum;
        };
        EuclideanGradient gradient = (x, g) -> {
            for (int i = 0; i < 3; i++) {
                g.data[i] = (i + 1) * (x.data[i] - 1);
            }
        };
        RiemannianProblem costAlone = RiemannianProblem.on(new Euclidean(3, 1))
                .minimize(cost)
                .start(R064Store.FACTORY.column(new double[] {size, -size, size}));
        for (RiemannianProblem problem : List.of(costAlone, costAlone.gradient(gradient))) {
            OptimisationResult result = problem.solve(named.solver());
            assertThat(result.converged()).as(result.stop().text()).isTrue();
            // A gradient below 1e-6 leaves the squared distance to the minimum below 1e-12.
            assertThat(result.cost()).isCloseTo(-3, Offset.offset(1e-11));
            assertThat(result.iterations()).isLessThan(60);
        }
    }

    @Test
    @DisplayName("keep their digits at a minimum in the origin of a flat space, which leaves the point no size")
    void minimumAtTheOrigin() {
        OptimisationResult result = RiemannianProblem.on(new Euclidean(2, 1))
                .minimize(x -> 1 + x.data[0] * x.data[0] + 5 * x.data[1] * x.data[1])
                .start(R064Store.FACTORY.column(new double[] {1, -2}))
                .solve(TrustRegions.defaults());
        assertThat(result.converged()).as(result.stop().text()).isTrue();
        // A gradient of 2‖x‖ below 1e-6
        assertThat(Entries.norm(result.point())).isLessThan(1e-6);
    }

    @Test
    @DisplayName("of a cost with a kink or with noise give a warning")
    void selfCheck() {
        OptimisationResult noisy = RiemannianProblem.on(new Sphere(4, 1))
                .minimize(x -> x.data[0] + 1e-6 * Math.sin(1e9 * x.data[1]))
                .stopWhen(maxIterations(3))
                .solve(SteepestDescent.defaults());
        assertThat(noisy.warnings()).singleElement().asString().contains("give the gradient");
    }

    @Test
    @DisplayName("of a cost with random numbers give a warning, however small its noise")
    void randomCost() {
        for (double noise : new double[] {1e-2, 1e-6, 1e-10}) {
            var random = new Random(1);
            OptimisationResult noisy = RiemannianProblem.on(new Sphere(4, 1))
                    .minimize(x -> x.data[0] + noise * random.nextGaussian())
                    .stopWhen(maxIterations(3))
                    .solve(SteepestDescent.defaults());
            assertThat(noisy.warnings()).as("noise %g", noise).anySatisfy(warning -> assertThat(warning)
                    .startsWith("the cost is not a function of the point"));
        }
    }
}
