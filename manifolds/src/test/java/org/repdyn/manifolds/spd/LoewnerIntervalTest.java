package org.repdyn.manifolds.spd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.gradientBelow;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.maxIterations;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.dense.JacobiEigen;
import org.repdyn.manifolds.dense.LowerFactor;
import org.repdyn.manifolds.optimisation.FrankWolfe;
import org.repdyn.manifolds.optimisation.LimitedMemoryBfgs;
import org.repdyn.manifolds.optimisation.OptimisationResult;
import org.repdyn.manifolds.optimisation.RiemannianProblem;
import org.repdyn.manifolds.optimisation.TraceColumn;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("An interval of positive-definite matrices")
class LoewnerIntervalTest {

    private static final int SIZE = 3;
    private static final AffineInvariantPositiveDefinite MANIFOLD = new AffineInvariantPositiveDefinite(SIZE);

    /** Rounding of eigenvalues of products of a few 3×3 matrices with entries up to about 10. */
    private static final double ROUNDING = 1e-13;

    private static R064Store square(int seed) {
        R064Store a = RandomMatrices.gaussian(SIZE, 2 * SIZE, seed);
        R064Store result = R064Store.FACTORY.make(SIZE, SIZE);
        a.multiply(a.transpose(), result);
        Entries.scale(1.0 / (2 * SIZE), result, result);
        return result;
    }

    private static R064Store sum(double factor, R064Store a, double weight, R064Store b) {
        R064Store result = a.copy();
        Entries.combine(factor, a, weight, b, result);
        return result;
    }

    private static double smallestEigenvalue(R064Store a) {
        JacobiEigen eigen = new JacobiEigen(SIZE);
        eigen.decompose(a);
        return IntStream.range(0, SIZE).mapToDouble(i -> eigen.values[i]).min().orElseThrow();
    }

    private static double value(R064Store x, R064Store gradient, R064Store z) {
        return MANIFOLD.inner(x, gradient, MANIFOLD.log(x, z));
    }

    private static R064Store diagonal(double... entries) {
        R064Store result = R064Store.FACTORY.make(entries.length, entries.length);
        for (int i = 0; i < entries.length; i++) {
            result.set(i, i, entries[i]);
        }
        return result;
    }

    @Test
    @DisplayName("has the corners as minimisers if all matrices commute")
    void commuting() {
        LoewnerInterval interval = new LoewnerInterval(diagonal(1, 2, 3), diagonal(4, 3, 9));
        R064Store z = diagonal(0, 0, 0);
        interval.minimise(diagonal(2, 2.5, 3.5), diagonal(-1, 2, -0.1), z);
        assertThat(MANIFOLD.distance(z, diagonal(4, 2, 9))).isLessThan(ROUNDING);
    }

    @Test
    @DisplayName("has minimisers that lie in it, and no random corner is lower")
    void minimum() {
        for (int seed = 0; seed < 10; seed++) {
            R064Store lower = square(10 * seed + 1);
            R064Store upper = sum(1, lower, 1, square(10 * seed + 2));
            R064Store x = sum(0.4, lower, 0.6, upper);
            R064Store gradient = MANIFOLD.randomTangent(x, new Seed(seed));
            R064Store z = R064Store.FACTORY.make(SIZE, SIZE);
            new LoewnerInterval(lower, upper).minimise(x, gradient, z);
            assertThat(smallestEigenvalue(sum(1, z, -1, lower))).isGreaterThan(-ROUNDING);
            assertThat(smallestEigenvalue(sum(1, upper, -1, z))).isGreaterThan(-ROUNDING);
            double least = value(x, gradient, z);
            assertThat(least).isNegative();
            for (R064Store other : others(lower, upper, seed)) {
                assertThat(least).isLessThanOrEqualTo(value(x, gradient, other) + ROUNDING);
            }
        }
    }

    /** Returns points L + CΠCᵀ with U − L = CCᵀ and random orthogonal projections Π, corners of the set. */
    private static List<R064Store> others(R064Store lower, R064Store upper, int seed) {
        LowerFactor factor = new LowerFactor(SIZE);
        factor.factor(sum(1, upper, -1, lower));
        return IntStream.range(0, 300)
                .mapToObj(i -> {
                    R064Store columns = RandomMatrices.orthonormal(SIZE, SIZE, 1000 * seed + i);
                    for (int k = 0; k < SIZE * SIZE; k++) {
                        columns.data[k] *= (i >> (k / SIZE)) % 2;
                    }
                    factor.multiply(columns, columns);
                    R064Store corner = R064Store.FACTORY.make(SIZE, SIZE);
                    columns.multiply(columns.transpose(), corner);
                    return sum(1, lower, 1, corner);
                })
                .toList();
    }

    @Test
    @DisplayName("from the harmonic to the arithmetic mean has the Karcher mean, which Frank and Wolfe's method finds"
            + " within its gap")
    void karcherMean() {
        List<R064Store> samples =
                IntStream.range(0, 5).mapToObj(i -> square(100 + i)).toList();
        R064Store arithmetic = R064Store.FACTORY.make(SIZE, SIZE);
        R064Store inverses = R064Store.FACTORY.make(SIZE, SIZE);
        for (R064Store a : samples) {
            Entries.combine(1, arithmetic, 0.2, a, arithmetic);
            Entries.combine(1, inverses, 0.2, inverse(a), inverses);
        }
        R064Store log = R064Store.FACTORY.make(SIZE, SIZE);
        RiemannianProblem problem = RiemannianProblem.on(MANIFOLD)
                .minimize(x -> samples.stream()
                        .mapToDouble(a -> Math.pow(MANIFOLD.distance(x, a), 2) / 10)
                        .sum())
                .riemannianGradient((x, g) -> {
                    Entries.scale(0, g, g);
                    for (R064Store a : samples) {
                        MANIFOLD.log(x, a, log);
                        Entries.combine(1, g, -0.2, log, g);
                    }
                })
                .start(arithmetic);
        OptimisationResult exact =
                problem.stopWhen(gradientBelow(1e-10).or(maxIterations(200))).solve(LimitedMemoryBfgs.defaults());
        OptimisationResult found = problem.stopWhen(maxIterations(300))
                .trace(TraceColumn.cost(), TraceColumn.gradientNorm())
                .solve(FrankWolfe.over(new LoewnerInterval(inverse(inverses), arithmetic)));
        double[] costs = found.trace().column("cost");
        double[] gaps = found.trace().column("gradient-norm");
        for (int k = 0; k < costs.length; k++) {
            assertThat(costs[k] - exact.cost()).isBetween(-1e-12, gaps[k] + 1e-12);
        }
        // The cost is at least ½d² above its minimum, because the space is not positively curved.
        double error = MANIFOLD.distance(found.point(), exact.point());
        assertThat(error * error / 2).isLessThanOrEqualTo(found.cost() - exact.cost() + 1e-12);
        assertThat(found.cost()).isCloseTo(exact.cost(), Offset.offset(1e-4));
    }

    private static R064Store inverse(R064Store a) {
        JacobiEigen eigen = new JacobiEigen(SIZE);
        eigen.decompose(a);
        R064Store result = R064Store.FACTORY.make(SIZE, SIZE);
        for (int k = 0; k < SIZE; k++) {
            for (int i = 0; i < SIZE; i++) {
                for (int j = 0; j < SIZE; j++) {
                    result.add(
                            i, j, eigen.vectors.doubleValue(i, k) * eigen.vectors.doubleValue(j, k) / eigen.values[k]);
                }
            }
        }
        return result;
    }

    @Test
    @DisplayName("needs a positive-definite lower matrix and a larger upper one")
    void refused() {
        LoewnerInterval interval = new LoewnerInterval(diagonal(1, 1), diagonal(2, 2));
        assertThatThrownBy(() -> interval.minimise(
                        diagonal(1.5, 1.5), R064Store.FACTORY.make(0, 0), R064Store.FACTORY.make(2, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the argument gradient is a 0×0 matrix, but matrices of this interval are 2×2");
        assertThatThrownBy(() -> new LoewnerInterval(diagonal(1, 1), diagonal(2, 0.5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("upper − lower");
        assertThatThrownBy(() -> new LoewnerInterval(diagonal(1, 1), diagonal(2, 2, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got 2×2 and 3×3");
    }
}
