package org.repdyn.manifolds.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.gradientBelow;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.maxIterations;

import java.util.Arrays;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.flat.Euclidean;
import org.repdyn.manifolds.flat.SymmetricMatrices;
import org.repdyn.manifolds.orthogonality.Stiefel;
import org.repdyn.manifolds.spheres.Oblique;
import org.repdyn.manifolds.spheres.ObliqueAxis;
import org.repdyn.manifolds.spheres.Sphere;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.testsupport.RandomMatrices;

/** The laws of solvers of nonsmooth problems, for each solver on each of five manifolds. */
@DisplayName("Each solver of nonsmooth problems, on each manifold,")
class NonsmoothSolverContractTest {

    /** Weight of the l1 norm. */
    private static final double WEIGHT = 0.4;

    /** √(f − f*), which rises linearly from the minima of a smooth f with a regular Hessian: a sharp cost of least value 0. */
    static Stream<SolverTask> sharp() {
        return KnownProblem.all().flatMap(known -> Stream.of(
                        new Object[] {"geometric steps", Subgradient.geometric(0.3, 0.97)},
                        new Object[] {"diminishing steps", Subgradient.diminishing(0.3)})
                .map(solver -> new SolverTask(
                        known + ", " + solver[0],
                        known.manifold(),
                        x -> Math.sqrt(Math.max(0, known.cost().value(x) - known.optimum())),
                        (x, g) -> {
                            double root = Math.sqrt(Math.max(0, known.cost().value(x) - known.optimum()));
                            known.gradient().gradient(x, g);
                            Entries.scale(root > 0 ? 0.5 / root : 0, g, g);
                        },
                        known.manifold().randomPoint(new Seed(11)),
                        (Solver) solver[1],
                        0)));
    }

    @ParameterizedTest
    @MethodSource("sharp")
    @DisplayName("finds a sharp minimum: linearly with geometric steps, like 1/√k with diminishing ones")
    void sharpMinimum(SolverTask task) {
        double[] best = new double[2];
        int[] counts = {150, 600};
        for (int i = 0; i < 2; i++) {
            OptimisationResult result =
                    task.problem().stopWhen(maxIterations(counts[i])).solve(task.solver());
            assertThat(result.cost()).isEqualTo(task.cost().value(result.point()));
            assertThat(result.warnings()).noneMatch(w -> w.contains("not a function"));
            best[i] = result.cost();
        }
        double start = task.cost().value(task.start());
        if (task.name().endsWith("geometric steps")) {
            // The steps have length 0.3·0.97^600 = 3e-9 at the end; the cost is the root of a difference with rounding
            // 1e-15.
            assertThat(best[1]).as("%g at the start", start).isLessThan(3e-7);
        } else {
            // The best point is at most about one step, 0.3/√k, from the minimum, at a slope of at most √5, the root of
            // half the largest
            // curvature of the problems.
            assertThat(best[0]).as("%g at the start", start).isLessThan(0.3 / Math.sqrt(counts[0]) * 3);
            assertThat(best[1]).as("%g at the start", start).isLessThan(0.3 / Math.sqrt(counts[1]) * 3);
        }
    }

    @ParameterizedTest
    @MethodSource({"sharp", "sparse"})
    @DisplayName("is repeatable, counts, stops as asked, and leaves its start as it is")
    void repeatable(SolverTask task) {
        task.repeatable();
    }

    @ParameterizedTest
    @MethodSource({"sharp", "sparse"})
    @DisplayName("ends at the last good point if the cost becomes NaN")
    void lastGoodPoint(SolverTask task) {
        task.lastGoodPoint();
    }

    /** f + λ‖X‖₁ with minima in closed form. */
    static Stream<SolverTask> sparse() {
        // −tr(XᵀAXD) with a diagonal A is least at columns of the identity, as is ‖X‖₁, whose least value is the number
        // of columns.
        KnownProblem brockett = KnownProblem.trace(
                "Brockett, diagonal",
                new Stiefel(6, 3),
                KnownProblem.diagonal(5, 4, 3, 2, 1, 0),
                KnownProblem.diagonal(3, 2, 1));
        KnownProblem rayleigh = KnownProblem.trace(
                "Rayleigh, diagonal",
                new Sphere(6, 1),
                KnownProblem.diagonal(5, 4, 3, 2, 1, 0),
                KnownProblem.diagonal(1));
        return Stream.of(
                regularised(brockett, brockett.optimum() + 3 * WEIGHT),
                regularised(rayleigh, rayleigh.optimum() + WEIGHT),
                nearest("unit columns", new Oblique(4, 6, ObliqueAxis.COLUMNS), true),
                nearest("matrices", new Euclidean(5, 3), false),
                nearest("symmetric matrices", new SymmetricMatrices(4), false));
    }

    /**
     * ½‖X − B‖² + λ‖X‖₁: soft thresholding of B; with unit columns, of −⟨x, b⟩ + λ‖x‖₁, the direction of the thresholded b, with value
     * −‖S(b)‖, if one entry is above λ.
     */
    private static SolverTask nearest(String name, Manifold manifold, boolean unitColumns) {
        R064Store gaussian = RandomMatrices.gaussian(manifold.rows(), manifold.columns(), 4);
        R064Store b = R064Store.FACTORY.copy(manifold.project(manifold.randomPoint(new Seed(1)), gaussian));
        if (unitColumns) {
            b = gaussian;
        }
        R064Store target = b;
        double optimum = 0;
        for (int j = 0; j < b.getColDim(); j++) {
            double shrunk = 0;
            for (int i = 0; i < b.getRowDim(); i++) {
                double entry = Math.abs(b.doubleValue(i, j));
                double kept = Math.max(0, entry - WEIGHT);
                shrunk += kept * kept;
                optimum += unitColumns ? entry * entry / 2 : (entry - kept) * (entry - kept) / 2 + WEIGHT * kept;
            }
            assertThat(shrunk)
                    .as("column %d of the subject has an entry above the weight", j)
                    .isPositive();
            optimum += unitColumns ? 0.5 - Math.sqrt(shrunk) : 0;
        }
        return new SolverTask(
                "nearest of " + name,
                manifold,
                x -> {
                    double sum = 0;
                    for (int i = 0; i < x.data.length; i++) {
                        sum += Math.pow(x.data[i] - target.data[i], 2) / 2 + WEIGHT * Math.abs(x.data[i]);
                    }
                    return sum;
                },
                (x, g) -> Entries.combine(1, x, -1, target, g),
                manifold.randomPoint(new Seed(5)),
                ProximalGradient.l1(WEIGHT),
                optimum);
    }

    private static SolverTask regularised(KnownProblem known, double optimum) {
        int n = known.manifold().rows();
        int k = known.manifold().columns();
        R064Store start = RandomMatrices.gaussian(n, k, 5);
        Entries.scale(0.2, start, start);
        for (int j = 0; j < k; j++) {
            start.add(j, j, 1.0);
        }
        return new SolverTask(
                known.name(),
                known.manifold(),
                x -> known.cost().value(x)
                        + WEIGHT * Arrays.stream(x.data).map(Math::abs).sum(),
                known.gradient(),
                // Other columns of the identity are local minima, so that the start is near the right ones.
                known.manifold().nearest(start),
                ProximalGradient.l1(WEIGHT),
                optimum);
    }

    @ParameterizedTest
    @MethodSource("sparse")
    @DisplayName("finds the minimum with an l1 norm, with exact zeros, and falls in each step")
    void sparseMinimum(SolverTask task) {
        OptimisationResult result = task.problem()
                .stopWhen(gradientBelow(1e-9).or(maxIterations(3000)))
                .trace(TraceColumn.cost())
                .solve(task.solver());
        assertThat(result.stop().cause()).as(result.stop().text()).isEqualTo(StopCause.GRADIENT_BELOW);
        assertThat(result.cost())
                .isCloseTo(task.optimum(), Offset.offset(1e-12 * Math.max(1, Math.abs(task.optimum()))));
        assertThat(Arrays.stream(result.point().data).filter(e -> Math.abs(e) < 1e-12))
                .isNotEmpty();
        double[] costs = result.trace().column("cost");
        for (int i = 1; i < costs.length; i++) {
            assertThat(costs[i]).isLessThanOrEqualTo(costs[i - 1] + 1e-12 * Math.max(1, Math.abs(costs[i - 1])));
        }
    }
}
