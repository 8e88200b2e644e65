package org.repdyn.testkit;

import static org.repdyn.testkit.law.Laws.assertThat;
import static org.repdyn.testkit.law.Laws.within;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.spi.InverseRetraction;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.NamedRetraction;
import org.repdyn.manifolds.spi.ParallelTransport;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianLogarithm;

/** Laws of transports, inverse retractions and the logarithm at many distances. */
final class TransportLaws {

    /** Lengths of geodesics, in units of the subject. */
    private static final double[] LENGTHS = {1e-9, 1e-3, 0.3, 1};

    /** Share of the injectivity radius at which geodesics must still be unique shortest curves. */
    private static final double NEARLY = 0.9;

    /** Factor by which the way back may enlarge the rounding of the end: θ/sin θ, the factor on a sphere, is 9 at 0.9π, and an iteration ends at several roundings. */
    private static final double ENLARGED = 100;

    private TransportLaws() {}

    /** Asserts log(exp V) = V, exp(log Y) = Y and ‖log‖ = distance, from the smallest angles on. */
    static void logarithm(ManifoldFixture fixture) {
        if (!(fixture.manifold instanceof RiemannianLogarithm geometry)) {
            return;
        }
        Manifold m = fixture.manifold;
        for (double length : LENGTHS) {
            R064Store v = ManifoldFixture.scaled(fixture.tangent, length);
            R064Store end = fixture.retract(Retraction.GEODESIC, fixture.point, v);
            R064Store log = geometry.log(fixture.point, end);
            double rounding = fixture.rounding(4 * fixture.pointSize());
            fixture.assertClose("log(exp V) at " + length, log, v, rounding);
            fixture.assertClose(
                    "exp(log Y) at " + length,
                    fixture.identity(m.exp(fixture.point, log)),
                    fixture.identity(end),
                    rounding);
            double distance = geometry.distance(fixture.point, end);
            assertThat(distance).as("‖log Y‖ at %s", length).isCloseTo(m.norm(fixture.point, log), within(rounding));
            assertThat(distance)
                    .as("distance, symmetric, at %s", length)
                    .isCloseTo(geometry.distance(end, fixture.point), within(rounding));
        }
        assertThat(geometry.distance(fixture.point, fixture.point))
                .isLessThanOrEqualTo(fixture.rounding(fixture.pointSize()));
        m.injectivityRadius().ifPresent(radius -> {
            assertThat(m.norm(fixture.point, fixture.tangent))
                    .as("length of the tangent vector, within the injectivity radius")
                    .isLessThan(radius);
            if (radius < Double.POSITIVE_INFINITY) {
                nearTheRadius(fixture, geometry, NEARLY * radius);
            }
        });
    }

    /**
     * Asserts that geodesics of a length are unique shortest curves: in a random direction, and in directions of single entries, which mostly have a small rank and reach the
     * cut locus first.
     */
    private static void nearTheRadius(ManifoldFixture fixture, RiemannianLogarithm geometry, double length) {
        Manifold m = fixture.manifold;
        int entries = fixture.point.data.length;
        for (int index : new int[] {-1, 0, entries / 2, entries - 1}) {
            R064Store ambient = index < 0 ? fixture.gaussian(37) : fixture.empty();
            if (index >= 0) {
                ambient.data[index] = 1;
            }
            R064Store direction = fixture.project(fixture.point, ambient);
            double size = m.norm(fixture.point, direction);
            if (!(size > 1e-6)) {
                // The entry is normal to the manifold.
                continue;
            }
            R064Store v = ManifoldFixture.scaled(direction, length / size);
            R064Store end = fixture.retract(Retraction.GEODESIC, fixture.point, v);
            double rounding = ENLARGED * fixture.rounding(4 * Math.max(fixture.pointSize(), ManifoldFixture.norm(v)));
            fixture.assertClose(
                    "log(exp V) near the injectivity radius, direction " + index,
                    geometry.log(fixture.point, end),
                    v,
                    rounding);
            assertThat(geometry.distance(fixture.point, end))
                    .as("distance near the injectivity radius, direction %d", index)
                    .isCloseTo(length, within(rounding));
        }
    }

    /** Asserts that parallel transport keeps inner products, is undone by the way back, and is parallel. */
    static void parallel(ManifoldFixture fixture) {
        if (!(fixture.manifold instanceof ParallelTransport geometry)) {
            return;
        }
        Manifold m = fixture.manifold;
        R064Store end = fixture.retract(Retraction.GEODESIC, fixture.point, fixture.tangent);
        R064Store a = fixture.project(fixture.point, fixture.gaussian(17));
        R064Store b = fixture.project(fixture.point, fixture.gaussian(19));
        R064Store movedA = geometry.transport(fixture.point, fixture.tangent, a);
        R064Store movedB = geometry.transport(fixture.point, fixture.tangent, b);
        double rounding = fixture.rounding(4 * ManifoldFixture.norm(a) * ManifoldFixture.norm(b));
        assertThat(m.inner(end, movedA, movedB))
                .as("inner product after transport on %s", fixture.subject)
                .isCloseTo(m.inner(fixture.point, a, b), within(rounding));
        R064Store velocity = geometry.transport(fixture.point, fixture.tangent, fixture.tangent);
        R064Store back = geometry.transport(end, ManifoldFixture.scaled(velocity, -1), movedA);
        R064Store start = fixture.retract(Retraction.GEODESIC, end, ManifoldFixture.scaled(velocity, -1));
        fixture.assertClose("way back", fixture.identity(start), fixture.identity(fixture.point), rounding);
        if (fixture.subject.symmetry().isEmpty()) {
            fixture.assertClose("transport there and back", back, a, rounding);
        }
        if (m instanceof RiemannianLogarithm logarithm) {
            ladder(fixture, geometry, logarithm, a);
        }
    }

    /**
     * Compares the transport with the pole ladder (Lorenzi, Pennec 2014), which needs geodesics only: the point p′ = exp(w)
     * is reflected at the midpoint m of the geodesic, and w is carried to −log of the reflection. Its error is of
     * fourth order in the size of the picture, the difference to a map that turns vectors is of second order.
     */
    private static void ladder(
            ManifoldFixture fixture, ParallelTransport geometry, RiemannianLogarithm logarithm, R064Store vector) {
        Manifold m = fixture.manifold;
        R064Store direction = ManifoldFixture.scaled(vector, fixture.subject.unit() / ManifoldFixture.norm(vector));
        fixture.assertFalls("parallel transport compared with the pole ladder", 3, fixture.pointSize(), t -> {
            R064Store v = ManifoldFixture.scaled(fixture.tangent, t);
            R064Store w = ManifoldFixture.scaled(direction, t);
            R064Store end = m.exp(fixture.point, v);
            R064Store middle = m.exp(fixture.point, ManifoldFixture.scaled(v, 0.5));
            R064Store beside = m.exp(fixture.point, w);
            R064Store reflected = m.exp(beside, ManifoldFixture.scaled(logarithm.log(beside, middle), 2));
            return ManifoldFixture.norm(ManifoldFixture.combined(
                    logarithm.log(end, reflected), 1, geometry.transport(fixture.point, v, w)));
        });
    }

    /** Asserts that the vector transport is linear, tangent, the identity on the spot, and smooth. */
    static void vectorTransport(ManifoldFixture fixture) {
        Manifold m = fixture.manifold;
        R064Store a = fixture.project(fixture.point, fixture.gaussian(17));
        R064Store b = fixture.project(fixture.point, fixture.gaussian(19));
        double size = ManifoldFixture.norm(a) + ManifoldFixture.norm(b);
        fixture.assertClose(
                "transport to the same point",
                m.transportTo(fixture.point, fixture.point, a),
                a,
                fixture.rounding(size));
        for (NamedRetraction retraction : fixture.retractions()) {
            R064Store end = fixture.retract(retraction, fixture.point, fixture.tangent);
            R064Store moved = m.transportTo(fixture.point, end, a);
            double rounding = fixture.rounding(4 * size);
            fixture.assertClose("transported vector", fixture.project(end, moved), moved, rounding);
            fixture.assertClose(
                    "transport of a sum",
                    m.transportTo(fixture.point, end, ManifoldFixture.combined(a, 2, b)),
                    ManifoldFixture.combined(moved, 2, m.transportTo(fixture.point, end, b)),
                    rounding);
            fixture.assertFalls("transport by a short way", 1, size, t -> {
                R064Store near = fixture.retract(retraction, fixture.point, ManifoldFixture.scaled(fixture.tangent, t));
                return ManifoldFixture.norm(ManifoldFixture.combined(m.transportTo(fixture.point, near, a), -1, a));
            });
        }
    }

    /** Asserts that inverse retractions invert, on both sides and from the smallest steps on. */
    static void inverseRetractions(ManifoldFixture fixture) {
        if (!(fixture.manifold instanceof InverseRetraction geometry)) {
            return;
        }
        assertThat(fixture.manifold.retractions()).containsAll(geometry.invertibleRetractions());
        for (Retraction retraction : geometry.invertibleRetractions()) {
            for (double length : LENGTHS) {
                // Half the unit: the inverse of a polar step exists for ‖V‖ < 1 at scale 1 only.
                R064Store v = ManifoldFixture.scaled(fixture.tangent, length / 2);
                R064Store end = fixture.retract(retraction, fixture.point, v);
                R064Store back = geometry.inverseRetract(retraction, fixture.point, end);
                double rounding = fixture.rounding(4 * fixture.pointSize());
                fixture.assertClose("inverse of " + retraction + " by " + length, back, v, rounding);
                fixture.assertClose(
                        retraction + " of its inverse by " + length,
                        fixture.identity(fixture.retract(retraction, fixture.point, back)),
                        fixture.identity(end),
                        rounding);
            }
        }
    }
}
