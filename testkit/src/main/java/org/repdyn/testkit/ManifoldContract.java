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
 * subjects()}; capabilities are read off the types of the manifold.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@ParameterizedClass(name = "{0}")
@MethodSource("subjects")
public abstract class ManifoldContract {

    /**
     * A constraint that obeys the laws.
     *
     * @param name display name of the subject
     * @param constraint makes a fresh instance
     */
    @API(status = API.Status.MAINTAINED, since = "0.1")
    public record Subject(String name, Supplier<Constraint> constraint) {

        /** Returns a subject that bears the name of its plugin. */
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

    /** Shapes the constraint can be laid on; tall, square, one column, and scales away from 1 by default. */
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
    @DisplayName("Law 1: the constraint accepts its shapes and says so; the manifold knows its shape")
    void shape() {
        onEachShape(lab -> {
            ManifoldShape s = lab.shape;
            assertThat(constraint().objection(s.rows(), s.columns())).isEmpty();
            assertThat(lab.manifold.rows()).isEqualTo(s.rows());
            assertThat(lab.manifold.columns()).isEqualTo(s.columns());
            assertThat(lab.manifold.retractions()).isNotEmpty();
        });
    }

    @Test
    @DisplayName("Law 2: the nearest point lies on the manifold, and a point of it is its own nearest point")
    void nearest() {
        onEachShape(lab -> {
            assertThat(lab.manifold.residual(lab.point)).isLessThanOrEqualTo(lab.rounding(1));
            lab.assertClose("nearest of a point", lab.nearest(lab.point), lab.point, lab.rounding(lab.pointSize()));
        });
    }

    @Test
    @DisplayName("Law 3: the projection is idempotent and self-adjoint")
    void projection() {
        onEachShape(lab -> {
            R064Store a = lab.gaussian(11);
            R064Store b = lab.gaussian(12);
            R064Store pa = lab.project(lab.point, a);
            R064Store pb = lab.project(lab.point, b);
            double size = ManifoldLab.norm(a) + ManifoldLab.norm(b);
            lab.assertClose("projection twice", lab.project(lab.point, pa), pa, lab.rounding(size));
            assertThat(ManifoldLab.dot(pa, b))
                    .as("⟨Pa, b⟩ = ⟨a, Pb⟩ on %s", lab.shape)
                    .isCloseTo(ManifoldLab.dot(a, pb), within(lab.rounding(size * size)));
        });
    }

    @Test
    @DisplayName("Law 4: the dimension is the rank of the projection")
    void dimension() {
        onEachShape(lab -> {
            double trace = 0;
            for (int i = 0; i < lab.point.data.length; i++) {
                R064Store unit = lab.empty();
                unit.data[i] = 1;
                trace += lab.project(lab.point, unit).data[i];
            }
            // The trace of a projection is its rank.
            assertThat(trace)
                    .as("trace of the projection on %s", lab.shape)
                    .isCloseTo(lab.manifold.dimension(), within(lab.rounding(lab.point.data.length)));
        });
    }

    @Test
    @DisplayName("Law 5: the inner product is symmetric, bilinear and positive on tangent vectors")
    void inner() {
        onEachMovingShape(lab -> {
            Manifold m = lab.manifold;
            R064Store v = lab.tangent;
            R064Store w = lab.project(lab.point, lab.gaussian(13));
            double size = ManifoldLab.norm(v) * ManifoldLab.norm(w);
            double vw = m.inner(lab.point, v, w);
            assertThat(m.inner(lab.point, v, v)).isPositive();
            assertThat(m.inner(lab.point, w, v)).isCloseTo(vw, within(lab.rounding(size)));
            double combined = m.inner(lab.point, ManifoldLab.combined(v, 2, w), w);
            double squared = m.inner(lab.point, w, w);
            assertThat(combined).isCloseTo(vw + 2 * squared, within(lab.rounding(size + 2 * ManifoldLab.dot(w, w))));
        });
    }

    @Test
    @DisplayName("Law 6: the gradient is tangent, and its inner product with V is the derivative along V")
    void gradient() {
        onEachMovingShape(lab -> {
            R064Store euclidean = lab.euclideanGradient(lab.point);
            R064Store gradient = lab.empty();
            lab.manifold.gradient(lab.point, euclidean, gradient);
            double size = ManifoldLab.norm(euclidean);
            lab.assertClose("gradient", lab.project(lab.point, gradient), gradient, lab.rounding(2 * size));
            double slope = lab.manifold.inner(lab.point, gradient, lab.tangent);
            double start = lab.value(lab.point);
            for (Retraction retraction : lab.manifold.retractions()) {
                lab.assertFalls(
                        "f along " + retraction,
                        2,
                        Math.abs(start) + size * lab.pointSize(),
                        t -> Math.abs(lab.value(lab.retract(retraction, lab.point, ManifoldLab.scaled(lab.tangent, t)))
                                - start
                                - t * slope));
            }
        });
    }

    @Test
    @DisplayName("Law 7: a retraction starts at the point, R(0) = W, with velocity V, dR(0)V = V")
    void retractionOfFirstOrder() {
        onEachShape(lab -> {
            for (Retraction retraction : lab.manifold.retractions()) {
                double rounding = lab.rounding(lab.pointSize());
                lab.assertClose(
                        retraction + " of zero", lab.retract(retraction, lab.point, lab.empty()), lab.point, rounding);
                lab.assertFalls("R(tV) − W − tV for " + retraction, 2, lab.pointSize(), t -> {
                    R064Store step = ManifoldLab.scaled(lab.tangent, t);
                    R064Store straight = ManifoldLab.combined(lab.point, 1, step);
                    return ManifoldLab.norm(
                            ManifoldLab.combined(lab.retract(retraction, lab.point, step), -1, straight));
                });
            }
        });
    }

    @Test
    @DisplayName("Law 8: a retraction follows the geodesic to the order it declares")
    void retractionOfDeclaredOrder() {
        onEachShape(lab -> {
            if (!lab.manifold.retractions().contains(Retraction.GEODESIC)) {
                return;
            }
            for (Retraction retraction : lab.manifold.retractions()) {
                lab.assertFalls(
                        retraction + " beside the geodesic", lab.manifold.order(retraction) + 1, lab.pointSize(), t -> {
                            R064Store step = ManifoldLab.scaled(lab.tangent, t);
                            R064Store exact = lab.identity(lab.retract(Retraction.GEODESIC, lab.point, step));
                            R064Store actual = lab.identity(lab.retract(retraction, lab.point, step));
                            return ManifoldLab.norm(ManifoldLab.combined(actual, -1, exact));
                        });
            }
        });
    }

    @Test
    @DisplayName("Law 9: a retraction lands on the manifold to rounding, however long the step and after many of them")
    void landing() {
        onEachShape(lab -> {
            for (Retraction retraction : lab.manifold.retractions()) {
                for (double length : new double[] {1e-9, 1e-3, 1, 30, 1e3}) {
                    R064Store step = ManifoldLab.scaled(lab.tangent, length);
                    assertThat(lab.manifold.residual(lab.retract(retraction, lab.point, step)))
                            .as("%s by %s on %s", retraction, length, lab.shape)
                            .isLessThanOrEqualTo(lab.rounding(1));
                }
                R064Store at = lab.point;
                for (int i = 0; i < 200; i++) {
                    R064Store step = ManifoldLab.scaled(lab.project(at, lab.tangent), 0.3);
                    at = lab.retract(retraction, at, step);
                }
                assertThat(lab.manifold.residual(at))
                        .as("200 steps by %s on %s", retraction, lab.shape)
                        .isLessThanOrEqualTo(lab.rounding(1));
            }
        });
    }

    @Test
    @DisplayName("Law 10: no operation changes its inputs, and earlier calls leave no trace in later ones")
    void purity() {
        onEachShape(lab -> {
            R064Store point = ManifoldLab.scaled(lab.point, 1);
            R064Store tangent = ManifoldLab.scaled(lab.tangent, 1);
            Manifold fresh =
                    constraint().on(lab.shape.rows(), lab.shape.columns(), lab.shape.scale(), ManifoldLab.ALGEBRA);
            for (Retraction retraction : lab.manifold.retractions()) {
                R064Store used = lab.retract(retraction, point, tangent);
                R064Store result = lab.empty();
                fresh.retract(retraction, point, tangent, result);
                assertThat(used.data).as("%s, used and fresh", retraction).isEqualTo(result.data);
            }
            R064Store result = lab.empty();
            lab.manifold.gradient(point, tangent, result);
            lab.manifold.project(point, tangent, result);
            lab.manifold.nearest(point, result);
            assertThat(lab.manifold.inner(point, tangent, tangent)).isFinite();
            assertThat(point.data).isEqualTo(lab.point.data);
            assertThat(tangent.data).isEqualTo(lab.tangent.data);
        });
    }

    @Test
    @DisplayName("Law 11: where rotations are identified, W → WQ carries every operation along")
    void rotations() {
        onEachShape(lab -> {
            if (!lab.quotient) {
                return;
            }
            R064Store q = RandomMatrices.orthonormal(lab.shape.columns(), lab.shape.columns(), 14);
            R064Store z = lab.gaussian(15);
            R064Store turned = ManifoldLab.ALGEBRA.multiply(lab.point, q);
            R064Store turnedTangent = ManifoldLab.ALGEBRA.multiply(lab.tangent, q);
            lab.assertClose(
                    "projection, turned",
                    lab.project(turned, ManifoldLab.ALGEBRA.multiply(z, q)),
                    ManifoldLab.ALGEBRA.multiply(lab.project(lab.point, z), q),
                    lab.rounding(ManifoldLab.norm(z)));
            for (Retraction retraction : lab.manifold.retractions()) {
                lab.assertClose(
                        retraction + ", turned",
                        lab.identity(lab.retract(retraction, turned, turnedTangent)),
                        lab.identity(lab.retract(retraction, lab.point, lab.tangent)),
                        lab.rounding(2 * lab.pointSize()));
            }
        });
    }

    @Test
    @DisplayName("Law 12: the geometry at scale c is that at scale 1, c times larger")
    void scale() {
        onEachShape(lab -> {
            double c = 4;
            ManifoldShape large = new ManifoldShape(lab.shape.rows(), lab.shape.columns(), c * lab.shape.scale());
            ManifoldLab larger = new ManifoldLab(constraint(), large);
            R064Store point = ManifoldLab.scaled(lab.point, c);
            R064Store tangent = ManifoldLab.scaled(lab.tangent, c);
            R064Store z = lab.gaussian(16);
            double rounding = lab.rounding(2 * c * lab.pointSize());
            assertThat(larger.manifold.residual(point)).isLessThanOrEqualTo(lab.rounding(1));
            lab.assertClose(
                    "projection, scaled",
                    larger.project(point, z),
                    lab.project(lab.point, z),
                    lab.rounding(ManifoldLab.norm(z)));
            for (Retraction retraction : lab.manifold.retractions()) {
                lab.assertClose(
                        retraction + ", scaled",
                        larger.retract(retraction, point, tangent),
                        ManifoldLab.scaled(lab.retract(retraction, lab.point, lab.tangent), c),
                        rounding);
            }
        });
    }

    @Test
    @DisplayName("Law 13: the logarithm inverts the geodesic, and the distance is its length")
    void logarithm() {
        onEachShape(lab -> {
            if (!(lab.manifold instanceof RiemannianLogarithm geometry)) {
                return;
            }
            R064Store end = lab.retract(Retraction.GEODESIC, lab.point, lab.tangent);
            R064Store back = lab.empty();
            geometry.log(lab.point, end, back);
            lab.assertClose("log of exp", back, lab.tangent, lab.rounding(4 * lab.pointSize()));
            double length = Math.sqrt(lab.manifold.inner(lab.point, lab.tangent, lab.tangent));
            assertThat(geometry.distance(lab.point, end)).isCloseTo(length, within(lab.rounding(4 * lab.pointSize())));
            assertThat(geometry.distance(end, lab.point)).isCloseTo(length, within(lab.rounding(4 * lab.pointSize())));
        });
    }

    @Test
    @DisplayName(
            "Law 14: parallel transport is an isometry into the tangent space at the end, and carries V to the velocity there")
    void transport() {
        onEachMovingShape(lab -> {
            if (!(lab.manifold instanceof ParallelTransport geometry)) {
                return;
            }
            R064Store end = lab.retract(Retraction.GEODESIC, lab.point, lab.tangent);
            R064Store w = lab.project(lab.point, lab.gaussian(17));
            R064Store moved = lab.empty();
            geometry.transport(lab.point, lab.tangent, w, moved);
            double rounding = lab.rounding(4 * ManifoldLab.norm(w));
            lab.assertClose("transported vector", lab.project(end, moved), moved, rounding);
            assertThat(lab.manifold.inner(end, moved, moved))
                    .isCloseTo(lab.manifold.inner(lab.point, w, w), within(rounding * ManifoldLab.norm(w)));
            R064Store velocity = lab.empty();
            geometry.transport(lab.point, lab.tangent, lab.tangent, velocity);
            lab.assertFalls(
                    "velocity at the end",
                    2,
                    lab.pointSize(),
                    t -> ManifoldLab.norm(ManifoldLab.combined(
                            lab.retract(Retraction.GEODESIC, lab.point, ManifoldLab.scaled(lab.tangent, 1 + t)),
                            -1,
                            ManifoldLab.combined(end, t, velocity))));
        });
    }

    @Test
    @DisplayName("Law 15: the Hessian is symmetric and gives the second derivative along geodesics")
    void hessian() {
        onEachMovingShape(lab -> {
            if (!(lab.manifold instanceof RiemannianHessian geometry)) {
                return;
            }
            R064Store v = lab.tangent;
            R064Store w = lab.project(lab.point, lab.gaussian(18));
            R064Store euclidean = lab.euclideanGradient(lab.point);
            R064Store hv = lab.empty();
            R064Store hw = lab.empty();
            geometry.hessian(lab.point, v, euclidean, lab.euclideanHessian(v), hv);
            geometry.hessian(lab.point, w, euclidean, lab.euclideanHessian(w), hw);
            R064Store gradient = lab.empty();
            lab.manifold.gradient(lab.point, euclidean, gradient);
            double size = Math.abs(lab.value(lab.point)) + ManifoldLab.norm(euclidean) * lab.pointSize();
            assertThat(lab.manifold.inner(lab.point, hv, w))
                    .isCloseTo(
                            lab.manifold.inner(lab.point, v, hw),
                            within(lab.rounding(ManifoldLab.norm(hv) * ManifoldLab.norm(w)
                                    + ManifoldLab.norm(hw) * ManifoldLab.norm(v)
                                    + size)));
            double first = lab.manifold.inner(lab.point, gradient, v);
            double second = lab.manifold.inner(lab.point, hv, v);
            lab.assertFalls(
                    "f along the geodesic",
                    3,
                    size,
                    t -> Math.abs(lab.value(lab.retract(Retraction.GEODESIC, lab.point, ManifoldLab.scaled(v, t)))
                            - lab.value(lab.point)
                            - t * first
                            - t * t * second / 2));
        });
    }

    private void onEachShape(Consumer<ManifoldLab> law) {
        shapes().forEach(shape -> law.accept(new ManifoldLab(constraint(), shape)));
    }

    private void onEachMovingShape(Consumer<ManifoldLab> law) {
        onEachShape(lab -> {
            if (lab.manifold.dimension() > 0) {
                law.accept(lab);
            }
        });
    }
}
