package org.repdyn.manifolds.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.flat.Euclidean;
import org.repdyn.manifolds.orthogonality.GeneralisedStiefel;
import org.repdyn.manifolds.orthogonality.Grassmann;
import org.repdyn.manifolds.orthogonality.OrthogonalGroup;
import org.repdyn.manifolds.orthogonality.Stiefel;
import org.repdyn.manifolds.spheres.Oblique;
import org.repdyn.manifolds.spheres.ObliqueAxis;
import org.repdyn.manifolds.spheres.Sphere;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.testsupport.ConvergenceSlope;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@DisplayName("Steepest descent in the spectral norm")
class SpectralDescentTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    private static SpectralDirection direction(Manifold manifold, R064Store point, R064Store gradient) {
        return new SpectralDescent(manifold, Orthogonalisation.SVD, ALGEBRA).direction(point, gradient);
    }

    static Stream<Arguments> manifolds() {
        return Stream.of(
                Arguments.of("Euclidean", new Euclidean(6, 3)),
                Arguments.of("Grassmann", new Grassmann(9, 3)),
                Arguments.of("Stiefel", new Stiefel(9, 3)),
                Arguments.of("Stiefel, k > d/2", new Stiefel(5, 3)),
                Arguments.of("Stiefel, k = 1", new Stiefel(5, 1)),
                Arguments.of("orthogonal group, odd", new OrthogonalGroup(3)),
                Arguments.of("sphere", new Sphere(6, 3)),
                Arguments.of("sphere, square", new Sphere(3, 3)),
                Arguments.of("unit rows", new Oblique(7, 3, ObliqueAxis.ROWS)),
                Arguments.of("unit columns", new Oblique(7, 3, ObliqueAxis.COLUMNS)),
                Arguments.of("unit columns, wide", new Oblique(3, 8, ObliqueAxis.COLUMNS)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("manifolds")
    @DisplayName("is tangent, in the unit ball, and optimal by its duality gap")
    void optimal(String name, Manifold manifold) {
        for (int seed = 1; seed <= 4; seed++) {
            R064Store point = manifold.randomPoint(new Seed(seed));
            R064Store gradient = RandomMatrices.gaussian(manifold.rows(), manifold.columns(), seed + 100L);
            SpectralDirection found = direction(manifold, point, gradient);
            R064Store a = found.matrix();
            assertThat(Matrices.distance(a, manifold.project(point, a))).isLessThan(Tolerances.rounding(20, 1, 1));
            double longest = ALGEBRA.thinSvd(a).values()[0];
            assertThat(longest).isLessThan(1 + Tolerances.rounding(20, 1, 1));
            // A matrix sign is exact; at a loss of rank the limit μ → 0 ends at 1e-8 of the size of G for each singular
            // value.
            boolean sign = Math.abs(Matrices.norm(a) - Math.sqrt(Math.min(a.getRowDim(), a.getColDim()))) < 1e-9;
            assertThat(found.gap()).isLessThan(sign ? 1e-11 : 1e-7);
            // No random tangent matrix of the ball does better.
            for (int other = 0; other < 20; other++) {
                R064Store trial = manifold.project(
                        point,
                        Matrices.sum(a, 0.1, RandomMatrices.gaussian(a.getRowDim(), a.getColDim(), 1000L + other)));
                double length = ALGEBRA.thinSvd(trial).values()[0];
                assertThat(Matrices.dot(gradient, a))
                        .isLessThanOrEqualTo(Matrices.dot(gradient, trial) / length + 1e-7 * Matrices.norm(gradient));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("manifolds")
    @DisplayName(
            "does not depend on the length of the gradient, also where squares of its entries overflow or underflow")
    void length(String name, Manifold manifold) {
        R064Store point = manifold.randomPoint(new Seed(1));
        R064Store gradient = RandomMatrices.gaussian(manifold.rows(), manifold.columns(), 101);
        SpectralDescent exact = new SpectralDescent(manifold, Orthogonalisation.SVD, ALGEBRA);
        R064Store expected = exact.direction(point, gradient).matrix();
        R064Store smoothed = exact.smoothed(point, gradient, 0.1);
        for (int exponent : new int[] {-1000, -600, 600, 1000}) {
            double size = Math.scalb(1.0, exponent);
            R064Store scaled = Matrices.times(size, gradient);
            // Powers of two are exact; a dual ascent starts from the last one, and its end is accurate to 1e-7 at a
            // loss of rank.
            assertThat(Matrices.distance(exact.direction(point, scaled).matrix(), expected))
                    .isLessThan(1e-6);
            assertThat(Matrices.distance(exact.smoothed(point, scaled, 0.1 * size), smoothed))
                    .isLessThan(1e-6);
        }
    }

    /** G = BW − λW with symmetric B is the gradient of a rotation-invariant function: WᵀG is symmetric. */
    @Test
    @DisplayName(
            "on the Stiefel manifold is −msign((I − WWᵀ)G) for a rotation-invariant function, by the dual ascent too")
    void closedForm() {
        Stiefel stiefel = new Stiefel(12, 4);
        Grassmann grassmann = new Grassmann(12, 4);
        R064Store point = stiefel.randomPoint(new Seed(3));
        R064Store invariant = ALGEBRA.multiply(RandomMatrices.symmetric(12, 5), point);
        R064Store expected = Matrices.times(
                -1, new MatrixSign(Orthogonalisation.SVD, ALGEBRA).of(grassmann.project(point, invariant)));
        SpectralDirection found = direction(stiefel, point, invariant);
        assertThat(found.newtonSteps()).isZero();
        assertThat(Matrices.distance(found.matrix(), expected)).isLessThan(1e-13);
        // A dual ascent from a normal matrix that is not the answer ends at the closed form too.
        DualAscent dual = new DualAscent(stiefel, ALGEBRA);
        dual.direction(point, stiefel.project(point, RandomMatrices.gaussian(12, 4, 6)));
        SpectralDirection ascended = dual.direction(point, stiefel.project(point, invariant));
        assertThat(ascended.newtonSteps()).isPositive();
        assertThat(Matrices.distance(ascended.matrix(), expected)).isLessThan(1e-10);
        assertThat(ascended.gap()).isLessThan(1e-12);
    }

    @Test
    @DisplayName("on the Stiefel manifold is not the matrix sign of the gradient for a function that rotations change")
    void shortcutIsWrong() {
        Stiefel stiefel = new Stiefel(12, 4);
        R064Store point = stiefel.randomPoint(new Seed(3));
        R064Store gradient = RandomMatrices.gaussian(12, 4, 8);
        R064Store tangent = stiefel.project(point, gradient);
        R064Store shortcut = Matrices.times(-1, new MatrixSign(Orthogonalisation.SVD, ALGEBRA).of(tangent));
        assertThat(Matrices.distance(shortcut, stiefel.project(point, shortcut)))
                .isGreaterThan(0.05);
        SpectralDirection found = direction(stiefel, point, gradient);
        assertThat(found.newtonSteps()).isBetween(1, 60);
        // At full rank the answer is a matrix sign: all singular values are 1.
        assertThat(ALGEBRA.thinSvd(found.matrix()).values()).containsExactly(new double[] {1, 1, 1, 1}, within(1e-11));
    }

    /** On the sphere of n×1 matrices the spectral norm is the Euclidean one, and the direction is −grad/‖grad‖. */
    @Test
    @DisplayName("on a sphere of vectors is the normalised gradient")
    void vectors() {
        Sphere sphere = new Sphere(5, 1);
        R064Store point = sphere.randomPoint(new Seed(2));
        R064Store gradient = RandomMatrices.gaussian(5, 1, 3);
        R064Store tangent = sphere.project(point, gradient);
        assertThat(Matrices.distance(
                        direction(sphere, point, gradient).matrix(),
                        Matrices.times(-1 / Matrices.norm(tangent), tangent)))
                .isLessThan(1e-14);
    }

    @Test
    @DisplayName("starts the next dual ascent from the last one, and comes to the same direction in fewer steps")
    void warmStart() {
        Stiefel stiefel = new Stiefel(10, 3);
        R064Store point = stiefel.randomPoint(new Seed(4));
        R064Store gradient = RandomMatrices.gaussian(10, 3, 9);
        SpectralDescent descent = new SpectralDescent(stiefel, Orthogonalisation.SVD, ALGEBRA);
        SpectralDirection first = descent.direction(point, gradient);
        SpectralDirection again = descent.direction(point, gradient);
        assertThat(again.newtonSteps()).isLessThan(first.newtonSteps());
        assertThat(Matrices.distance(first.matrix(), again.matrix())).isLessThan(1e-11);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("smoothable")
    @DisplayName(
            "is approached by its smooth form with order 2 in μ where it is a matrix sign, on the tangent space for every μ")
    void smoothed(String name, Manifold manifold) {
        R064Store point = manifold.randomPoint(new Seed(3));
        R064Store gradient = RandomMatrices.gaussian(manifold.rows(), manifold.columns(), 8);
        R064Store limit = direction(manifold, point, gradient).matrix();
        SpectralDescent descent = new SpectralDescent(manifold, Orthogonalisation.SVD, ALGEBRA);
        ConvergenceSlope.assertOrder(2, 0.1, 0.5, 5, 1e-9, mu -> {
            R064Store smooth = descent.smoothed(point, gradient, mu);
            assertThat(Matrices.distance(smooth, manifold.project(point, smooth)))
                    .isLessThan(1e-12);
            return Matrices.distance(smooth, limit);
        });
    }

    static Stream<Arguments> smoothable() {
        return Stream.of(
                Arguments.of("Euclidean", new Euclidean(6, 3)),
                Arguments.of("Grassmann", new Grassmann(9, 3)),
                Arguments.of("Stiefel", new Stiefel(12, 4)));
    }

    @Test
    @DisplayName("is zero for a gradient without a tangent part")
    void zero() {
        Stiefel stiefel = new Stiefel(6, 2);
        R064Store point = stiefel.randomPoint(new Seed(4));
        assertThat(Matrices.norm(
                        direction(stiefel, point, R064Store.FACTORY.make(6, 2)).matrix()))
                .isZero();
    }

    @Test
    @DisplayName(
            "by Newton–Schulz says how far its singular values are from 1, and is refused where its sign is not tangent")
    void newtonSchulz() {
        Grassmann grassmann = new Grassmann(9, 3);
        R064Store point = grassmann.randomPoint(new Seed(1));
        R064Store gradient = RandomMatrices.gaussian(9, 3, 2);
        SpectralDirection found =
                new SpectralDescent(grassmann, Orthogonalisation.NEWTON_SCHULZ, ALGEBRA).direction(point, gradient);
        double measured = Arrays.stream(ALGEBRA.thinSvd(found.matrix()).values())
                .map(s -> Math.abs(s - 1))
                .max()
                .orElseThrow();
        assertThat(found.signError()).isCloseTo(measured, within(1e-12)).isBetween(0.001, 0.33);
        Stiefel stiefel = new Stiefel(9, 3);
        SpectralDescent approximate = new SpectralDescent(stiefel, Orthogonalisation.NEWTON_SCHULZ, ALGEBRA);
        assertThatThrownBy(() -> approximate.direction(point, gradient))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("newton-schulz leaves the tangent space by")
                .hasMessageContaining("use svd");
    }

    @Test
    @DisplayName("needs a projection that is orthogonal in the Frobenius inner product")
    void otherMetric() {
        Manifold generalised = new GeneralisedStiefel(
                ALGEBRA.multiplyLeftTransposed(RandomMatrices.gaussian(7, 5, 1), RandomMatrices.gaussian(7, 5, 1)), 2);
        assertThat(SpectralDescent.objection(generalised, generalised.randomPoint(new Seed(1))))
                .hasValueSatisfying(reason -> assertThat(reason).contains("not orthogonal in the Frobenius"));
        Manifold stiefel = new Stiefel(5, 2);
        assertThat(SpectralDescent.objection(stiefel, stiefel.randomPoint(new Seed(1))))
                .isEmpty();
    }
}
