package org.repdyn.testkit;

import static org.repdyn.testkit.law.Laws.assertThat;
import static org.repdyn.testkit.law.Laws.within;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.spi.ParallelTransport;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianHessian;
import org.repdyn.manifolds.spi.RiemannianLogarithm;

/** Laws of the optional geometry along geodesics: logarithm, parallel transport and Hessian. */
final class GeodesicLaws {

    private GeodesicLaws() {}

    /** Asserts that the logarithm inverts the geodesic, and that the distance is its length. */
    static void logarithm(ManifoldFixture fixture) {
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
    }

    /** Asserts that parallel transport is an isometry that maps V to the velocity at the end. */
    static void transport(ManifoldFixture fixture) {
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
    }

    /** Asserts that the Hessian is symmetric and gives the second derivative along geodesics. */
    static void hessian(ManifoldFixture fixture) {
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
        double size = Math.abs(fixture.value(fixture.point)) + ManifoldFixture.norm(euclidean) * fixture.pointSize();
        assertThat(fixture.manifold.inner(fixture.point, hv, w))
                .isCloseTo(
                        fixture.manifold.inner(fixture.point, v, hw),
                        within(fixture.rounding(ManifoldFixture.norm(hv) * ManifoldFixture.norm(w)
                                + ManifoldFixture.norm(hw) * ManifoldFixture.norm(v)
                                + size)));
        double first = fixture.manifold.inner(fixture.point, gradient, v);
        double second = fixture.manifold.inner(fixture.point, hv, v);
        // A curve without acceleration has the second derivative of the geodesic.
        fixture.retractions().stream()
                .filter(retraction -> retraction.order() >= 2)
                .findFirst()
                .ifPresent(retraction -> fixture.assertFalls(
                        "f along " + retraction.name(),
                        3,
                        size,
                        t -> Math.abs(
                                fixture.value(fixture.retract(retraction, fixture.point, ManifoldFixture.scaled(v, t)))
                                        - fixture.value(fixture.point)
                                        - t * first
                                        - t * t * second / 2)));
    }
}
