package org.repdyn.testkit;

import java.util.function.DoubleUnaryOperator;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.spi.Retraction;

/**
 * The coordinates that a retraction R gives the manifold near a point: x in the tangent space stands for R(x). In them
 * the metric is g_x(a, b) = ⟨DR(x)a, DR(x)b⟩ at R(x), and the curve R(tV) is the straight line tV.
 */
final class RetractionChart {

    /**
     * Step of the difference quotients in units of the scale: their errors are 1e-6 from curvature and 1e-10 from
     * rounding.
     */
    private static final double STEP = 1e-3;

    private final ManifoldFixture fixture;
    private final Retraction retraction;

    RetractionChart(ManifoldFixture fixture, Retraction retraction) {
        this.fixture = fixture;
        this.retraction = retraction;
    }

    /**
     * Returns the component along w of the covariant acceleration of R(tV) at t = 0, divided by ‖V‖·‖w‖. It is 0 for
     * the curves of a retraction of second order, whether or not the manifold offers its geodesics: ⟨∇_V V, w⟩ = ∂_V
     * g(V, w) − ½∂_w g(V, V). Derivatives are one-sided, so that a curve with a kink at t = 0 is not symmetric by
     * accident.
     */
    double acceleration(R064Store v, R064Store w) {
        double first = derivative(t -> metric(ManifoldFixture.scaled(v, t), v, w));
        double second = derivative(t -> metric(ManifoldFixture.scaled(w, t), v, v));
        return (first - second / 2) / Math.sqrt(metric(fixture.empty(), v, v) * metric(fixture.empty(), w, w));
    }

    /** Returns the derivative at 0 from the right. */
    private static double derivative(DoubleUnaryOperator f) {
        return (4 * f.applyAsDouble(STEP) - f.applyAsDouble(2 * STEP) - 3 * f.applyAsDouble(0)) / (2 * STEP);
    }

    private double metric(R064Store x, R064Store a, R064Store b) {
        R064Store point = fixture.retract(retraction, fixture.point, x);
        return fixture.manifold.inner(point, velocity(point, x, a), velocity(point, x, b));
    }

    /** Returns DR(x)a, its part in the tangent space, or in the horizontal space of a quotient. */
    private R064Store velocity(R064Store point, R064Store x, R064Store a) {
        R064Store forward = fixture.retract(retraction, fixture.point, ManifoldFixture.combined(x, STEP, a));
        R064Store back = fixture.retract(retraction, fixture.point, ManifoldFixture.combined(x, -STEP, a));
        R064Store difference = ManifoldFixture.combined(forward, -1, back);
        return fixture.project(point, ManifoldFixture.scaled(difference, 1 / (2 * STEP)));
    }
}
