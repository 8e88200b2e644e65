package org.repdyn.testkit;

import static org.repdyn.testkit.law.Laws.assertThat;
import static org.repdyn.testkit.law.Laws.assertThatThrownBy;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.spi.InverseRetraction;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.NamedRetraction;
import org.repdyn.manifolds.spi.ParallelTransport;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianHessian;
import org.repdyn.manifolds.spi.RiemannianLogarithm;

/** Laws about the arguments of a manifold's methods. */
final class PurityLaws {

    private PurityLaws() {}

    /** Asserts that no operation modifies its inputs, and that results do not depend on earlier calls. */
    static void purity(ManifoldFixture fixture) {
        R064Store point = ManifoldFixture.scaled(fixture.point, 1);
        R064Store tangent = ManifoldFixture.scaled(fixture.tangent, 1);
        Manifold fresh = fixture.subject.manifold().get();
        for (NamedRetraction retraction : fixture.retractions()) {
            fixture.retract(retraction, point, ManifoldFixture.scaled(tangent, 0.5));
            R064Store used = fixture.retract(retraction, point, tangent);
            R064Store result = fixture.empty();
            NamedRetraction.of(fresh, retraction.name()).retract(point, tangent, result);
            assertThat(used.data)
                    .as("%s, from a used and a fresh instance", retraction.name())
                    .isEqualTo(result.data);
        }
        R064Store result = fixture.empty();
        fixture.manifold.gradient(point, tangent, result);
        fixture.manifold.project(point, tangent, result);
        fixture.manifold.nearest(point, result);
        assertThat(fixture.manifold.inner(point, tangent, tangent)).isFinite();
        assertThat(point.data).isEqualTo(fixture.point.data);
        assertThat(tangent.data).isEqualTo(fixture.tangent.data);
    }

    /** Asserts the same of the geometry beyond steps. */
    static void purityOfFurtherGeometry(ManifoldFixture fixture) {
        Retraction step = fixture.manifold.retractions().iterator().next();
        R064Store other = fixture.retract(step, fixture.point, fixture.tangent);
        R064Store[] inputs = {fixture.point, fixture.tangent, other};
        R064Store[] copies = {
            ManifoldFixture.scaled(fixture.point, 1),
            ManifoldFixture.scaled(fixture.tangent, 1),
            ManifoldFixture.scaled(other, 1)
        };
        Manifold fresh = fixture.subject.manifold().get();
        if (fixture.manifold instanceof RiemannianLogarithm used && fresh instanceof RiemannianLogarithm unused) {
            assertThat(used.log(inputs[0], inputs[2]).data).isEqualTo(unused.log(inputs[0], inputs[2]).data);
            assertThat(used.distance(inputs[0], inputs[2])).isEqualTo(unused.distance(inputs[0], inputs[2]));
        }
        if (fixture.manifold instanceof ParallelTransport used && fresh instanceof ParallelTransport unused) {
            assertThat(used.transport(inputs[0], inputs[1], inputs[1]).data)
                    .isEqualTo(unused.transport(inputs[0], inputs[1], inputs[1]).data);
        }
        if (fixture.manifold instanceof RiemannianHessian used && fresh instanceof RiemannianHessian unused) {
            assertThat(used.hessian(inputs[0], inputs[1], inputs[2], inputs[2]).data)
                    .isEqualTo(unused.hessian(inputs[0], inputs[1], inputs[2], inputs[2]).data);
        }
        if (fixture.manifold instanceof InverseRetraction used && fresh instanceof InverseRetraction unused) {
            for (Retraction retraction : used.invertibleRetractions()) {
                assertThat(used.inverseRetract(retraction, inputs[0], inputs[2]).data)
                        .isEqualTo(unused.inverseRetract(retraction, inputs[0], inputs[2]).data);
            }
        }
        assertThat(fixture.manifold.transportTo(inputs[0], inputs[2], inputs[1]).data)
                .isEqualTo(fresh.transportTo(inputs[0], inputs[2], inputs[1]).data);
        for (int i = 0; i < inputs.length; i++) {
            assertThat(inputs[i].data).as("input %d", i).isEqualTo(copies[i].data);
        }
    }

    /** Asserts that matrices of a wrong shape and results that are inputs are refused by the name of the argument. */
    static void refusals(ManifoldFixture fixture) {
        Manifold m = fixture.manifold;
        R064Store point = ManifoldFixture.scaled(fixture.point, 1);
        R064Store result = fixture.empty();
        R064Store wrong = R064Store.FACTORY.make(m.rows() + 1, m.columns());
        Retraction step = m.retractions().iterator().next();
        assertThatThrownBy(() -> m.project(point, wrong, result))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ambient")
                .hasMessageContaining((m.rows() + 1) + "×" + m.columns());
        assertThatThrownBy(() -> m.retract(step, point, wrong, result))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tangent");
        assertThatThrownBy(() -> m.gradient(wrong, point, result))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("point");
        assertThatThrownBy(() -> m.nearest(point, point))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the result must not be the argument ambient");
        R064Store tangent = ManifoldFixture.scaled(fixture.tangent, 1);
        assertThatThrownBy(() -> m.project(point, tangent, tangent))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the result must not be the argument ambient");
        for (NamedRetraction retraction : fixture.retractions()) {
            assertThatThrownBy(() -> retraction.retract(point, tangent, point))
                    .as("%s into its own point", retraction.name())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("the result must not be the argument point");
        }
        assertThatThrownBy(() -> NamedRetraction.of(m, "no-such-step"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("offers no no-such-step retraction");
        if (!m.retractions().contains(Retraction.OWN)) {
            assertThatThrownBy(() -> m.retract(Retraction.OWN, point, tangent, result))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("offers no own retraction");
        }
    }
}
