package org.repdyn.manifolds.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.check.CheckReport;
import org.repdyn.core.check.SlopeCheck;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.flat.Euclidean;
import org.repdyn.manifolds.gram.FixedRankPositiveSemidefinite;
import org.repdyn.manifolds.optimisation.Cost;
import org.repdyn.manifolds.optimisation.EuclideanGradient;
import org.repdyn.manifolds.optimisation.EuclideanHessian;
import org.repdyn.manifolds.orthogonality.Flag;
import org.repdyn.manifolds.orthogonality.GeneralisedStiefel;
import org.repdyn.manifolds.orthogonality.Grassmann;
import org.repdyn.manifolds.orthogonality.Stiefel;
import org.repdyn.manifolds.restoring.LandingOptions;
import org.repdyn.manifolds.restoring.RestoringConstraints;
import org.repdyn.manifolds.restoring.SoftOrthogonal;
import org.repdyn.manifolds.spheres.Oblique;
import org.repdyn.manifolds.spheres.ObliqueAxis;
import org.repdyn.manifolds.spheres.Sphere;
import org.repdyn.manifolds.spi.AlteredManifold;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.RestoringConstraint;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("Checks")
class ChecksTest {

    private static final Seed SEED = new Seed(2);
    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    static Stream<Manifold> manifolds() {
        return Stream.of(
                new Grassmann(7, 3),
                new Stiefel(6, 2),
                new Stiefel(3, 3),
                new Sphere(5, 1),
                new Oblique(4, 3, ObliqueAxis.COLUMNS),
                new Euclidean(3, 2));
    }

    /** Manifolds on which tr(XᵀAX) is not constant, as it is on the orthogonal group. */
    static Stream<Manifold> tall() {
        return manifolds().filter(m -> m.rows() > m.columns());
    }

    private static Cost cost(R064Store a) {
        return x -> {
            R064Store ax = ALGEBRA.multiply(a, x);
            double sum = 0;
            for (int i = 0; i < x.data.length; i++) {
                sum += x.data[i] * ax.data[i];
            }
            return sum;
        };
    }

    /** 2AX times a factor, which is 1 for the right gradient. */
    private static EuclideanGradient gradient(R064Store a, double factor) {
        return (x, g) -> {
            ALGEBRA.multiply(a, false, x, false, g);
            g.modifyAll(org.ojalgo.function.constant.PrimitiveMath.MULTIPLY.by(2 * factor));
        };
    }

    private static EuclideanHessian hessian(R064Store a, double factor) {
        return (x, v, h) -> gradient(a, factor).gradient(v, h);
    }

    @ParameterizedTest
    @MethodSource("tall")
    @DisplayName("pass a right gradient and Hessian, and fail wrong ones by their slope")
    void derivatives(Manifold manifold) {
        R064Store a = RandomMatrices.symmetric(manifold.rows(), 4);
        CheckReport right = Checks.checkGradient(manifold, cost(a), gradient(a, 1), SEED);
        assertThat(right.passed()).as(right.verdict()).isTrue();
        CheckReport wrong = Checks.checkGradient(manifold, cost(a), gradient(a, 1.001), SEED);
        assertThat(wrong.passed()).as(wrong.verdict()).isFalse();
        assertThat(wrong.verdict()).contains("gradient: FAILED, the error falls like t^1.0");
        CheckReport second = Checks.checkHessian(manifold, cost(a), gradient(a, 1), hessian(a, 1), SEED);
        assertThat(second.passed()).as(second.verdict()).isTrue();
        CheckReport bad = Checks.checkHessian(manifold, cost(a), gradient(a, 1), hessian(a, 1.1), SEED);
        assertThat(bad.passed()).as(bad.verdict()).isFalse();
        // The second-order term may cancel the third-order term at one step, which bends the line around it.
        assertThat(bad.slopes().get(0).slope()).isBetween(1.5, 2.5);
    }

    @ParameterizedTest
    @MethodSource("manifolds")
    @DisplayName("pass the built-in manifolds with all their retractions")
    void manifold(Manifold manifold) {
        CheckReport report = Checks.checkManifold(manifold, SEED);
        assertThat(report.passed()).as(report.verdict()).isTrue();
        assertThat(report.slopes()).hasSize(manifold.retractions().size());
        assertThat(report.verdict().lines()).hasSize(report.size());
    }

    static Stream<Manifold> extremes() {
        return DoubleStream.of(1e-3, 1, 1e6)
                .boxed()
                .flatMap(scale -> Stream.of(
                        new Stiefel(5, 2, scale, -0.5, ALGEBRA),
                        new Stiefel(3, 3, scale, 0, ALGEBRA),
                        new Grassmann(5, 2, scale, ALGEBRA),
                        new Grassmann(3, 3, scale, ALGEBRA),
                        new Flag(5, new int[] {1, 3}, scale, ALGEBRA),
                        new Grassmann(2, 1, scale, ALGEBRA),
                        new Sphere(1, 1),
                        new Oblique(4, 1, ObliqueAxis.ROWS),
                        new FixedRankPositiveSemidefinite(2, 2)));
    }

    @ParameterizedTest
    @MethodSource("extremes")
    @DisplayName("pass manifolds of any scale, of dimension 0, and with near singular points")
    void extreme(Manifold manifold) {
        for (int seed = 0; seed < 3; seed++) {
            CheckReport report = Checks.checkManifold(manifold, new Seed(seed));
            assertThat(report.passed()).as(report.verdict()).isTrue();
        }
    }

    @Test
    @DisplayName("measure an order above the rounding floor, and call an error of rounding exact")
    void slopes() {
        SlopeCheck cubic = SlopeCheck.measure("cube", 3, 1, t -> 5 * t * t * t + 3e-16 * Math.sin(1e9 * t));
        assertThat(cubic.slope()).isCloseTo(3, Offset.offset(0.01));
        assertThat(cubic.verdict()).isEqualTo("cube: passed, the error falls like t^3.00, as expected from t^3");
        assertThat(SlopeCheck.measure("square", 3, 1, t -> t * t).passed()).isFalse();
        SlopeCheck exact = SlopeCheck.measure("zero", 2, 1, t -> 1e-16);
        assertThat(exact.exact()).isTrue();
        assertThat(exact.verdict()).isEqualTo("zero: exact to rounding");
        SlopeCheck undefined = SlopeCheck.measure("nothing", 2, 1, t -> Double.NaN);
        assertThat(undefined.passed()).isFalse();
        assertThat(undefined.verdict()).contains("not a number");
    }

    @Test
    @DisplayName("refuse a retraction that the manifold does not have")
    void misuse() {
        assertThatThrownBy(() -> Checks.checkRetraction(new Grassmann(4, 2), Retraction.OWN, SEED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("offers no own retraction; use one of");
    }

    /** The unit sphere in ℝ³ without its logarithm, with a step of order 1 or 2, and its projection times a factor. */
    private record PlainSphere(int order, boolean bends, double factor, double slack) implements AlteredManifold {

        private static final Sphere SPHERE = new Sphere(3, 1);

        @Override
        public Manifold original() {
            return SPHERE;
        }

        @Override
        public void gradient(R064Store point, R064Store euclideanGradient, R064Store result) {
            SPHERE.project(point, euclideanGradient, result);
            for (int i = 0; i < 3; i++) {
                result.data[i] *= factor;
            }
        }

        @Override
        public Set<Retraction> retractions() {
            return Set.of(Retraction.OWN);
        }

        @Override
        public int order(Retraction retraction) {
            return order;
        }

        /** Steps to the nearest point of p + V, or along a curve that bends: p + V + V₁·(V rotated by 90°). */
        @Override
        public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
            R064Store step = R064Store.FACTORY.copy(tangent);
            if (bends) {
                double first = tangent.data[0];
                for (int i = 0; i < 3; i++) {
                    int j = (i + 1) % 3;
                    int k = (i + 2) % 3;
                    step.data[i] += first * (point.data[j] * tangent.data[k] - point.data[k] * tangent.data[j]);
                }
            }
            for (int i = 0; i < 3; i++) {
                step.data[i] += point.data[i];
            }
            SPHERE.nearest(step, result);
            result.data[0] += slack;
        }
    }

    private static String verdict(Manifold manifold) {
        CheckReport report = Checks.checkManifold(manifold, false, SEED);
        assertThat(report.passed()).as(report.verdict()).isFalse();
        return report.verdict();
    }

    @Test
    @DisplayName(
            "catch an order that is claimed too high, without geodesics, and pass the same step with its own order")
    void overstatedOrder() {
        assertThat(Checks.checkManifold(new PlainSphere(2, false, 1, 0), false, SEED)
                        .passed())
                .isTrue();
        assertThat(Checks.checkManifold(new PlainSphere(1, true, 1, 0), false, SEED)
                        .passed())
                .isTrue();
        assertThat(verdict(new PlainSphere(2, true, 1, 0)))
                .contains("retraction own has order 2: no acceleration of its curves: FAILED");
    }

    @Test
    @DisplayName("catch a gradient of the wrong length, and steps that end off the manifold")
    void wrongManifolds() {
        assertThat(verdict(new PlainSphere(2, false, 0.5, 0)))
                .contains("gradient represents the derivative: FAILED", "gradient: FAILED, the error falls like t^1.0");
        assertThat(verdict(new PlainSphere(1, false, 1, 1e-6)))
                .contains("retraction own ends on the manifold: FAILED", "retraction own of zero stays: FAILED");
    }

    @Test
    @DisplayName("pass the constraints that drive weights back, and catch one that drives them away")
    void restoring() {
        RestoringConstraint landing = (RestoringConstraint) RestoringConstraints.LANDING.create(new LandingOptions(1));
        CheckReport right = Checks.checkConstraint(landing, 5, 2, 1, ALGEBRA, SEED);
        assertThat(right.passed()).as(right.verdict()).isTrue();
        CheckReport away = Checks.checkConstraint(new SoftOrthogonal(-1), 5, 2, 1, ALGEBRA, SEED);
        assertThat(away.verdict()).contains("field leads back to the constraint: FAILED, without a loss");
        assertThatThrownBy(() -> Checks.checkConstraint(landing, 2, 5, 1, ALGEBRA, SEED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot have 5 orthogonal columns");
    }

    /** Unit vectors of the metric are up to the root of the condition number long as matrices. */
    @ParameterizedTest
    @ValueSource(doubles = {1e4, 1e10})
    @DisplayName("pass a manifold whose metric has a large condition number")
    void illConditioned(double condition) {
        int n = 6;
        R064Store q = RandomMatrices.orthonormal(n, n, 3);
        R064Store scaled = q.copy();
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                scaled.data[j * n + i] *= Math.pow(condition, -j / (n - 1.0));
            }
        }
        R064Store b = ALGEBRA.multiplyRightTransposed(scaled, q);
        for (int seed = 0; seed < 3; seed++) {
            CheckReport report = Checks.checkManifold(new GeneralisedStiefel(b, 2), false, new Seed(seed));
            assertThat(report.passed()).as(report.verdict()).isTrue();
        }
    }

    @Test
    @DisplayName("pass the Hessian of a cost that is constant, which consists of rounding")
    void constantCost() {
        // A flag whose last space is all of ℝ³ under a function of that space
        CheckReport report = Checks.checkManifold(new Flag(3, 1, 3), true, SEED);
        assertThat(report.passed()).as(report.verdict()).isTrue();
    }
}
