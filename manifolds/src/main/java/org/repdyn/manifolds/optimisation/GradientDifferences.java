package org.repdyn.manifolds.optimisation;

import org.ojalgo.matrix.store.R064Store;

/**
 * Hessian products by differences of gradients: (T⁻¹ grad f(R(hV)) − grad f(x))/h. With a vector transport other than the parallel
 * one this is not the Hessian away from stationary points, but it is at them, so that methods of second order keep their rate.
 * Boumal (2015), Riemannian trust regions with finite-difference Hessian approximations are globally convergent.
 */
final class GradientDifferences {

    /** Length of the step relative to the point if the gradient is given: √ε, where truncation and rounding balance. */
    private static final double STEP = 1e-8 * 2;

    /** The same for gradients that are differences themselves and have errors of about 1e-12. */
    private static final double STEP_OF_DIFFERENCES = 1e-6;

    private final Objective objective;
    private final R064Store moved;
    private final R064Store euclidean;
    private final R064Store gradient;

    GradientDifferences(Objective objective, R064Store shape) {
        this.objective = objective;
        moved = TangentArithmetic.like(shape);
        euclidean = TangentArithmetic.like(shape);
        gradient = TangentArithmetic.like(shape);
    }

    void hessian(Iterate at, R064Store tangent, R064Store result) {
        double length = TangentArithmetic.length(tangent);
        if (length == 0) {
            TangentArithmetic.scale(0, tangent, result);
            return;
        }
        double relative = objective.hasGradient() ? STEP : STEP_OF_DIFFERENCES;
        double h = relative * Math.max(TangentArithmetic.length(at.point), Double.MIN_NORMAL) / length;
        if (!objective.retract(at.point, tangent, h, moved)) {
            TangentArithmetic.scale(Double.NaN, tangent, result);
            return;
        }
        objective.gradientAt(moved, euclidean, gradient);
        objective.manifold.transportTo(moved, at.point, gradient, euclidean);
        TangentArithmetic.combine(1 / h, euclidean, -1 / h, at.gradient, euclidean);
        // The division by h magnifies the rounding outside of the tangent space.
        objective.manifold.project(at.point, euclidean, result);
    }
}
