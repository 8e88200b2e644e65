package org.repdyn.manifolds.optimisation;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.Entries;

/**
 * Velocity d/dt R(t·direction) of the curve of a retraction. Along a geodesic it is the transported direction. Otherwise the curve is
 * differentiated by central differences, which need no evaluation of the cost: the projection of the direction, which is often taken
 * instead, is off by the factor by which the retraction shortens steps, and would spoil the curvature condition of Wolfe.
 */
final class RetractionVelocity {

    /** Step of the differences relative to the length of the point: ∛ε, where truncation and rounding balance. */
    private static final double STEP = 6e-6;

    private final Objective objective;
    private final R064Store after;
    private final R064Store before;

    RetractionVelocity(Objective objective, R064Store shape) {
        this.objective = objective;
        after = Entries.like(shape);
        before = Entries.like(shape);
    }

    void at(Iterate from, R064Store direction, double t, Iterate at, R064Store result) {
        if (objective.parallel) {
            objective.transportParallel(from, direction, t, direction, result);
            return;
        }
        double speed = Entries.norm(direction);
        double h = STEP * Math.max(t, speed > 0 ? Entries.norm(from.point) / speed : 0);
        if (objective.retract(from.point, direction, t + h, after)
                && objective.retract(from.point, direction, t - h, before)) {
            Entries.combine(0.5 / h, after, -0.5 / h, before, after);
            objective.manifold.project(at.point, after, result);
        } else {
            objective.manifold.transportTo(from.point, at.point, direction, result);
        }
    }
}
