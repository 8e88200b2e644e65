package org.repdyn.manifolds.spd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.function.aggregator.Aggregator;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.gram.FixedRankPositiveSemidefinite;
import org.repdyn.manifolds.optimisation.ConjugateGradient;
import org.repdyn.manifolds.optimisation.LimitedMemoryBfgs;
import org.repdyn.manifolds.optimisation.OptimisationResult;
import org.repdyn.manifolds.optimisation.RiemannianProblem;
import org.repdyn.manifolds.optimisation.Solver;
import org.repdyn.manifolds.spi.RiemannianLogarithm;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("Positive-definite matrices")
class PositiveDefiniteTest {

    /** A few roundings of each of n = 3 eigenvalues. */
    private static final double ROUNDING = 1e-14;

    static List<PositiveDefinite> metrics() {
        return List.of(
                new AffineInvariantPositiveDefinite(3),
                new LogEuclideanPositiveDefinite(3),
                new BuresWassersteinPositiveDefinite(3));
    }

    private static R064Store diagonal(double... entries) {
        R064Store result = R064Store.FACTORY.make(entries.length, entries.length);
        for (int i = 0; i < entries.length; i++) {
            result.set(i, i, entries[i]);
        }
        return result;
    }

    /** Distance of 1-dimensional positive numbers in each metric, from their relative difference x = q/p − 1. */
    private static double distanceOfNumbers(PositiveDefinite metric, double p, double x) {
        double log = Math.log1p(x);
        return metric instanceof BuresWassersteinPositiveDefinite ? Math.sqrt(p) * Math.expm1(log / 2) : log;
    }

    @ParameterizedTest
    @MethodSource("metrics")
    @DisplayName("have distances of full relative accuracy from 1e-12 to 1e3, at eigenvalues from 1e-12 to 1e12")
    void distancesKeepTheirDigits(PositiveDefinite m) {
        for (double step : new double[] {1e-12, 1e-9, 1e-4, 0.1, 0.3, 1, 1e3}) {
            double[] p = {1e-12, 1, 1e12};
            double[] q = new double[3];
            double expected = 0;
            for (int i = 0; i < 3; i++) {
                q[i] = p[i] * (1 + step * (i + 1));
                // The difference of the rounded numbers is exact or has one rounding.
                expected = Math.hypot(expected, distanceOfNumbers(m, p[i], (q[i] - p[i]) / p[i]));
            }
            assertThat(((RiemannianLogarithm) m).distance(diagonal(p), diagonal(q)))
                    .as("%s, step %s", m.getClass().getSimpleName(), step)
                    .isCloseTo(expected, within(ROUNDING * expected));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1e-3, 1, 1e3, 1e6})
    @DisplayName("have an affine-invariant distance that keeps its digits under any scaling of the variables")
    void affineInvariance(double unit) {
        AffineInvariantPositiveDefinite m = new AffineInvariantPositiveDefinite(4);
        R064Store p = m.randomPoint(new Seed(1));
        R064Store q = m.randomPoint(new Seed(2));
        double[] scale = {1, unit, unit * unit, 1 / unit};
        assertThat(m.distance(scaled(p, scale), scaled(q, scale)))
                .isCloseTo(m.distance(p, q), within(10 * ROUNDING * m.distance(p, q)));
    }

    private static R064Store scaled(R064Store p, double[] scale) {
        R064Store result = p.copy();
        for (int i = 0; i < scale.length; i++) {
            for (int j = 0; j < scale.length; j++) {
                result.set(i, j, scale[i] * p.doubleValue(i, j) * scale[j]);
            }
        }
        return result;
    }

    @Test
    @DisplayName("have the distance of commuting matrices in any basis, to the rounding of a condition number of 1e12")
    void illConditioned() {
        R064Store rotation = RandomMatrices.orthonormal(3, 3, 5);
        R064Store p = inBasis(rotation, 1e-6, 1, 1e6);
        R064Store q = inBasis(rotation, 2e-6, 1, 3e6);
        double expected = Math.hypot(Math.log(2), Math.log(3));
        // A rounding of the entries changes the smallest eigenvalue by 1e12 times as much, 2e-4 of itself.
        assertThat(new AffineInvariantPositiveDefinite(3).distance(p, q)).isCloseTo(expected, within(1e-3));
        assertThat(new LogEuclideanPositiveDefinite(3).distance(p, q)).isCloseTo(expected, within(1e-3));
        double wasserstein = Math.hypot(Math.sqrt(2e-6) - Math.sqrt(1e-6), Math.sqrt(3e6) - Math.sqrt(1e6));
        assertThat(new BuresWassersteinPositiveDefinite(3).distance(p, q))
                .isCloseTo(wasserstein, within(ROUNDING * wasserstein));
    }

    private static R064Store inBasis(R064Store rotation, double... values) {
        return rotation.multiply(diagonal(values))
                .multiply(rotation.transpose())
                .collect(R064Store.FACTORY);
    }

    @Test
    @DisplayName("have derivatives of the exponential that are continuous at repeated eigenvalues")
    void repeatedEigenvalues() {
        for (double gap : new double[] {0, 1e-300, 1e-15, 1e-8, 1e-3}) {
            double expected = Math.exp(0.3);
            assertThat(ExponentialDifference.first(0.3, 0.3 + gap)).isCloseTo(expected, within(gap));
            assertThat(ExponentialDifference.second(0.3, 0.3 + gap, 0.3 - gap))
                    .isCloseTo(expected / 2, within(ROUNDING + gap));
        }
        // (e³ − 2e² + e)/2 and e⁻²⁰·(e⁴⁰ − 1)/40 − (e²⁰ − 1)/20)/20: the recursion in exact arithmetic
        assertThat(ExponentialDifference.second(1, 2, 3))
                .isCloseTo(Math.E * Math.pow(Math.E - 1, 2) / 2, within(ROUNDING * 10));
        assertThat(ExponentialDifference.second(0, 0.5, 1))
                .isCloseTo(2 * Math.pow(Math.sqrt(Math.E) - 1, 2), within(ROUNDING));
        assertThat(ExponentialDifference.second(0, 0.5, 1 + 1e-9))
                .isCloseTo(ExponentialDifference.second(0, 0.5, 1), within(1e-9));
    }

    @Test
    @DisplayName("have no nearest one of a matrix that is not positive definite")
    void noNearest() {
        assertThatThrownBy(() -> new AffineInvariantPositiveDefinite(2).nearest(diagonal(2, -1)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("eigenvalue -1")
                .hasMessageContaining("add a multiple of the identity");
    }

    @Test
    @DisplayName(
            "have Bures–Wasserstein geodesics that end at singular matrices, with the share of the step that is left")
    void geodesicsEnd() {
        BuresWassersteinPositiveDefinite m = new BuresWassersteinPositiveDefinite(2);
        // With S = diag(−2, 0) the geodesic is singular at half of the step.
        assertThatThrownBy(() -> m.exp(diagonal(1, 1), diagonal(-4, 0)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("after 0.5 of the step");
        assertThat(m.exp(diagonal(1, 1), diagonal(-1.9, 0)).doubleValue(0, 0)).isCloseTo(0.0025, within(1e-15));
    }

    @Test
    @DisplayName("refuse steps that leave double precision, points that are singular, and an inverse out of reach")
    void refusals() {
        AffineInvariantPositiveDefinite m = new AffineInvariantPositiveDefinite(2);
        assertThatThrownBy(() -> m.exp(diagonal(1, 1), diagonal(1000, 0))).hasMessageContaining("shorter step");
        assertThatThrownBy(() -> m.exp(diagonal(1, 1), diagonal(Double.NaN, 0))).hasMessageContaining("not finite");
        assertThatThrownBy(() -> m.distance(diagonal(1, 0), diagonal(1, 1)))
                .hasMessageContaining("not positive definite");
        assertThatThrownBy(() -> m.distance(diagonal(1, 1), diagonal(1, -1)))
                .hasMessageContaining("not positive definite");
        assertThatThrownBy(() ->
                        m.inverseRetract(org.repdyn.manifolds.spi.Retraction.OWN, diagonal(1, 1), diagonal(0.25, 1)))
                .hasMessageContaining("0.25")
                .hasMessageContaining("use log");
        assertThatThrownBy(() -> new LogEuclideanPositiveDefinite(0)).hasMessageContaining("got size 0");
    }

    /** Returns abᵀ + baᵀ. */
    private static R064Store symmetricProduct(R064Store a, R064Store b) {
        R064Store product = R064Store.FACTORY.copy(a.multiply(b.transpose()));
        return R064Store.FACTORY.copy(product.add(product.transpose()));
    }

    @Test
    @DisplayName("carry vectors in the Bures–Wasserstein metric as their factors are carried, and never lengthen them")
    void transportOfFactors() {
        BuresWassersteinPositiveDefinite m = new BuresWassersteinPositiveDefinite(3);
        FixedRankPositiveSemidefinite factors = new FixedRankPositiveSemidefinite(3, 3);
        for (int seed = 0; seed < 3; seed++) {
            R064Store l = factors.randomPoint(new Seed(seed));
            R064Store other = factors.randomPoint(new Seed(100 + seed));
            R064Store p = R064Store.FACTORY.copy(l.multiply(l.transpose()));
            R064Store q = R064Store.FACTORY.copy(other.multiply(other.transpose()));
            R064Store lift =
                    R064Store.FACTORY.copy(RandomMatrices.symmetric(3, seed).multiply(l));
            R064Store v = symmetricProduct(lift, l);
            R064Store carried = m.transportTo(p, q, v);
            R064Store expected = symmetricProduct(factors.transportTo(l, other, lift), other);
            // Condition numbers of the random factors are below 1e3, those of the matrices below 1e6.
            assertThat(carried.subtract(expected).norm()).isLessThan(1e-9 * expected.norm());
            assertThat(m.norm(q, carried)).isLessThanOrEqualTo(m.norm(p, v) * (1 + 1e-9));
        }
    }

    @Test
    @DisplayName("let a descent that remembers its directions go on past nearly singular matrices")
    void memoryNearTheBoundary() {
        BuresWassersteinPositiveDefinite m = new BuresWassersteinPositiveDefinite(5);
        R064Store target = m.randomPoint(new Seed(77));
        RiemannianProblem problem = RiemannianProblem.on(m)
                .minimize(x -> x.subtract(target).aggregateAll(Aggregator.SUM2) / 2)
                .gradient(x -> x.subtract(target))
                .start(new Seed(5));
        for (Solver solver : List.of(LimitedMemoryBfgs.defaults(), ConjugateGradient.defaults())) {
            OptimisationResult result = problem.solve(solver);
            assertThat(result.converged()).as(result.stop().text()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("metrics")
    @DisplayName("refuse steps to matrices that their own inner product would not take")
    void singularToRounding(PositiveDefinite m) {
        R064Store p = diagonal(1, 1, 1);
        R064Store v = R064Store.FACTORY.copy(RandomMatrices.symmetric(3, 4));
        for (int i = 1; i < 400; i++) {
            R064Store step = R064Store.FACTORY.copy(v.multiply(0.05 * i));
            try {
                R064Store end = m.exp(p, step);
                assertThat(m.inner(end, v, v)).isPositive();
            } catch (ArithmeticException refused) {
                assertThat(refused).hasMessageContaining("shorter step");
            }
        }
    }
}
