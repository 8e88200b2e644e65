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
                List.of(order("gradient", 2, 0)),
                List.of(Identities.tangency(
                        "Riemannian gradient is tangent",
                        manifold,
                        x,
                        riemannian,
                        Vectors.length(riemannian) + Vectors.length(euclidean))));
    }

    /** Measures the order of f(R(tV)) − f(x) − t⟨grad f, V⟩ − ½t²·curvature. */
    SlopeCheck order(String name, int expected, double curvature) {
        return SlopeCheck.ofRemainder(
                name,
                expected,
                Math.abs(value) + Math.abs(slope) + Math.abs(curvature),
                t -> cost.value(TestSteps.step(retraction, x, v, t)) - value - t * slope - t * t / 2 * curvature);
    }
}
