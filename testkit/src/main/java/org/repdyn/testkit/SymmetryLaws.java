package org.repdyn.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.testsupport.RandomMatrices;

/** Laws of a manifold under rotations and a change of scale. */
final class SymmetryLaws {

    private SymmetryLaws() {}

    /** Asserts that every operation is equivariant under W → WQ, if the manifold identifies rotations. */
    static void rotations(ManifoldFixture fixture) {
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
    }

    /** Asserts that the geometry at scale c is the geometry at scale 1, c times as large. */
    static void scale(ManifoldFixture fixture, Constraint constraint) {
        double c = 4;
        ManifoldShape large =
                new ManifoldShape(fixture.shape.rows(), fixture.shape.columns(), c * fixture.shape.scale());
        ManifoldFixture larger = new ManifoldFixture(constraint, large);
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
    }
}
