package org.repdyn.manifolds.optimisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.NamedRetraction;
import org.repdyn.manifolds.spi.ParallelTransport;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianHessian;

/** The cost of a problem together with the geometry of its manifold, as a solver uses them; counts the calls. */
final class Objective {

    final Manifold manifold;
    final NamedRetraction retraction;
    /** True if steps follow geodesics whose parallel transport is known. */
    final boolean parallel;

    final boolean transportByProjection;

    private final Cost cost;
    private final Optional<EuclideanGradient> gradient;
    private final Optional<RiemannianGradient> riemannian;
    private final Optional<EuclideanHessian> hessian;
    private final CostDifferences costDifferences;
    private final GradientDifferences gradientDifferences;
    private final RetractionVelocity velocity;
    private final R064Store scaled;
    private final R064Store ambientHessian;

    private Optional<String> refusal = Optional.empty();
    private OptionalDouble undefinedCost = OptionalDouble.empty();
    private OptionalDouble undefinedNearby = OptionalDouble.empty();
    private long costs;
    private long gradients;
    private long hessians;
    private long retractions;

    Objective(
            Manifold manifold,
            Cost cost,
            Optional<EuclideanGradient> gradient,
            Optional<RiemannianGradient> riemannian,
            Optional<EuclideanHessian> hessian,
            NamedRetraction retraction,
            boolean transportByProjection,
            R064Store shape) {
        this.manifold = manifold;
        this.cost = cost;
        this.gradient = gradient;
        this.riemannian = riemannian;
        // The Riemannian Hessian needs the Euclidean gradient too.
        this.hessian = hessian.filter(h -> manifold instanceof RiemannianHessian && riemannian.isEmpty());
        this.retraction = retraction;
        parallel = retraction.name().equals(Retraction.GEODESIC.text()) && manifold instanceof ParallelTransport;
        this.transportByProjection = transportByProjection;
        scaled = Entries.like(shape);
        ambientHessian = Entries.like(shape);
        costDifferences = new CostDifferences(this, shape);
        gradientDifferences = new GradientDifferences(this, shape);
        velocity = new RetractionVelocity(this, shape);
    }

    /** Counts the steps and Hessian products of an inner run; it calls cost and gradient through this objective, which counts them. */
    void add(Evaluations inner) {
        hessians += inner.hessians();
        retractions += inner.retractions();
    }

    Evaluations evaluations() {
        return new Evaluations(costs, gradients, hessians, retractions);
    }

    /** Returns what the user should know about the manifold and about the accuracy of differences. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>(costDifferences.warnings());
        if (manifold.components() > 1) {
            warnings.add("the manifold has " + manifold.components()
                    + " components, and a run stays in the one of its start; start once in each to find the minimum");
        }
        return warnings;
    }

    double cost(R064Store point) {
        costs++;
        return cost.value(point);
    }

    /** Computes the cost of an iterate, if it is not known. */
    void evaluateCost(Iterate at) {
        if (Double.isNaN(at.cost)) {
            at.cost = cost(at.point);
        }
    }

    /**
     * Returns the size of the terms that the cost sums up, in whose rounding a small change of it drowns: |f|, or ‖∇f‖·‖x‖ where they cancel. It has the
     * unit of the cost.
     */
    double magnitude(Iterate at) {
        return Math.max(Math.abs(at.cost), ambientGradientNorm(at) * Entries.norm(at.point));
    }

    /** Returns the Frobenius norm of the Euclidean gradient, or of the Riemannian one where only that is given. */
    double ambientGradientNorm(Iterate at) {
        return Entries.norm(riemannian.isPresent() ? at.gradient : at.euclidean);
    }

    /** Computes both gradients of an iterate, if they are not known. */
    void evaluateGradient(Iterate at) {
        if (!at.hasGradient) {
            gradientAt(at.point, at.cost, at.euclidean, at.gradient);
            at.gradientNorm = norm(at, at.gradient);
            at.hasGradient = true;
        }
    }

    /** Returns true if the gradient is given, not computed by differences of costs. */
    boolean hasGradient() {
        return gradient.isPresent() || riemannian.isPresent();
    }

    /** Returns true if the Hessian is given and the solver has called it. */
    boolean hasUsedHessian() {
        return hessian.isPresent() && hessians > 0;
    }

    /** Returns the length to which the steps of the last gradient by differences were proportional; 0 if gradients are given. */
    double differenceLength() {
        return costDifferences.length();
    }

    /** Computes the Riemannian Hessian along a tangent vector. */
    void hessian(Iterate at, R064Store tangent, R064Store result) {
        hessians++;
        if (hessian.isPresent() && manifold instanceof RiemannianHessian geometry) {
            hessian.get().hessian(at.point, tangent, ambientHessian);
            geometry.hessian(at.point, tangent, at.euclidean, ambientHessian, result);
        } else {
            gradientDifferences.hessian(at, tangent, result);
        }
    }

    double inner(Iterate at, R064Store a, R064Store b) {
        return manifold.inner(at.point, a, b);
    }

    double norm(Iterate at, R064Store tangent) {
        return manifold.norm(at.point, tangent);
    }

    /**
     * Moves to the point t·direction away, and returns the cost there: +∞ if the manifold refuses the step, or the cost is not finite or throws an
     * {@link ArithmeticException}.
     */
    double costAfter(Iterate from, R064Store direction, double t, Iterate to) {
        if (step(from, direction, t, to)) {
            try {
                evaluateCost(to);
            } catch (ArithmeticException e) {
                refusal = Optional.of(reason(e));
            }
        }
        if (!Double.isFinite(to.cost)) {
            if (refusal.isEmpty()) {
                undefinedCost = OptionalDouble.of(to.cost);
                undefinedNearby = undefinedCost;
            }
            to.cost = Double.POSITIVE_INFINITY;
        }
        return to.cost;
    }

    /** Returns why the manifold refused the last step, or why the cost could not be computed at its end; empty if neither happened. */
    Optional<String> refusal() {
        return refusal;
    }

    /** Returns the cost at the end of the last step if it is NaN or infinite there, which {@link #costAfter} replaces by +∞; empty if it is finite or there is none. */
    OptionalDouble undefinedCost() {
        return undefinedCost;
    }

    /** Returns the last such cost of any step since {@link #arrived}; empty if all were finite. */
    OptionalDouble undefinedNearby() {
        return undefinedNearby;
    }

    /** Forgets the steps that were tried, because the run is at another point. */
    void arrived() {
        undefinedNearby = OptionalDouble.empty();
    }

    /** Returns what an exception says; its type if it says nothing. */
    static String reason(ArithmeticException e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    /** Computes the point t·direction away, and forgets the values of {@code to}; returns false if the manifold refuses the step. */
    boolean step(Iterate from, R064Store direction, double t, Iterate to) {
        to.moved();
        refusal = Optional.empty();
        undefinedCost = OptionalDouble.empty();
        try {
            move(from.point, direction, t, to.point);
            return true;
        } catch (ArithmeticException e) {
            // The step is too long, or passes a point where the retraction is not unique; the caller shortens it.
            refusal = Optional.of(reason(e));
            return false;
        }
    }

    /** Computes the point t·direction away for a difference; returns false if the manifold refuses it. */
    boolean retract(R064Store from, R064Store direction, double t, R064Store result) {
        try {
            move(from, direction, t, result);
            return true;
        } catch (ArithmeticException e) {
            // The caller does without the difference.
            return false;
        }
    }

    private void move(R064Store from, R064Store direction, double t, R064Store result) {
        Entries.scale(t, direction, scaled);
        retractions++;
        retraction.retract(from, scaled, result);
    }

    /**
     * Transports a vector along the last step: by projection if the problem asks for it, parallel to the geodesic if that is the retraction,
     * otherwise by the manifold's vector transport.
     */
    void transport(Iterate from, R064Store direction, double t, Iterate to, R064Store vector, R064Store result) {
        if (transportByProjection) {
            manifold.project(to.point, vector, result);
        } else if (parallel) {
            transportParallel(from, direction, t, vector, result);
        } else {
            manifold.transportTo(from.point, to.point, vector, result);
        }
    }

    /** Transports a vector along the geodesic with velocity t·direction, if {@link #parallel}. */
    void transportParallel(Iterate from, R064Store direction, double t, R064Store vector, R064Store result) {
        Entries.scale(t, direction, scaled);
        ((ParallelTransport) manifold).transport(from.point, scaled, vector, result);
    }

    /** Returns the derivative of the cost along the curve of the retraction at t, where it has reached {@code at}. */
    double slope(Iterate from, R064Store direction, double t, Iterate at) {
        evaluateGradient(at);
        velocity.at(from, direction, t, at, ambientHessian);
        return inner(at, at.gradient, ambientHessian);
    }

    /** Computes the Riemannian gradient; the Euclidean one too, unless the Riemannian one is given. */
    void gradientAt(R064Store point, R064Store euclidean, R064Store result) {
        gradientAt(point, Double.NaN, euclidean, result);
    }

    /** Computes the gradients at a point whose cost may be known. */
    private void gradientAt(R064Store point, double knownCost, R064Store euclidean, R064Store result) {
        if (riemannian.isPresent()) {
            gradients++;
            riemannian.get().gradient(point, result);
        } else {
            euclideanGradient(point, knownCost, euclidean);
            manifold.gradient(point, euclidean, result);
        }
    }

    /** Computes the Euclidean gradient, or its tangent part if it comes from differences. */
    void euclideanGradient(R064Store point, R064Store result) {
        euclideanGradient(point, Double.NaN, result);
    }

    private void euclideanGradient(R064Store point, double knownCost, R064Store result) {
        if (gradient.isPresent()) {
            gradients++;
            gradient.get().gradient(point, result);
        } else {
            costDifferences.gradient(point, knownCost, result);
        }
    }
}
