package org.repdyn.testkit;

import static org.repdyn.testkit.law.Laws.assertThat;
import static org.repdyn.testkit.law.Laws.within;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.NamedRetraction;

/** Laws of a manifold as a whole: its facts, random points and re-projection. */
final class GlobalLaws {

    private GlobalLaws() {}

    /** Asserts that the facts about the manifold are possible. */
    static void facts(ManifoldFixture fixture) {
        Manifold m = fixture.manifold;
        assertThat(m.rows()).isPositive();
        assertThat(m.columns()).isPositive();
        assertThat(m.dimension()).isBetween(0, m.rows() * m.columns());
        assertThat(m.components()).isPositive();
        assertThat(m.typicalDistance()).isPositive().isFinite();
        m.injectivityRadius().ifPresent(radius -> assertThat(radius).isPositive());
        assertThat(m.retractions()).isNotEmpty();
        for (NamedRetraction retraction : fixture.retractions()) {
            assertThat(retraction.name()).as("name of a retraction").matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
            assertThat(retraction.order()).as("order of %s", retraction.name()).isPositive();
        }
        assertThat(m.furtherRetractions())
                .extracting(NamedRetraction::name)
                .as("names of the retractions of the manifold's own, the same in each call")
                .isEqualTo(m.furtherRetractions().stream()
                        .map(NamedRetraction::name)
                        .toList());
    }

    /** Asserts that random points and tangent vectors are what they should be, and determined by the seed. */
    static void random(ManifoldFixture fixture) {
        Manifold m = fixture.manifold;
        for (long seed = 1; seed <= 5; seed++) {
            R064Store point = m.randomPoint(new Seed(seed));
            assertThat(m.residual(point)).as("residual of seed %d", seed).isLessThanOrEqualTo(fixture.rounding(1));
            assertThat(m.randomPoint(new Seed(seed)).data).isEqualTo(point.data);
            R064Store tangent = m.randomTangent(point, new Seed(seed));
            double size = ManifoldFixture.norm(tangent);
            fixture.assertClose("tangent", fixture.project(point, tangent), tangent, fixture.rounding(size));
            assertThat(m.randomTangent(point, new Seed(seed)).data).isEqualTo(tangent.data);
            if (m.dimension() == 0) {
                continue;
            }
            assertThat(m.norm(point, tangent)).isCloseTo(1, within(fixture.rounding(1)));
            if (m.dimension() > 1) {
                // A line has two unit vectors only.
                assertThat(m.randomTangent(point, new Seed(-seed)).data).isNotEqualTo(tangent.data);
            }
            assertThat(m.randomPoint(new Seed(-seed)).data).isNotEqualTo(point.data);
        }
    }

    /** Asserts that a disturbed point has a residual unless it is on the manifold, and is re-projected to a near point. */
    static void reprojection(ManifoldFixture fixture) {
        Manifold m = fixture.manifold;
        double disturbance = 1e-3 * fixture.subject.unit();
        R064Store noise = fixture.gaussian(31);
        R064Store disturbed = ManifoldFixture.combined(fixture.point, disturbance / ManifoldFixture.norm(noise), noise);
        R064Store back = fixture.nearest(disturbed);
        assertThat(m.residual(back)).as("residual after re-projection").isLessThanOrEqualTo(fixture.rounding(1));
        // The nearest point is at most as far from the disturbed one as the point before the disturbance.
        double moved = ManifoldFixture.norm(ManifoldFixture.combined(back, -1, fixture.point));
        assertThat(moved)
                .as("distance of the re-projected point")
                .isLessThanOrEqualTo(2 * disturbance * fixture.subject.condition());
        double off = ManifoldFixture.norm(ManifoldFixture.combined(back, -1, disturbed));
        if (off > 0.01 * disturbance) {
            assertThat(m.residual(disturbed))
                    .as("residual of a matrix off the manifold")
                    .isGreaterThan(fixture.rounding(1));
        }
    }
}
