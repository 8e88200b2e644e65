package org.repdyn.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.ConstraintProvider;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.ParallelTransport;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianHessian;
import org.repdyn.manifolds.spi.RiemannianLogarithm;
import org.repdyn.testsupport.RandomMatrices;

/**
 * The laws of a constraint's geometry. Extend it and list the constraints in a static method {@code Stream<Subject>
 * subjects()}; the types of the manifold declare its capabilities.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@ParameterizedClass(name = "{0}")
@MethodSource("subjects")
public abstract class ManifoldContract {

    /**
     * A constraint that must obey the laws.
     *
     * @param name display name of the subject
     * @param constraint makes a fresh instance
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public record Subject(String name, Supplier<Constraint> constraint) {

        /** Returns a subject with the name of its plugin. */
        public static <O extends Record> Subject of(ConstraintProvider<O> provider, O options) {
            return of(provider.name(), provider, options);
        }

        /** Returns a subject with a name of its own, for one of several variants of a plugin. */
        public static <O extends Record> Subject of(String name, ConstraintProvider<O> provider, O options) {
            return new Subject(name, () -> provider.create(options));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Subject of this run, from the static method {@code subjects} of the test class. */
    @Parameter
    Subject subject;

    private Constraint constraint() {
        return subject.constraint().get();
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
    @DisplayName("Law 1: the constraint accepts the shapes, and the manifold has the shape it was made for")
    void shape() {
        onEachShape(fixture -> {
            ManifoldShape s = fixture.shape;
            assertThat(constraint().objection(s.rows(), s.columns())).isEmpty();
            assertThat(fixture.manifold.rows()).isEqualTo(s.rows());
            assertThat(fixture.manifold.columns()).isEqualTo(s.columns());
            assertThat(fixture.manifold.retractions()).isNotEmpty();
        });
    }

    @Test
    @DisplayName("Law 2: the nearest point lies on the manifold, and a point of the manifold is its own nearest point")
    void nearest() {
        onEachShape(fixture -> {
            assertThat(fixture.manifold.residual(fixture.point)).isLessThanOrEqualTo(fixture.rounding(1));
            fixture.assertClose(
                    "nearest of a point",
                    fixture.nearest(fixture.point),
                    fixture.point,
                    fixture.rounding(fixture.pointSize()));
        });
    }

    @Test
    @DisplayName("Law 3: the projection is idempotent and self-adjoint")
    void projection() {
        onEachShape(fixture -> {
            R064Store a = fixture.gaussian(11);
            R064Store b = fixture.gaussian(12);
            R064Store pa = fixture.project(fixture.point, a);
            R064Store pb = fixture.project(fixture.point, b);
            double size = ManifoldFixture.norm(a) + ManifoldFixture.norm(b);
            fixture.assertClose("projection twice", fixture.project(fixture.point, pa), pa, fixture.rounding(size));
            assertThat(ManifoldFixture.dot(pa, b))
                    .as("⟨Pa, b⟩ = ⟨a, Pb⟩ on %s", fixture.shape)
                    .isCloseTo(ManifoldFixture.dot(a, pb), within(fixture.rounding(size * size)));
        });
    }

    @Test
    @DisplayName("Law 4: the dimension is the rank of the projection")
    void dimension() {
        onEachShape(fixture -> {
            double trace = 0;
            for (int i = 0; i < fixture.point.data.length; i++) {
                R064Store unit = fixture.empty();
                unit.data[i] = 1;
                trace += fixture.project(fixture.point, unit).data[i];
            }
            // The trace of a projection is its rank.
            assertThat(trace)
                    .as("trace of the projection on %s", fixture.shape)
                    .isCloseTo(fixture.manifold.dimension(), within(fixture.rounding(fixture.point.data.length)));
        });
    }

    @Test
    @DisplayName("Law 5: the inner product is symmetric, bilinear and positive on tangent vectors")
    void inner() {
        onEachMovingShape(fixture -> {
            Manifold m = fixture.manifold;
            R064Store v = fixture.tangent;
            R064Store w = fixture.project(fixture.point, fixture.gaussian(13));
            double size = ManifoldFixture.norm(v) * ManifoldFixture.norm(w);
            double vw = m.inner(fixture.point, v, w);
            assertThat(m.inner(fixture.point, v, v)).isPositive();
            assertThat(m.inner(fixture.point, w, v)).isCloseTo(vw, within(fixture.rounding(size)));
            double combined = m.inner(fixture.point, ManifoldFixture.combined(v, 2, w), w);
            double squared = m.inner(fixture.point, w, w);
            assertThat(combined)
                    .isCloseTo(vw + 2 * squared, within(fixture.rounding(size + 2 * ManifoldFixture.dot(w, w))));
        });
    }

    @Test
    @DisplayName("Law 6: the gradient is tangent, and its inner product with V is the derivative along V")
    void gradient() {
        onEachMovingShape(fixture -> {
            R064Store euclidean = fixture.euclideanGradient(fixture.point);
            R064Store gradient = fixture.empty();
            fixture.manifold.gradient(fixture.point, euclidean, gradient);
            double size = ManifoldFixture.norm(euclidean);
            fixture.assertClose(
                    "gradient", fixture.project(fixture.point, gradient), gradient, fixture.rounding(2 * size));
            double slope = fixture.manifold.inner(fixture.point, gradient, fixture.tangent);
            double start = fixture.value(fixture.point);
            for (Retraction retraction : fixture.manifold.retractions()) {
                fixture.assertFalls(
                        "f along " + retraction,
                        2,
                        Math.abs(start) + size * fixture.pointSize(),
                        t -> Math.abs(fixture.value(fixture.retract(
                                        retraction, fixture.point, ManifoldFixture.scaled(fixture.tangent, t)))
                                - start
                                - t * slope));
            }
        });
    }

    @Test
    @DisplayName("Law 7: a retraction starts at the point, R(0) = W, with velocity V, dR(0)V = V")
    void retractionOfFirstOrder() {
        onEachShape(fixture -> {
            for (Retraction retraction : fixture.manifold.retractions()) {
                double rounding = fixture.rounding(fixture.pointSize());
                fixture.assertClose(
                        retraction + " of zero",
                        fixture.retract(retraction, fixture.point, fixture.empty()),
                        fixture.point,
                        rounding);
                fixture.assertFalls("R(tV) − W − tV for " + retraction, 2, fixture.pointSize(), t -> {
                    R064Store step = ManifoldFixture.scaled(fixture.tangent, t);
                    R064Store straight = ManifoldFixture.combined(fixture.point, 1, step);
                    return ManifoldFixture.norm(
                            ManifoldFixture.combined(fixture.retract(retraction, fixture.point, step), -1, straight));
                });
            }
        });
    }

    @Test
    @DisplayName("Law 8: a retraction follows the geodesic to the order it declares")
    void retractionOfDeclaredOrder() {
        onEachShape(fixture -> {
            if (!fixture.manifold.retractions().contains(Retraction.GEODESIC)) {
                return;
            }
            for (Retraction retraction : fixture.manifold.retractions()) {
                fixture.assertFalls(
                        retraction + " compared with the geodesic",
                        fixture.manifold.order(retraction) + 1,
                        fixture.pointSize(),
                        t -> {
                            R064Store step = ManifoldFixture.scaled(fixture.tangent, t);
                            R064Store exact =
                                    fixture.identity(fixture.retract(Retraction.GEODESIC, fixture.point, step));
                            R064Store actual = fixture.identity(fixture.retract(retraction, fixture.point, step));
                            return ManifoldFixture.norm(ManifoldFixture.combined(actual, -1, exact));
                        });
            }
        });
    }

    @Test
    @DisplayName(
            "Law 9: a retraction ends on the manifold up to rounding, for steps of any length and after many steps")
    void landing() {
        onEachShape(fixture -> {
            for (Retraction retraction : fixture.manifold.retractions()) {
                for (double length : new double[] {1e-9, 1e-3, 1, 30, 1e3}) {
                    R064Store step = ManifoldFixture.scaled(fixture.tangent, length);
                    assertThat(fixture.manifold.residual(fixture.retract(retraction, fixture.point, step)))
                            .as("%s by %s on %s", retraction, length, fixture.shape)
                            .isLessThanOrEqualTo(fixture.rounding(1));
                }
                R064Store at = fixture.point;
                for (int i = 0; i < 200; i++) {
                    R064Store step = ManifoldFixture.scaled(fixture.project(at, fixture.tangent), 0.3);
                    at = fixture.retract(retraction, at, step);
                }
                assertThat(fixture.manifold.residual(at))
                        .as("200 steps by %s on %s", retraction, fixture.shape)
                        .isLessThanOrEqualTo(fixture.rounding(1));
            }
        });
    }

    @Test
    @DisplayName("Law 10: no operation modifies its inputs, and results do not depend on earlier calls")
    void purity() {
        onEachShape(fixture -> {
            R064Store point = ManifoldFixture.scaled(fixture.point, 1);
            R064Store tangent = ManifoldFixture.scaled(fixture.tangent, 1);
            Manifold fresh = constraint()
                    .on(fixture.shape.rows(), fixture.shape.columns(), fixture.shape.scale(), ManifoldFixture.ALGEBRA);
            for (Retraction retraction : fixture.manifold.retractions()) {
                R064Store used = fixture.retract(retraction, point, tangent);
                R064Store result = fixture.empty();
                fresh.retract(retraction, point, tangent, result);
                assertThat(used.data)
                        .as("%s, from a used and a fresh instance", retraction)
                        .isEqualTo(result.data);
            }
            R064Store result = fixture.empty();
            fixture.manifold.gradient(point, tangent, result);
            fixture.manifold.project(point, tangent, result);
            fixture.manifold.nearest(point, result);
            assertThat(fixture.manifold.inner(point, tangent, tangent)).isFinite();
            assertThat(point.data).isEqualTo(fixture.point.data);
            assertThat(tangent.data).isEqualTo(fixture.tangent.data);
        });
    }

    @Test
    @DisplayName("Law 11: if rotations are identified, every operation is equivariant under W → WQ")
    void rotations() {
        onEachShape(fixture -> {
            if (!fixture.quotient) {
                return;
            }
            R064Store q = RandomMatrices.orthonormal(fixture.shape.columns(), fixture.shape.columns(), 14);
            R064Store z = fixture.gaussian(15);
            R064Store rotated = ManifoldFixture.ALGEBRA.multiply(fixture.point, q);
            R064Store rotatedTangent = ManifoldFixture.ALGEBRA.multiply(fixture.tangent, q);
            fixture.assertClose(
                    "projection, rotated",
                    fixture.project(rotated, ManifoldFixture.ALGEBRA.multiply(z, q)),
                    ManifoldFixture.ALGEBRA.multiply(fixture.project(fixture.point, z), q),
                    fixture.rounding(ManifoldFixture.norm(z)));
            for (Retraction retraction : fixture.manifold.retractions()) {
                fixture.assertClose(
                        retraction + ", rotated",
                        fixture.identity(fixture.retract(retraction, rotated, rotatedTangent)),
                        fixture.identity(fixture.retract(retraction, fixture.point, fixture.tangent)),
                        fixture.rounding(2 * fixture.pointSize()));
            }
        });
    }

    @Test
    @DisplayName("Law 12: the geometry at scale c is the geometry at scale 1, c times as large")
    void scale() {
        onEachShape(fixture -> {
            double c = 4;
            ManifoldShape large =
                    new ManifoldShape(fixture.shape.rows(), fixture.shape.columns(), c * fixture.shape.scale());
            ManifoldFixture larger = new ManifoldFixture(constraint(), large);
            R064Store point = ManifoldFixture.scaled(fixture.point, c);
            R064Store tangent = ManifoldFixture.scaled(fixture.tangent, c);
            R064Store z = fixture.gaussian(16);
            double rounding = fixture.rounding(2 * c * fixture.pointSize());
            assertThat(larger.manifold.residual(point)).isLessThanOrEqualTo(fixture.rounding(1));
            fixture.assertClose(
                    "projection, scaled",
                    larger.project(point, z),
                    fixture.project(fixture.point, z),
                    fixture.rounding(ManifoldFixture.norm(z)));
            for (Retraction retraction : fixture.manifold.retractions()) {
                fixture.assertClose(
                        retraction + ", scaled",
                        larger.retract(retraction, point, tangent),
                        ManifoldFixture.scaled(fixture.retract(retraction, fixture.point, fixture.tangent), c),
                        rounding);
            }
        });
    }

    @Test
    @DisplayName("Law 13: the logarithm inverts the geodesic, and the distance is its length")
    void logarithm() {
        onEachShape(fixture -> {
            if (!(fixture.manifold instanceof RiemannianLogarithm geometry)) {
                return;
            }
            R064Store end = fixture.retract(Retraction.GEODESIC, fixture.point, fixture.tangent);
            R064Store back = fixture.empty();
            geometry.log(fixture.point, end, back);
            fixture.assertClose("log of exp", back, fixture.tangent, fixture.rounding(4 * fixture.pointSize()));
            double length = Math.sqrt(fixture.manifold.inner(fixture.point, fixture.tangent, fixture.tangent));
            assertThat(geometry.distance(fixture.point, end))
                    .isCloseTo(length, within(fixture.rounding(4 * fixture.pointSize())));
            assertThat(geometry.distance(end, fixture.point))
                    .isCloseTo(length, within(fixture.rounding(4 * fixture.pointSize())));
        });
    }

    @Test
    @DisplayName(
            "Law 14: parallel transport is an isometry into the tangent space at the end and maps V to the velocity there")
    void transport() {
        onEachMovingShape(fixture -> {
            if (!(fixture.manifold instanceof ParallelTransport geometry)) {
                return;
            }
            R064Store end = fixture.retract(Retraction.GEODESIC, fixture.point, fixture.tangent);
            R064Store w = fixture.project(fixture.point, fixture.gaussian(17));
            R064Store moved = fixture.empty();
            geometry.transport(fixture.point, fixture.tangent, w, moved);
            double rounding = fixture.rounding(4 * ManifoldFixture.norm(w));
            fixture.assertClose("transported vector", fixture.project(end, moved), moved, rounding);
            assertThat(fixture.manifold.inner(end, moved, moved))
                    .isCloseTo(fixture.manifold.inner(fixture.point, w, w), within(rounding * ManifoldFixture.norm(w)));
            R064Store velocity = fixture.empty();
            geometry.transport(fixture.point, fixture.tangent, fixture.tangent, velocity);
            fixture.assertFalls(
                    "velocity at the end",
                    2,
                    fixture.pointSize(),
                    t -> ManifoldFixture.norm(ManifoldFixture.combined(
                            fixture.retract(
                                    Retraction.GEODESIC, fixture.point, ManifoldFixture.scaled(fixture.tangent, 1 + t)),
                            -1,
                            ManifoldFixture.combined(end, t, velocity))));
        });
    }

    @Test
    @DisplayName("Law 15: the Hessian is symmetric and gives the second derivative along geodesics")
    void hessian() {
        onEachMovingShape(fixture -> {
            if (!(fixture.manifold instanceof RiemannianHessian geometry)) {
                return;
            }
            R064Store v = fixture.tangent;
            R064Store w = fixture.project(fixture.point, fixture.gaussian(18));
            R064Store euclidean = fixture.euclideanGradient(fixture.point);
            R064Store hv = fixture.empty();
            R064Store hw = fixture.empty();
            geometry.hessian(fixture.point, v, euclidean, fixture.euclideanHessian(v), hv);
            geometry.hessian(fixture.point, w, euclidean, fixture.euclideanHessian(w), hw);
            R064Store gradient = fixture.empty();
            fixture.manifold.gradient(fixture.point, euclidean, gradient);
            double size =
                    Math.abs(fixture.value(fixture.point)) + ManifoldFixture.norm(euclidean) * fixture.pointSize();
            assertThat(fixture.manifold.inner(fixture.point, hv, w))
                    .isCloseTo(
                            fixture.manifold.inner(fixture.point, v, hw),
                            within(fixture.rounding(ManifoldFixture.norm(hv) * ManifoldFixture.norm(w)
                                    + ManifoldFixture.norm(hw) * ManifoldFixture.norm(v)
                                    + size)));
            double first = fixture.manifold.inner(fixture.point, gradient, v);
            double second = fixture.manifold.inner(fixture.point, hv, v);
            fixture.assertFalls(
                    "f along the geodesic",
                    3,
                    size,
                    t -> Math.abs(fixture.value(
                                    fixture.retract(Retraction.GEODESIC, fixture.point, ManifoldFixture.scaled(v, t)))
                            - fixture.value(fixture.point)
                            - t * first
                            - t * t * second / 2));
        });
    }

    private void onEachShape(Consumer<ManifoldFixture> law) {
        shapes().forEach(shape -> law.accept(new ManifoldFixture(constraint(), shape)));
    }

    private void onEachMovingShape(Consumer<ManifoldFixture> law) {
        onEachShape(fixture -> {
            if (fixture.manifold.dimension() > 0) {
                law.accept(fixture);
            }
        });
    }
}
