package org.repdyn.manifolds.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.check.CheckReport;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.fixedrank.FixedRankFactors;
import org.repdyn.manifolds.gram.FixedRankPositiveSemidefinite;
import org.repdyn.manifolds.hyperbolic.PoincareBall;
import org.repdyn.manifolds.orthogonality.Stiefel;
import org.repdyn.manifolds.spheres.Sphere;
import org.repdyn.manifolds.spi.AlteredManifold;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.ParallelTransport;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianLogarithm;

@DisplayName("Checks of manifolds")
class WrongManifoldsTest {

    /** The unit sphere in ℝ⁴ with one operation that is wrong. */
    private record Altered(String mistake) implements AlteredManifold, RiemannianLogarithm, ParallelTransport {

        private static final Sphere SPHERE = new Sphere(4, 1);

        @Override
        public Manifold original() {
            return SPHERE;
        }

        private boolean has(String name) {
            return mistake.equals(name);
        }

        @Override
        public void project(R064Store point, R064Store ambient, R064Store result) {
            SPHERE.project(point, ambient, result);
            if (has("projection returns its argument")) {
                result.fillMatching(ambient);
            } else if (has("projection takes magnitudes")) {
                SPHERE.project(point, Vectors.scaled(Math.signum(ambient.data[0]), ambient), result);
            }
        }

        @Override
        public void gradient(R064Store point, R064Store euclideanGradient, R064Store result) {
            SPHERE.project(point, euclideanGradient, result);
        }

        @Override
        public double residual(R064Store point) {
            return has("residual is always zero") ? 0 : SPHERE.residual(point);
        }

        @Override
        public Set<Retraction> retractions() {
            return Set.of(Retraction.GEODESIC);
        }

        @Override
        public OptionalDouble injectivityRadius() {
            return SPHERE.injectivityRadius();
        }

        @Override
        public R064Store randomTangent(R064Store point, Seed seed) {
            return SPHERE.randomTangent(point, seed);
        }

        @Override
        public void transportTo(R064Store point, R064Store other, R064Store vector, R064Store result) {
            SPHERE.transportTo(point, other, vector, result);
            double factor = has("vector transport has the wrong sign")
                    ? -1
                    : has("vector transport stretches long vectors") ? Math.hypot(1, vector.data[0]) : 1;
            result.fillMatching(Vectors.scaled(factor, result));
        }

        @Override
        public void log(R064Store point, R064Store other, R064Store result) {
            SPHERE.log(point, other, result);
        }

        @Override
        public double distance(R064Store point, R064Store other) {
            double distance = SPHERE.distance(point, other);
            return has("distance is squared") ? distance * distance : distance;
        }

        @Override
        public void transport(R064Store point, R064Store tangent, R064Store vector, R064Store result) {
            SPHERE.transport(point, tangent, vector, result);
            if (has("parallel transport has the wrong sign")) {
                result.fillMatching(Vectors.scaled(-1, result));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "projection returns its argument, projections are tangent vectors: FAILED",
        "projection takes magnitudes, projection is linear: FAILED",
        "residual is always zero, residual is zero at points only: FAILED",
        "vector transport has the wrong sign, vector transport to the same point is the identity: FAILED",
        "vector transport stretches long vectors, vector transport is linear: FAILED",
        "distance is squared, distance is the length of the geodesic: FAILED",
        "parallel transport has the wrong sign, parallel transport keeps the velocity of the geodesic: FAILED"
    })
    @DisplayName("catch one wrong operation, and name its law")
    void catches(String mistake, String verdict) {
        assertThat(Checks.checkManifold(new Altered("none"), new Seed(3)).passed())
                .isTrue();
        assertThat(Checks.checkManifold(new Altered(mistake), new Seed(3)).verdict())
                .contains(verdict);
    }

    /** Points, directions and metrics at which powers of the step or the parts of a product cancel, a transport is zero, or a matrix is nearly of a lower rank. */
    static Stream<Arguments> unusual() {
        LinearAlgebra algebra = LinearAlgebra.ojAlgo();
        return Stream.of(
                Arguments.of(new PoincareBall(5, 3), 1002),
                Arguments.of(new Stiefel(7, 3, 1, -0.9, algebra), 1000),
                Arguments.of(new Stiefel(4, 4, 1, 1e6, algebra), 1000),
                Arguments.of(new Stiefel(2, 2), 1034),
                Arguments.of(new FixedRankFactors(1, 4, 1), 1008),
                Arguments.of(new FixedRankFactors(3, 5, 3), 1025),
                Arguments.of(new FixedRankPositiveSemidefinite(1, 1), 1008));
    }

    @ParameterizedTest
    @MethodSource("unusual")
    @DisplayName("pass right manifolds at unusual points and in unusual directions")
    void passes(Manifold manifold, long seed) {
        // The function of the check of derivatives is one of the matrix, not of its factors.
        CheckReport report = manifold instanceof FixedRankFactors
                ? Checks.checkManifold(manifold, new Seed(seed))
                : Checks.checkManifold(manifold, manifold instanceof FixedRankPositiveSemidefinite, new Seed(seed));
        assertThat(report.passed()).as(report.verdict()).isTrue();
    }
}
