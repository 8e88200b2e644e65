package org.repdyn.testkit;

import static org.repdyn.testkit.law.Laws.assertThat;

import java.util.function.UnaryOperator;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.NamedRetraction;
import org.repdyn.manifolds.spi.RiemannianLogarithm;

/** Laws of a manifold under a change of representatives and a change of scale. */
final class SymmetryLaws {

    private SymmetryLaws() {}

    /** Asserts that every operation is equivariant under a change of representatives, if the manifold is a quotient. */
    static void representatives(ManifoldFixture fixture) {
        if (fixture.subject.symmetry().isEmpty()) {
            return;
        }
        UnaryOperator<R064Store> other = fixture.subject.symmetry().get();
        R064Store z = fixture.gaussian(15);
        R064Store point = other.apply(fixture.point);
        R064Store tangent = other.apply(fixture.tangent);
        fixture.assertClose(
                "the same point",
                fixture.identity(point),
                fixture.identity(fixture.point),
                fixture.rounding(2 * fixture.pointSize()));
        fixture.assertClose(
                "projection, at another representative",
                fixture.project(point, other.apply(z)),
                other.apply(fixture.project(fixture.point, z)),
                fixture.rounding(ManifoldFixture.norm(z)));
        for (NamedRetraction retraction : fixture.retractions()) {
            fixture.assertClose(
                    retraction.name() + ", from another representative",
                    fixture.identity(fixture.retract(retraction, point, tangent)),
                    fixture.identity(fixture.retract(retraction, fixture.point, fixture.tangent)),
                    fixture.rounding(2 * fixture.pointSize()));
        }
        representativesOfPairs(fixture, other, point);
    }

    private static void representativesOfPairs(
            ManifoldFixture fixture, UnaryOperator<R064Store> other, R064Store point) {
        R064Store w = fixture.project(fixture.point, fixture.gaussian(17));
        R064Store end = fixture.retract(fixture.retractions().get(0), fixture.point, fixture.tangent);
        double rounding = fixture.rounding(4 * fixture.pointSize() + ManifoldFixture.norm(w));
        R064Store carried = fixture.manifold.transportTo(fixture.point, end, w);
        fixture.assertClose(
                "transportTo from another representative",
                fixture.manifold.transportTo(point, end, other.apply(w)),
                carried,
                rounding);
        fixture.assertClose(
                "transportTo another representative",
                fixture.manifold.transportTo(fixture.point, other.apply(end), w),
                other.apply(carried),
                rounding);
        if (fixture.manifold instanceof RiemannianLogarithm geometry) {
            R064Store log = geometry.log(fixture.point, end);
            fixture.assertClose(
                    "log of another representative", geometry.log(fixture.point, other.apply(end)), log, rounding);
            fixture.assertClose("log at another representative", geometry.log(point, end), other.apply(log), rounding);
        }
    }

    /** Asserts that the geometry at scale c is the geometry at scale 1, c times as large. */
    static void scale(ManifoldFixture fixture, ManifoldShape shape, Constraint constraint) {
        double c = 4;
        ManifoldShape large = new ManifoldShape(shape.rows(), shape.columns(), c * shape.scale());
        ManifoldFixture larger = ManifoldFixture.of(constraint, large);
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
        for (NamedRetraction retraction : fixture.retractions()) {
            fixture.assertClose(
                    retraction.name() + ", scaled",
                    larger.retract(NamedRetraction.of(larger.manifold, retraction.name()), point, tangent),
                    ManifoldFixture.scaled(fixture.retract(retraction, fixture.point, fixture.tangent), c),
                    rounding);
        }
    }
}
