package org.repdyn.manifolds.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.optimisation.RiemannianProblem;
import org.repdyn.manifolds.optimisation.TrustRegions;
import org.repdyn.manifolds.orthogonality.Grassmann;
import org.repdyn.manifolds.spd.BuresWassersteinPositiveDefinite;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.ParallelTransport;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianHessian;
import org.repdyn.manifolds.spi.RiemannianLogarithm;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("A validated manifold")
class ValidatedManifoldTest {

    private final Manifold plain = new Grassmann(6, 2);
    private final Manifold validated = ValidatedManifold.of(plain);
    private final R064Store point = plain.randomPoint(new Seed(1));
    private final R064Store tangent = plain.randomTangent(point, new Seed(2));
    private final R064Store bad = RandomMatrices.gaussian(6, 2, 3);

    @Test
    @DisplayName("offers the geometry of the manifold it wraps, with the same results")
    void transparent() {
        assertThat(validated)
                .isInstanceOf(RiemannianLogarithm.class)
                .isInstanceOf(ParallelTransport.class)
                .isInstanceOf(RiemannianHessian.class);
        assertThat(ValidatedManifold.of(new BuresWassersteinPositiveDefinite(2)))
                .isNotInstanceOf(ParallelTransport.class);
        assertThat(validated.retract(Retraction.QR, point, tangent).data)
                .isEqualTo(plain.retract(Retraction.QR, point, tangent).data);
        assertThat(validated.dimension()).isEqualTo(8);
        assertThat(RiemannianProblem.on(validated)
                        .minimize(w -> w.data[0] * w.data[0] + w.data[6] * w.data[6])
                        .solve(TrustRegions.defaults())
                        .converged())
                .isTrue();
    }

    @Test
    @DisplayName("refuses a point off the manifold and a vector that is not tangent, and names them")
    void refusals() {
        assertThatThrownBy(() -> validated.retract(Retraction.POLAR, bad, tangent))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("retract: argument 'point' violates the constraint by ");
        assertThatThrownBy(() -> validated.inner(point, tangent, bad))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("inner: argument 'b' is not tangent at 'point'");
        assertThatThrownBy(() -> ((ParallelTransport) validated).transport(point, tangent, bad))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("transport: argument 'vector' is not tangent at 'point'");
        assertThatThrownBy(() -> ((RiemannianLogarithm) validated).distance(point, bad))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("distance: argument 'other' violates");
    }

    @Test
    @DisplayName("passes on the errors of the manifold")
    void errors() {
        R064Store notFinite = R064Store.FACTORY.make(6, 2);
        notFinite.data[0] = Double.NaN;
        assertThatThrownBy(() -> validated.nearest(R064Store.FACTORY.make(6, 2)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> validated.nearest(R064Store.FACTORY.make(5, 2)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("names an entry that is not finite, a wrong shape and a missing matrix")
    void entries() {
        R064Store notFinite = tangent.copy();
        notFinite.set(3, 1, Double.NaN);
        assertThatThrownBy(() -> validated.norm(point, notFinite))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "norm: argument 'tangent' has the entry NaN in row 3, column 1 (counted from 0); all entries"
                                + " must be finite");
        notFinite.set(3, 1, Double.POSITIVE_INFINITY);
        assertThatThrownBy(() -> validated.gradient(point, notFinite))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gradient: argument 'euclideanGradient' has the entry Infinity");
        assertThatThrownBy(() -> validated.inner(point, tangent, R064Store.FACTORY.make(2, 6)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("inner: argument 'b' is a 2×6 matrix")
                .hasMessageContaining("are 6×2");
        assertThatThrownBy(() -> validated.transportTo(point, absent(), tangent))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("transportTo: argument 'other' is null");
    }

    /** Returns null, as a caller from unchecked code may pass it. */
    private static R064Store absent() {
        return null;
    }
}
