package org.repdyn.testkit;

import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.repdyn.testkit.law.LawReports;

/**
 * The laws of a manifold's geometry. Extend it and list the manifolds in a static method {@code Stream<ManifoldSubject>
 * subjects()}; the types that a manifold implements declare which of the laws it must obey. {@link ManifoldContract} is
 * the contract of a constraint, whose manifolds have a shape and a scale.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@ExtendWith(LawReports.class)
@ParameterizedClass(name = "{0}")
@MethodSource("subjects")
public abstract class RiemannianManifoldContract {

    /** Subject of this run, from the static method {@code subjects} of the test class. */
    @Parameter
    ManifoldSubject subject;

    @Test
    @DisplayName("1. dimension, components, radius, distance and orders are possible")
    void facts() {
        check(GlobalLaws::facts);
    }

    @Test
    @DisplayName("2. random points lie on the manifold, random tangent vectors have length 1, and a seed fixes both")
    void random() {
        check(GlobalLaws::random);
    }

    @Test
    @DisplayName("3. a point is its own nearest point, and a disturbed point is re-projected to a near one")
    void nearest() {
        check(TangentSpaceLaws::nearest);
        check(GlobalLaws::reprojection);
    }

    @Test
    @DisplayName("4. the projection is idempotent and self-adjoint")
    void projection() {
        check(TangentSpaceLaws::projection);
    }

    @Test
    @DisplayName("5. the dimension is the rank of the projection")
    void dimension() {
        check(TangentSpaceLaws::dimension);
    }

    @Test
    @DisplayName("6. the inner product is symmetric, bilinear and positive on tangent vectors")
    void inner() {
        checkMoving(TangentSpaceLaws::inner);
    }

    @Test
    @DisplayName("7. the gradient is tangent, and its inner product with V is the derivative along V")
    void gradient() {
        checkMoving(TangentSpaceLaws::gradient);
    }

    @Test
    @DisplayName("8. a retraction starts at the point, R(0) = W, with velocity V, dR(0)V = V")
    void retractionOfFirstOrder() {
        check(RetractionLaws::firstOrder);
    }

    @Test
    @DisplayName("9. a retraction follows the geodesic to the order it declares; at order 2 its curve has no"
            + " acceleration")
    void retractionOfDeclaredOrder() {
        check(RetractionLaws::declaredOrder);
    }

    @Test
    @DisplayName("10. a retraction ends on the manifold up to rounding, after long steps and after many")
    void landing() {
        check(RetractionLaws::landing);
    }

    @Test
    @DisplayName("11. no operation modifies its inputs, and results do not depend on earlier calls")
    void purity() {
        check(PurityLaws::purity);
        check(PurityLaws::purityOfFurtherGeometry);
    }

    @Test
    @DisplayName("12. matrices of a wrong shape and results that are inputs are refused by name")
    void refusals() {
        check(PurityLaws::refusals);
    }

    @Test
    @DisplayName("13. on a quotient, every operation is equivariant under a change of representatives")
    void representatives() {
        check(SymmetryLaws::representatives);
    }

    @Test
    @DisplayName("14. the logarithm inverts the geodesic on both sides, and the distance is its length")
    void logarithm() {
        check(GeodesicLaws::logarithm);
        check(TransportLaws::logarithm);
    }

    @Test
    @DisplayName("15. parallel transport is an isometry of tangent spaces, keeps the velocity, and is parallel")
    void parallelTransport() {
        checkMoving(GeodesicLaws::transport);
        checkMoving(TransportLaws::parallel);
    }

    @Test
    @DisplayName("16. the vector transport is linear, ends in the tangent space, and is the identity on the spot")
    void vectorTransport() {
        checkMoving(TransportLaws::vectorTransport);
    }

    @Test
    @DisplayName("17. the Hessian is symmetric and gives the second derivative along geodesics")
    void hessian() {
        checkMoving(GeodesicLaws::hessian);
    }

    @Test
    @DisplayName("18. inverse retractions invert on both sides")
    void inverseRetractions() {
        check(TransportLaws::inverseRetractions);
    }

    @Test
    @DisplayName("19. no finite number or matrix follows from a NaN or an infinite entry")
    void finiteness() {
        check(FiniteLaws::visible);
    }

    private void check(Consumer<ManifoldFixture> law) {
        law.accept(new ManifoldFixture(subject));
    }

    private void checkMoving(Consumer<ManifoldFixture> law) {
        ManifoldFixture fixture = new ManifoldFixture(subject);
        if (fixture.manifold.dimension() > 0) {
            law.accept(fixture);
        }
    }
}
