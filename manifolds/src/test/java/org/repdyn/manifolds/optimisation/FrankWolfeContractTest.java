package org.repdyn.manifolds.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.maxIterations;

import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.flat.Euclidean;
import org.repdyn.manifolds.flat.SymmetricMatrices;
import org.repdyn.manifolds.probability.PositiveNumbers;
import org.repdyn.manifolds.spd.AffineInvariantPositiveDefinite;
import org.repdyn.manifolds.spd.LoewnerInterval;
import org.repdyn.manifolds.spd.LogEuclideanPositiveDefinite;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.ParallelTransport;
import org.repdyn.manifolds.spi.RiemannianLogarithm;

/**
 * The laws of {@link FrankWolfe} on each of five manifolds: half the squared distance to a target outside of a convex set. In four flat metrics the
 * set is a ball, whose nearest point lies on the geodesic from the centre to the target; in the affine-invariant one it is an interval of Loewner's
 * order, whose nearest point has the eigenvalues of a diagonal target, cut off.
 */
@DisplayName("Frank and Wolfe's method, on each manifold,")
class FrankWolfeContractTest {

    private static final double RADIUS = 0.7;

    /**
     * A task with the constant C of its rate, the squared diameter of the set times the largest curvature of the cost along geodesics: 1 in
     * flat metrics, and at most d·coth d in the affine-invariant one, d < 4 the distance to the target.
     *
     * @param violation returns how far a point is outside of the set
     */
    private record Case(SolverTask task, double constant, ToDoubleFunction<R064Store> violation) {
        @Override
        public String toString() {
            return task.name();
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                ball("matrices", new Euclidean(3, 2)),
                ball("symmetric matrices", new SymmetricMatrices(3)),
                ball("positive numbers", new PositiveNumbers(3, 2)),
                ball("log-Euclidean", new LogEuclideanPositiveDefinite(3)),
                interval());
    }

    static Stream<SolverTask> tasks() {
        return cases().map(Case::task);
    }

    private static Case ball(String name, Manifold m) {
        RiemannianLogarithm geometry = (RiemannianLogarithm) m;
        ParallelTransport transport = (ParallelTransport) m;
        R064Store centre = m.randomPoint(new Seed(1));
        R064Store target = m.exp(centre, scaled(2, m.randomTangent(centre, new Seed(2))));
        R064Store start = m.exp(centre, scaled(0.5 * RADIUS, m.randomTangent(centre, new Seed(3))));
        // In a flat metric ⟨G, log_X(Z)⟩ = ⟨G', log_C(Z)⟩ up to a constant, with G' carried to the centre C.
        LinearMinimiser minimiser = (x, g, z) -> {
            R064Store carried = transport.transport(x, geometry.log(x, centre), g);
            double length = m.norm(centre, carried);
            Entries.copy(m.exp(centre, scaled(length > 0 ? -RADIUS / length : 0, carried)), z);
        };
        double outside = geometry.distance(centre, target) - RADIUS;
        return new Case(
                task(name, m, geometry, target, start, minimiser, outside * outside / 2),
                4 * RADIUS * RADIUS,
                x -> geometry.distance(centre, x) - RADIUS);
    }

    private static Case interval() {
        AffineInvariantPositiveDefinite m = new AffineInvariantPositiveDefinite(3);
        R064Store lower = KnownProblem.diagonal(1, 1, 1);
        R064Store upper = KnownProblem.diagonal(4, 4, 4);
        R064Store target = KnownProblem.diagonal(0.25, 2, 9);
        double optimum = (Math.pow(Math.log(4), 2) + Math.pow(Math.log(9.0 / 4), 2)) / 2;
        R064Store start = KnownProblem.diagonal(2, 2, 2);
        start.set(0, 1, 0.3);
        start.set(1, 0, 0.3);
        return new Case(
                task("affine-invariant", m, m, target, start, new LoewnerInterval(lower, upper), optimum),
                3 * Math.log(4) * Math.log(4) * 4,
                x -> {
                    double[] values = KnownProblem.eigenvalues(x).data;
                    return Math.max(1 - values[0], values[2] - 4);
                });
    }

    private static SolverTask task(
            String name,
            Manifold m,
            RiemannianLogarithm geometry,
            R064Store target,
            R064Store start,
            LinearMinimiser minimiser,
            double optimum) {
        return new SolverTask(
                name,
                m,
                x -> Math.pow(geometry.distance(x, target), 2) / 2,
                // Half the squared distance has the gradient −log_X(target); the solver is given it by
                // riemannianGradient.
                (x, g) -> Entries.scale(-1, geometry.log(x, target), g),
                start,
                FrankWolfe.over(minimiser),
                optimum);
    }

    private static R064Store scaled(double factor, R064Store v) {
        R064Store result = Entries.like(v);
        Entries.scale(factor, v, result);
        return result;
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("comes to the known minimum like 1/k inside of the set, at most the gap above it")
    void minimum(Case given) {
        SolverTask task = given.task;
        OptimisationResult result = RiemannianProblem.on(task.manifold())
                .minimize(task.cost())
                .riemannianGradient(task.gradient()::gradient)
                .start(task.start())
                .stopWhen(maxIterations(400))
                .trace(TraceColumn.cost(), TraceColumn.gradientNorm())
                .observe(p ->
                        assertThat(given.violation.applyAsDouble(p.point())).isLessThan(1e-12))
                .solve(task.solver());
        double[] costs = result.trace().column("cost");
        double[] gaps = result.trace().column("gradient-norm");
        double smallest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < costs.length; k++) {
            assertThat(costs[k] - task.optimum()).isBetween(-1e-12, gaps[k] + 1e-12);
            smallest = Math.min(smallest, gaps[k]);
            // Jaggi (2013), theorems 1 and 2: f − f* ≤ 2C/(k + 2), and the smallest gap ≤ 7C/(k + 2).
            assertThat(costs[k] - task.optimum())
                    .isLessThan(k == 0 ? Double.POSITIVE_INFINITY : 2 * given.constant / (k + 2));
            assertThat(smallest).isLessThan(k == 0 ? Double.POSITIVE_INFINITY : 7 * given.constant / (k + 2));
        }
    }

    @ParameterizedTest
    @MethodSource("tasks")
    @DisplayName("has the same points for a cost in another unit")
    void unitOfCost(SolverTask task) {
        double[] one = inUnit(task, 1);
        for (double unit : new double[] {0x1p-400, 0x1p-20, 0x1p20, 0x1p400}) {
            assertThat(inUnit(task, unit)).as("cost times %g", unit).isEqualTo(one);
        }
    }

    private static double[] inUnit(SolverTask task, double unit) {
        return RiemannianProblem.on(task.manifold())
                .minimize(x -> unit * task.cost().value(x))
                .riemannianGradient((x, g) -> {
                    task.gradient().gradient(x, g);
                    Entries.scale(unit, g, g);
                })
                .start(task.start())
                .stopWhen(maxIterations(40))
                .solve(task.solver())
                .point()
                .data;
    }

    @ParameterizedTest
    @MethodSource("tasks")
    @DisplayName("is repeatable, counts, stops as asked, and leaves its start as it is")
    void repeatable(SolverTask task) {
        inAmbientTerms(task).repeatable();
    }

    @ParameterizedTest
    @MethodSource("tasks")
    @DisplayName("ends at the last good point if the cost becomes NaN")
    void lastGoodPoint(SolverTask task) {
        inAmbientTerms(task).lastGoodPoint();
    }

    /** Returns the task with a cost whose Euclidean gradient is known: ½‖X − B‖², B the target of the shape of a point. */
    private static SolverTask inAmbientTerms(SolverTask task) {
        R064Store b = task.manifold().randomPoint(new Seed(9));
        Cost cost = x -> {
            double sum = 0;
            for (int i = 0; i < x.data.length; i++) {
                sum += Math.pow(x.data[i] - b.data[i], 2) / 2;
            }
            return sum;
        };
        double least = RiemannianProblem.on(task.manifold())
                .minimize(cost)
                .gradient((x, g) -> Entries.combine(1, x, -1, b, g))
                .start(task.start())
                .stopWhen(maxIterations(200))
                .solve(task.solver())
                .cost();
        return new SolverTask(
                task.name(),
                task.manifold(),
                cost,
                (x, g) -> Entries.combine(1, x, -1, b, g),
                task.start(),
                task.solver(),
                least);
    }
}
