package org.repdyn.manifolds.checks;

import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.check.CheckReport;
import org.repdyn.core.check.Residual;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.optimisation.EuclideanHessian;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.RiemannianHessian;

/** The laws of a Riemannian Hessian at a random point, along two random directions. */
final class HessianLaws {

    /** Share of the Euclidean Hessian that a Riemannian one is taken to have; that of a constant is zero and consists of rounding. */
    private static final double CANCELLING = 1e-3;

    private final Linearisation first;
    private final Manifold manifold;
    private final RiemannianHessian geometry;
    private final EuclideanHessian hessian;
    private final R064Store x;
    private final R064Store v;
    private final R064Store w;
    private final R064Store hv;
    private final R064Store hw;

    HessianLaws(Linearisation first, RiemannianHessian geometry, EuclideanHessian hessian, Seed seed) {
        this.first = first;
        this.geometry = geometry;
        this.hessian = hessian;
        manifold = first.manifold;
        x = first.x;
        v = first.v;
        w = TestSteps.direction(manifold, x, seed.child("second direction"));
        hv = product(v);
        hw = product(w);
    }

    CheckReport report() {
        // A pairing of the metric is that of the Euclidean derivative in the ambient space.
        double cancelling = CANCELLING
                * (Vectors.length(ambient(v)) * Vectors.length(w) + Vectors.length(ambient(w)) * Vectors.length(v));
        return new CheckReport(
                List.of(first.hessianOrder(manifold.inner(x, hv, v))),
                List.of(
                        Identities.tangency("Riemannian Hessian is tangent", manifold, x, hv),
                        symmetry(cancelling),
                        linearity(cancelling)));
    }

    private Residual symmetry(double cancelling) {
        double pairing = manifold.norm(x, hv) * manifold.norm(x, w) + manifold.norm(x, v) * manifold.norm(x, hw);
        double difference = manifold.inner(x, hv, w) - manifold.inner(x, v, hw);
        return Identities.residual(
                "Riemannian Hessian is symmetric", Identities.relative(difference, pairing + cancelling));
    }

    private Residual linearity(double cancelling) {
        R064Store sum = product(Vectors.combination(2, v, -3, w));
        R064Store difference = Vectors.difference(sum, Vectors.combination(2, hv, -3, hw));
        double size = manifold.norm(x, hv) + manifold.norm(x, hw);
        return Identities.residual(
                "Riemannian Hessian is linear",
                Identities.relative(manifold.norm(x, difference), size + cancelling / manifold.norm(x, v)));
    }

    private R064Store product(R064Store direction) {
        R064Store result = Vectors.like(x);
        geometry.hessian(x, direction, first.euclidean, ambient(direction), result);
        return result;
    }

    private R064Store ambient(R064Store direction) {
        R064Store result = Vectors.like(x);
        hessian.hessian(x, direction, result);
        return result;
    }
}
