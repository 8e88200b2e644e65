package org.repdyn.testkit;

import static org.repdyn.testkit.law.Laws.assertThat;
import static org.repdyn.testkit.law.Laws.within;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.NamedRetraction;

/** Laws of the tangent space of a manifold at one point. */
final class TangentSpaceLaws {

    private TangentSpaceLaws() {}

    /**
     * Asserts that the nearest point lies on the manifold, and that a point of the manifold is its own nearest point.
     */
    static void nearest(ManifoldFixture fixture) {
        assertThat(fixture.manifold.residual(fixture.point)).isLessThanOrEqualTo(fixture.rounding(1));
        fixture.assertClose(
                "nearest of a point",
                fixture.nearest(fixture.point),
                fixture.point,
                fixture.rounding(fixture.pointSize()));
    }

    /** Asserts that the projection is idempotent and self-adjoint. */
    static void projection(ManifoldFixture fixture) {
        R064Store a = fixture.gaussian(11);
        R064Store b = fixture.gaussian(12);
        R064Store pa = fixture.project(fixture.point, a);
        R064Store pb = fixture.project(fixture.point, b);
        double size = ManifoldFixture.norm(a) + ManifoldFixture.norm(b);
        fixture.assertClose("projection twice", fixture.project(fixture.point, pa), pa, fixture.rounding(size));
        AmbientInnerProduct ambient = fixture.subject.ambient();
        assertThat(ambient.of(fixture.point, pa, b))
                .as("⟨Pa, b⟩ = ⟨a, Pb⟩ on %s", fixture.subject)
                .isCloseTo(ambient.of(fixture.point, a, pb), within(fixture.rounding(size * size)));
    }

    /** Asserts that the dimension is the rank of the projection. */
    static void dimension(ManifoldFixture fixture) {
        double trace = 0;
        for (int i = 0; i < fixture.point.data.length; i++) {
            R064Store unit = fixture.empty();
            unit.data[i] = 1;
            trace += fixture.project(fixture.point, unit).data[i];
        }
        // The trace of a projection is its rank.
        assertThat(trace)
                .as("trace of the projection on %s", fixture.subject)
                .isCloseTo(fixture.manifold.dimension(), within(fixture.rounding(fixture.point.data.length)));
    }

    /** Asserts that the inner product is symmetric, bilinear and positive. */
    static void inner(ManifoldFixture fixture) {
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
    }

    /** Asserts that the gradient is tangent and gives the derivative along tangent vectors. */
    static void gradient(ManifoldFixture fixture) {
        R064Store euclidean = fixture.euclideanGradient(fixture.point);
        R064Store gradient = fixture.empty();
        fixture.manifold.gradient(fixture.point, euclidean, gradient);
        double size = ManifoldFixture.norm(euclidean);
        fixture.assertClose("gradient", fixture.project(fixture.point, gradient), gradient, fixture.rounding(2 * size));
        double slope = fixture.manifold.inner(fixture.point, gradient, fixture.tangent);
        double start = fixture.value(fixture.point);
        for (NamedRetraction retraction : fixture.retractions()) {
            fixture.assertFalls(
                    "f along " + retraction.name(),
                    2,
                    Math.abs(start) + size * fixture.pointSize(),
                    t -> Math.abs(fixture.value(fixture.retract(
                                    retraction, fixture.point, ManifoldFixture.scaled(fixture.tangent, t)))
                            - start
                            - t * slope));
        }
    }
}
