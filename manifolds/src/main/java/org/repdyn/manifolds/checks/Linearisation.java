package org.repdyn.manifolds.checks;

import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.check.CheckReport;
import org.repdyn.core.check.SlopeCheck;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.optimisation.Cost;
import org.repdyn.manifolds.optimisation.EuclideanGradient;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.NamedRetraction;

/** A cost and its gradient at a random point, with the Taylor polynomials of the cost along a curve in a random direction. */
final class Linearisation {

    final Manifold manifold;
    final R064Store x;
    /** Velocity of the curve. */
    final R064Store v;

    final R064Store euclidean;
    private final R064Store riemannian;
    private final Cost cost;
    private final NamedRetraction retraction;
    private final double value;
    private final double slope;

    Linearisation(Manifold manifold, Cost cost, EuclideanGradient gradient, Seed seed) {
        this.manifold = manifold;
        this.cost = cost;
        retraction = TestSteps.mostAccurate(manifold);
        x = manifold.randomPoint(seed);
        v = TestSteps.direction(manifold, x, seed.child("direction"));
        euclidean = Vectors.like(x);
        gradient.gradient(x, euclidean);
        riemannian = manifold.gradient(x, euclidean);
        value = cost.value(x);
        slope = manifold.inner(x, riemannian, v);
    }

    /** Checks that the polynomial of the gradient has an error of order 2, and that the Riemannian gradient is tangent. */
    CheckReport report() {
        return new CheckReport(
                List.of(gradientOrder()),
                List.of(Identities.tangency(
                        "Riemannian gradient is tangent",
                        manifold,
                        x,
                        riemannian,
                        Vectors.length(riemannian) + Vectors.length(euclidean))));
    }

    /** Measures the order of f(R(tV)) − f(x) − t⟨grad f, V⟩. */
    private SlopeCheck gradientOrder() {
        return order("gradient", 2, slope, 0);
    }

    /** Measures the order of f(R(tV)) − f(x) − t·df(V) − ½t²·curvature. The derivative is that of the ambient space, which is not rounded by the metric. */
    SlopeCheck hessianOrder(double curvature) {
        return order("Hessian", 3, Vectors.dot(euclidean, v), curvature);
    }

    private SlopeCheck order(String name, int expected, double derivative, double curvature) {
        return SlopeCheck.ofRemainder(
                name,
                expected,
                // The terms that a cost sums up may be larger than it.
                Math.abs(value)
                        + Math.abs(derivative)
                        + Math.abs(curvature)
                        + Vectors.length(euclidean) * Vectors.length(x),
                t -> cost.value(TestSteps.step(retraction, x, v, t)) - value - t * derivative - t * t / 2 * curvature);
    }
}
