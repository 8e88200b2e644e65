package org.repdyn.testkit;

import static org.repdyn.testkit.law.Laws.assertThat;
import static org.repdyn.testkit.law.Laws.within;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.checks.RetractionChart;
import org.repdyn.manifolds.spi.NamedRetraction;
import org.repdyn.manifolds.spi.Retraction;

/** Laws of the retractions of a manifold. */
final class RetractionLaws {

    /** Number of directions in which the acceleration of a curve is measured. */
    private static final int DIRECTIONS = 4;

    /** Largest acceleration, relative to a curve of radius 1: the error of the difference quotients is about 1e-6. */
    private static final double ACCELERATION_TOLERANCE = 1e-4;

    /** Number of steps after which the point must still be on the manifold. */
    private static final int STEPS = 200;

    /** Length of each of these steps, in units of the subject. */
    private static final double SHORT_STEP = 0.3;

    private RetractionLaws() {}

    /** Asserts R(0) = W and dR(0)V = V. */
    static void firstOrder(ManifoldFixture fixture) {
        for (NamedRetraction retraction : fixture.retractions()) {
            double rounding = fixture.rounding(fixture.pointSize());
            fixture.assertClose(
                    retraction.name() + " of zero",
                    fixture.retract(retraction, fixture.point, fixture.empty()),
                    fixture.point,
                    rounding);
            fixture.assertFalls("R(tV) − W − tV for " + retraction.name(), 2, fixture.pointSize(), t -> {
                R064Store step = ManifoldFixture.scaled(fixture.tangent, t);
                R064Store straight = ManifoldFixture.combined(fixture.point, 1, step);
                return ManifoldFixture.norm(
                        ManifoldFixture.combined(fixture.retract(retraction, fixture.point, step), -1, straight));
            });
        }
    }

    /** Asserts that a retraction follows the geodesic to the order it declares. */
    static void declaredOrder(ManifoldFixture fixture) {
        nearGeodesic(fixture);
        if (fixture.manifold.dimension() == 0) {
            return;
        }
        for (NamedRetraction retraction : fixture.retractions()) {
            if (retraction.order() < 2) {
                continue;
            }
            for (int sign : new int[] {1, -1}) {
                R064Store v = ManifoldFixture.scaled(fixture.tangent, sign);
                for (long seed = 21; seed < 21 + DIRECTIONS; seed++) {
                    R064Store w = fixture.project(fixture.point, fixture.gaussian(seed));
                    w = ManifoldFixture.scaled(w, fixture.subject.unit() / ManifoldFixture.norm(w));
                    assertThat(new RetractionChart(fixture.manifold, retraction, fixture.point).acceleration(v, w))
                            .as(
                                    "acceleration of the curve of %s, declared of order 2 or more, on %s",
                                    retraction.name(), fixture.subject)
                            .isCloseTo(0, within(ACCELERATION_TOLERANCE));
                }
            }
        }
    }

    /**
     * Asserts that retractions differ from the geodesic, if there is one, by the power of the step that they declare.
     */
    private static void nearGeodesic(ManifoldFixture fixture) {
        if (!fixture.manifold.retractions().contains(Retraction.GEODESIC)) {
            for (NamedRetraction retraction : fixture.retractions()) {
                // Accelerations show that an order is at least 2, and not that it is higher.
                assertThat(retraction.order())
                        .as(
                                "order of %s on %s, which offers no geodesics to measure more than 2",
                                retraction.name(), fixture.subject)
                        .isLessThanOrEqualTo(2);
            }
            return;
        }
        for (NamedRetraction retraction : fixture.retractions()) {
            fixture.assertFalls(
                    retraction.name() + " compared with the geodesic",
                    retraction.order() + 1,
                    fixture.pointSize(),
                    t -> {
                        R064Store step = ManifoldFixture.scaled(fixture.tangent, t);
                        R064Store exact = fixture.identity(fixture.retract(Retraction.GEODESIC, fixture.point, step));
                        R064Store actual = fixture.identity(fixture.retract(retraction, fixture.point, step));
                        return ManifoldFixture.norm(ManifoldFixture.combined(actual, -1, exact));
                    });
        }
    }

    /** Asserts that a retraction ends on the manifold up to rounding. */
    static void landing(ManifoldFixture fixture) {
        for (NamedRetraction retraction : fixture.retractions()) {
            for (double length :
                    new double[] {1e-9, 1e-3, 1, Math.sqrt(fixture.subject.longestStep()), fixture.subject.longestStep()
                    }) {
                R064Store step = ManifoldFixture.scaled(fixture.tangent, length);
                assertThat(fixture.manifold.residual(fixture.retract(retraction, fixture.point, step)))
                        .as("%s by %s on %s", retraction.name(), length, fixture.subject)
                        .isLessThanOrEqualTo(fixture.rounding(1));
            }
            R064Store at = fixture.point;
            // Where a way of this length leaves the manifold, the steps go back and forth.
            boolean turns = STEPS * SHORT_STEP > fixture.subject.longestStep();
            for (int i = 0; i < STEPS; i++) {
                double length = turns && i % 2 == 1 ? -SHORT_STEP : SHORT_STEP;
                R064Store step = ManifoldFixture.scaled(fixture.project(at, fixture.tangent), length);
                at = fixture.retract(retraction, at, step);
            }
            assertThat(fixture.manifold.residual(at))
                    .as("%d steps by %s on %s", STEPS, retraction.name(), fixture.subject)
                    .isLessThanOrEqualTo(fixture.rounding(1));
        }
    }
}
