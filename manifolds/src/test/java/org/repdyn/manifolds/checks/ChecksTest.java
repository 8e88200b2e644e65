package org.repdyn.manifolds.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.flat.Euclidean;
import org.repdyn.manifolds.optimisation.Cost;
import org.repdyn.manifolds.optimisation.EuclideanGradient;
import org.repdyn.manifolds.optimisation.EuclideanHessian;
import org.repdyn.manifolds.orthogonality.Grassmann;
import org.repdyn.manifolds.orthogonality.Stiefel;
import org.repdyn.manifolds.spheres.Oblique;
import org.repdyn.manifolds.spheres.ObliqueAxis;
import org.repdyn.manifolds.spheres.Sphere;
import org.repdyn.manifolds.spi.Manifold;
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
        assertThat(report.verdict().lines())
                .hasSize(report.slopes().size() + report.residuals().size());
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
                .hasMessageContaining("no retraction OWN; it has");
    }
}
