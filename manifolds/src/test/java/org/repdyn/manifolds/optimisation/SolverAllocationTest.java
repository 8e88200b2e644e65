package org.repdyn.manifolds.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.maxIterations;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.fixedrank.FixedRank;
import org.repdyn.manifolds.gram.Elliptope;
import org.repdyn.manifolds.orthogonality.Grassmann;
import org.repdyn.manifolds.orthogonality.OrthogonalGroup;
import org.repdyn.manifolds.orthogonality.Stiefel;
import org.repdyn.manifolds.orthogonality.StiefelMetric;
import org.repdyn.manifolds.spd.AffineInvariantPositiveDefinite;
import org.repdyn.manifolds.spheres.Oblique;
import org.repdyn.manifolds.spheres.ObliqueAxis;
import org.repdyn.manifolds.spheres.Sphere;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.testsupport.RandomMatrices;

/** Tests by counting bytes that iterations allocate no matrix, nor anything for each trial of a line search or each inner step. */
@DisplayName("An iteration of a solver")
class SolverAllocationTest {

    /**
     * Bytes for the objects of an iteration, whatever the size of the point: its {@link Progress} with {@link Evaluations}, which the stopping criterion
     * sees, the line of its search, and the terms of a rule for conjugate directions. The smallest point of this test takes 816.
     */
    private static final long SMALL_OBJECTS = 576;

    /** Iterations after which memories of steps are full, and steps are so short that no decomposition is needed for them. */
    private static final int FEW = 20;

    private static final int MORE = 30;

    static Stream<Arguments> runs() {
        return Stream.of(
                        new Grassmann(50, 5),
                        new Grassmann(200, 5),
                        new Stiefel(50, 5),
                        new Stiefel(200, 5),
                        new Stiefel(50, 5, StiefelMetric.CANONICAL),
                        new OrthogonalGroup(20),
                        new Sphere(200, 1),
                        new Oblique(200, 5, ObliqueAxis.ROWS),
                        new Elliptope(100, 4),
                        new FixedRank(40, 30, 2),
                        new AffineInvariantPositiveDefinite(10))
                .flatMap(manifold -> Stream.of(
                                SteepestDescent.defaults(),
                                ConjugateGradient.defaults(),
                                TrustRegions.defaults(),
                                LimitedMemoryBfgs.defaults().memory(3),
                                BarzilaiBorwein.defaults())
                        .map(solver -> Arguments.of(
                                solver.getClass().getSimpleName(),
                                manifold.getClass().getSimpleName(),
                                manifold.rows(),
                                manifold.columns(),
                                solver,
                                manifold)));
    }

    @ParameterizedTest(name = "{0} on {1} {2}×{3}")
    @MethodSource("runs")
    @DisplayName("allocates no matrix")
    void noMatrix(String solverName, String manifoldName, int rows, int columns, Solver solver, Manifold manifold) {
        RiemannianProblem problem = problem(manifold);
        run(problem, solver, FEW);
        run(problem, solver, MORE);
        long few = run(problem, solver, FEW);
        long more = run(problem, solver, MORE);
        assertThat((more - few) / (MORE - FEW)).as("bytes of an iteration").isLessThanOrEqualTo(SMALL_OBJECTS);
    }

    /** Returns the bytes that a run of a number of iterations allocates. */
    private static long run(RiemannianProblem problem, Solver solver, int iterations) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        OptimisationResult result = problem.stopWhen(maxIterations(iterations)).solve(solver);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(result.iterations()).isEqualTo(iterations);
        return bytes;
    }

    /** Returns the problem of ½tr((X − B)ᵀQ(X − B)) with an ill-conditioned diagonal Q, which no run solves in a few iterations. */
    private static RiemannianProblem problem(Manifold manifold) {
        int n = manifold.rows();
        LinearAlgebra algebra = LinearAlgebra.ojAlgo();
        R064Store b = RandomMatrices.gaussian(n, manifold.columns(), 3);
        R064Store q = R064Store.FACTORY.make(n, n);
        for (int i = 0; i < n; i++) {
            q.set(i, i, Math.pow(1e4, (double) i / n));
        }
        R064Store difference = b.copy();
        SharedWork<R064Store> gradient = SharedWork.matrix(n, manifold.columns(), (x, result) -> {
            Entries.combine(1, x, -1, b, difference);
            algebra.multiply(q, false, difference, false, result);
        });
        return RiemannianProblem.on(manifold)
                .minimize(x -> {
                    Entries.combine(1, x, -1, b, difference);
                    return KnownProblem.dot(difference, gradient.at(x)) / 2;
                })
                .gradient((x, g) -> Entries.copy(gradient.at(x), g))
                .hessian((x, v, h) -> algebra.multiply(q, false, v, false, h))
                // A point, not a seed: the JDK allocates 10 kB in its 16th digest of a seed, when it generates a class
                // for that constructor.
                .start(manifold.randomPoint(new Seed(7)));
    }
}
