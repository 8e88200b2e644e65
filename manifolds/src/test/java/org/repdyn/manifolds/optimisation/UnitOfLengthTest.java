package org.repdyn.manifolds.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.gradientFallsTo;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.maxIterations;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.flat.Euclidean;
import org.repdyn.manifolds.orthogonality.Grassmann;
import org.repdyn.testsupport.RandomMatrices;

/** Points in another unit of length c, at which the costs are those of points of size 1. First steps have length 1 or a share of the typical distance, whatever the unit. */
@DisplayName("A minimum in another unit of length")
class UnitOfLengthTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();
    private static final int SIZE = 6;

    /** Iterations that suffice in the unit 1 are 64 at most; a search that doubles its steps needs 40 more to go 12 orders of magnitude. */
    private static final int ITERATIONS = 150;

    static Stream<Arguments> runs() {
        return Stream.of(
                        SteepestDescent.defaults(),
                        ConjugateGradient.defaults(),
                        LimitedMemoryBfgs.defaults(),
                        LimitedMemoryBfgs.defaults().lineSearch(StrongWolfe.defaults()),
                        BarzilaiBorwein.defaults(),
                        TrustRegions.defaults(),
                        AdaptiveCubic.defaults())
                .flatMap(solver -> Stream.of(1e-12, 1e-6, 1.0, 1e6, 1e12).map(unit -> Arguments.of(solver, unit)));
    }

    /** Σ (i + 1)·d² + d⁴/10 with d = xᵢ/c − i − 1, from 0. */
    @ParameterizedTest
    @MethodSource("runs")
    @DisplayName("is found in flat space, which has no unit of its own")
    void flat(Solver solver, double c) {
        OptimisationResult result = RiemannianProblem.on(new Euclidean(SIZE, 1))
                .minimize(x -> {
                    double sum = 0;
                    for (int i = 0; i < SIZE; i++) {
                        double d = x.data[i] / c - i - 1;
                        sum += (i + 1) * d * d + d * d * d * d / 10;
                    }
                    return sum;
                })
                .gradient((R064Store x, R064Store g) -> {
                    for (int i = 0; i < SIZE; i++) {
                        double d = x.data[i] / c - i - 1;
                        g.data[i] = (2 * (i + 1) * d + 0.4 * d * d * d) / c;
                    }
                })
                .start(R064Store.FACTORY.make(SIZE, 1))
                .stopWhen(gradientFallsTo(1e-7).or(maxIterations(ITERATIONS)))
                .solve(solver);
        assertThat(result.converged()).as(result.stop().text()).isTrue();
        for (int i = 0; i < SIZE; i++) {
            assertThat(result.point().data[i] / c).isCloseTo(i + 1, within(1e-4));
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    @DisplayName("is found among subspaces whose bases have columns of that length")
    void curved(Solver solver, double c) {
        R064Store a = RandomMatrices.symmetric(SIZE, 7);
        R064Store eigenvalues = KnownProblem.eigenvalues(a);
        OptimisationResult result = RiemannianProblem.on(new Grassmann(SIZE, 2, c, ALGEBRA))
                .minimize(x -> -Entries.dot(x, ALGEBRA.multiply(a, x)) / (c * c))
                .gradient((R064Store x, R064Store g) -> Entries.scale(-2 / (c * c), ALGEBRA.multiply(a, x), g))
                .stopWhen(gradientFallsTo(1e-6).or(maxIterations(ITERATIONS)))
                .solve(solver);
        assertThat(result.converged()).as(result.stop().text()).isTrue();
        // The cost is within the square of the gradient of the minimum.
        assertThat(result.cost()).isCloseTo(-eigenvalues.data[SIZE - 1] - eigenvalues.data[SIZE - 2], within(1e-9));
    }
}
