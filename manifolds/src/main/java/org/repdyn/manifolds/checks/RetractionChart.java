package org.repdyn.manifolds.checks;

import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.manifolds.spi.NamedRetraction;
import org.repdyn.manifolds.spi.Retraction;

/**
 * The coordinates that a retraction R gives a manifold near a point: x in the tangent space stands for R(x). In them
 * the metric is g_x(a, b) = ⟨DR(x)a, DR(x)b⟩ at R(x), and the curve R(tV) is the straight line tV.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RetractionChart {

    /**
     * Step of the difference quotients: for vectors of length 1 at a curvature of 1 their errors are 1e-6 from curvature and 1e-10 from
     * rounding.
     */
    private static final double STEP = 1e-3;

    private final Manifold manifold;
    private final NamedRetraction retraction;
    private final R064Store point;
    private final double step;

    /** Creates the coordinates at a point. */
    public RetractionChart(Manifold manifold, Retraction retraction, R064Store point) {
        this(manifold, NamedRetraction.of(manifold, retraction), point);
    }

    /** Creates the coordinates at a point by a retraction of the manifold, such as one of its own. */
    public RetractionChart(Manifold manifold, NamedRetraction retraction, R064Store point) {
        this(manifold, retraction, point, STEP);
    }

    /** Creates the coordinates at a point, with another step of the difference quotients. */
    RetractionChart(Manifold manifold, NamedRetraction retraction, R064Store point, double step) {
        this.manifold = Objects.requireNonNull(manifold, "the argument manifold is null");
        this.retraction = Objects.requireNonNull(retraction, "the argument retraction is null");
        ManifoldArguments.checkShape(manifold, "point", point);
        this.point = point;
        this.step = step;
    }

    /**
     * Returns the component along w of the covariant acceleration of R(tV) at t = 0, divided by ‖V‖·‖w‖. It is 0 for
     * the curves of a retraction of second order, whether or not the manifold offers its geodesics: ⟨∇_V V, w⟩ = ∂_V
     * g(V, w) − ½∂_w g(V, V). Derivatives are one-sided, so that a curve with a kink at t = 0 is not symmetric by
     * accident.
     */
    public double acceleration(R064Store v, R064Store w) {
        double first = derivative(t -> metric(Vectors.scaled(t, v), v, w));
        double second = derivative(t -> metric(Vectors.scaled(t, w), v, v));
        R064Store zero = Vectors.scaled(0, v);
        return (first - second / 2) / Math.sqrt(metric(zero, v, v) * metric(zero, w, w));
    }

    /** Returns the derivative at 0 from the right. */
    private double derivative(DoubleUnaryOperator f) {
        return (4 * f.applyAsDouble(step) - f.applyAsDouble(2 * step) - 3 * f.applyAsDouble(0)) / (2 * step);
    }

    private double metric(R064Store x, R064Store a, R064Store b) {
        R064Store at = retraction.retract(point, x);
        return manifold.inner(at, velocity(at, x, a), velocity(at, x, b));
    }

    /** Returns DR(x)a, its part in the tangent space, or in the horizontal space of a quotient. */
    private R064Store velocity(R064Store at, R064Store x, R064Store a) {
        R064Store forward = retraction.retract(point, Vectors.combination(1, x, step, a));
        R064Store back = retraction.retract(point, Vectors.combination(1, x, -step, a));
        return manifold.project(at, Vectors.combination(1 / (2 * step), forward, -1 / (2 * step), back));
    }
}
