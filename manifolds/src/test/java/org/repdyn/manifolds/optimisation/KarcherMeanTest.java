package org.repdyn.manifolds.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.gradientBelow;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.maxIterations;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.spd.AffineInvariantPositiveDefinite;
import org.repdyn.testsupport.RandomMatrices;

/** The Karcher mean of commuting positive-definite matrices is the exponential of the mean of their logarithms. */
@DisplayName("The Karcher mean of positive-definite matrices")
class KarcherMeanTest {

    private static final int SIZE = 4;
    private static final int COUNT = 6;

    static Stream<Solver> solvers() {
        return Stream.of(
                TrustRegions.defaults(),
                AdaptiveCubic.defaults(),
                LimitedMemoryBfgs.defaults(),
                ConjugateGradient.defaults(),
                SteepestDescent.defaults());
    }

    @ParameterizedTest
    @MethodSource("solvers")
    @DisplayName("is found from its Riemannian gradient, for eigenvalues over four decades")
    void commuting(Solver solver) {
        R064Store q = RandomMatrices.orthonormal(SIZE, SIZE, 1);
        R064Store exponents = RandomMatrices.gaussian(COUNT, SIZE, 2);
        List<R064Store> matrices = IntStream.range(0, COUNT)
                .mapToObj(i -> IntStream.range(0, SIZE)
                        .mapToDouble(j -> Math.exp(2 * exponents.doubleValue(i, j)))
                        .toArray())
                .map(values -> withEigenvalues(q, values))
                .toList();
        double[] means = IntStream.range(0, SIZE)
                .mapToDouble(j -> Math.exp(IntStream.range(0, COUNT)
                        .mapToDouble(i -> 2 * exponents.doubleValue(i, j) / COUNT)
                        .sum()))
                .toArray();
        AffineInvariantPositiveDefinite manifold = new AffineInvariantPositiveDefinite(SIZE);
        R064Store log = R064Store.FACTORY.make(SIZE, SIZE);
        OptimisationResult result = RiemannianProblem.on(manifold)
                .minimize(x -> matrices.stream()
                        .mapToDouble(a -> Math.pow(manifold.distance(x, a), 2) / 2 / COUNT)
                        .sum())
                .riemannianGradient((x, g) -> {
                    Entries.scale(0, x, g);
                    for (R064Store a : matrices) {
                        manifold.log(x, a, log);
                        Entries.add(-1.0 / COUNT, log, g);
                    }
                })
                .start(R064Store.FACTORY.makeEye(SIZE, SIZE))
                .stopWhen(gradientBelow(1e-9).or(maxIterations(200)))
                .solve(solver);
        assertThat(result.converged()).as(result.stop().text()).isTrue();
        // The cost has curvature of at least 1 (the space is not positively curved), so the distance is at most the
        // gradient norm.
        assertThat(manifold.distance(result.point(), withEigenvalues(q, means))).isCloseTo(0, Offset.offset(2e-9));
    }

    private static R064Store withEigenvalues(R064Store q, double[] values) {
        R064Store d = R064Store.FACTORY.make(SIZE, SIZE);
        for (int i = 0; i < SIZE; i++) {
            d.set(i, i, values[i]);
        }
        LinearAlgebra algebra = LinearAlgebra.ojAlgo();
        R064Store result = algebra.multiply(q, algebra.multiplyRightTransposed(d, q));
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < i; j++) {
                result.set(i, j, result.doubleValue(j, i));
            }
        }
        return result;
    }
}
