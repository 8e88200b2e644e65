package org.repdyn.testkit;

import static org.repdyn.testkit.law.Laws.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.ConstraintProvider;
import org.repdyn.testkit.law.LawReports;

/**
 * The laws of a constraint's geometry. Extend it and list the constraints in a static method {@code Stream<Subject<?>>
 * subjects()}; the types of the manifold declare its capabilities.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@ExtendWith(LawReports.class)
@ParameterizedClass(name = "{0}")
@MethodSource("subjects")
public abstract class ManifoldContract {

    /** Subject of this run, from the static method {@code subjects} of the test class. */
    @Parameter
    Subject<ConstraintProvider<?>> subject;

    private <O extends Record> Constraint create(ConstraintProvider<O> provider) {
        return provider.create(subject.optionsFor(provider));
    }

    private Constraint constraint() {
        return create(subject.provider());
    }

    /** Returns the shapes to test the constraint on: by default tall, square, one column, and scales other than 1. */
    protected List<ManifoldShape> shapes() {
        return List.of(
                new ManifoldShape(7, 3, 1),
                new ManifoldShape(5, 1, 1),
                new ManifoldShape(4, 4, 1),
                new ManifoldShape(5, 4, 1),
                new ManifoldShape(9, 2, 8),
                new ManifoldShape(6, 3, 1e-3));
    }

    @Test
    @DisplayName("1. the constraint accepts the shapes, and the manifold has the shape it was made for")
    void shape() {
        shapes().forEach(s -> {
            ManifoldFixture fixture = ManifoldFixture.of(constraint(), s);
            assertThat(constraint().objection(s.rows(), s.columns())).isEmpty();
            assertThat(fixture.manifold.rows()).isEqualTo(s.rows());
            assertThat(fixture.manifold.columns()).isEqualTo(s.columns());
            assertThat(fixture.manifold.retractions()).isNotEmpty();
        });
    }

    @Test
    @DisplayName("2. the nearest point lies on the manifold, and a point of the manifold is its own nearest point")
    void nearest() {
        onEachShape(TangentSpaceLaws::nearest);
    }

    @Test
    @DisplayName("3. the projection is idempotent and self-adjoint")
    void projection() {
        onEachShape(TangentSpaceLaws::projection);
    }

    @Test
    @DisplayName("4. the dimension is the rank of the projection")
    void dimension() {
        onEachShape(TangentSpaceLaws::dimension);
    }

    @Test
    @DisplayName("5. the inner product is symmetric, bilinear and positive on tangent vectors")
    void inner() {
        onEachMovingShape(TangentSpaceLaws::inner);
    }

    @Test
    @DisplayName("6. the gradient is tangent, and its inner product with V is the derivative along V")
    void gradient() {
        onEachMovingShape(TangentSpaceLaws::gradient);
    }

    @Test
    @DisplayName("7. a retraction starts at the point, R(0) = W, with velocity V, dR(0)V = V")
    void retractionOfFirstOrder() {
        onEachShape(RetractionLaws::firstOrder);
    }

    @Test
    @DisplayName("8. a retraction follows the geodesic to the order it declares; at order 2 its curve has no"
            + " acceleration")
    void retractionOfDeclaredOrder() {
        onEachShape(RetractionLaws::declaredOrder);
    }

    @Test
    @DisplayName("9. a retraction ends on the manifold up to rounding, for steps of any length and after many steps")
    void landing() {
        onEachShape(RetractionLaws::landing);
    }

    @Test
    @DisplayName("10. no operation modifies its inputs, and results do not depend on earlier calls")
    void purity() {
        onEachShape(PurityLaws::purity);
    }

    @Test
    @DisplayName("11. if rotations are identified, every operation is equivariant under W → WQ")
    void rotations() {
        onEachShape(SymmetryLaws::representatives);
    }

    @Test
    @DisplayName("12. the geometry at scale c is the geometry at scale 1, c times as large")
    void scale() {
        shapes().forEach(s -> SymmetryLaws.scale(ManifoldFixture.of(constraint(), s), s, constraint()));
    }

    @Test
    @DisplayName("13. the logarithm inverts the geodesic, and the distance is its length")
    void logarithm() {
        onEachShape(GeodesicLaws::logarithm);
    }

    @Test
    @DisplayName("14. parallel transport is an isometry into the tangent space at the end and maps V to the velocity"
            + " there")
    void transport() {
        onEachMovingShape(GeodesicLaws::transport);
    }

    @Test
    @DisplayName("15. the Hessian is symmetric and gives the second derivative along geodesics")
    void hessian() {
        onEachMovingShape(GeodesicLaws::hessian);
    }

    @Test
    @DisplayName("16. no finite number or matrix follows from a NaN or an infinite entry")
    void finiteness() {
        onEachShape(FiniteLaws::visible);
    }

    private void onEachShape(Consumer<ManifoldFixture> law) {
        shapes().forEach(shape -> law.accept(ManifoldFixture.of(constraint(), shape)));
    }

    private void onEachMovingShape(Consumer<ManifoldFixture> law) {
        onEachShape(fixture -> {
            if (fixture.manifold.dimension() > 0) {
                law.accept(fixture);
            }
        });
    }
}
