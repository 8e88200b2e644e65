package org.repdyn.manifolds.optimisation;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.Entries;

/**
 * Hessian products by differences of gradients: (T⁻¹ grad f(R(hV)) − grad f(x))/h. With a vector transport other than the parallel
 * one this is not the Hessian away from stationary points, but it is at them, so that methods of second order keep their rate.
 * Boumal (2015), Riemannian trust regions with finite-difference Hessian approximations are globally convergent.
 */
final class GradientDifferences {

    /** Length of the step relative to the point, or to a longer length where that drowns in rounding, if the gradient is given: √ε, where truncation and rounding balance. */
    private static final double STEP = 1e-8 * 2;

    /** The same for gradients that are differences themselves and have errors of about 1e-12. */
    private static final double STEP_OF_DIFFERENCES = 1e-6;

    /** Number of errors by which a gradient must change for a difference to have three digits. */
    private static final double DIGITS = 1e3;

    private final Objective objective;
    private final R064Store moved;
    private final R064Store euclidean;
    private final R064Store gradient;

    GradientDifferences(Objective objective, R064Store shape) {
        this.objective = objective;
        moved = Entries.like(shape);
        euclidean = Entries.like(shape);
        gradient = Entries.like(shape);
    }

    void hessian(Iterate at, R064Store tangent, R064Store result) {
        double length = Entries.norm(tangent);
        if (length == 0) {
            Entries.scale(0, tangent, result);
            return;
        }
        double relative = objective.hasGradient() ? STEP : STEP_OF_DIFFERENCES;
        // At a step of √ε the rounding of a gradient is ε, and accordingly for the errors of differences.
        double error = relative * relative;
        double reach = Math.max(
                DifferenceLengths.shortest(objective.manifold, Entries.norm(at.point)), objective.differenceLength());
        if (!difference(at, tangent, relative * reach / length, result)) {
            Entries.scale(Double.NaN, tangent, result);
            return;
        }
        double longer = DifferenceLengths.longer(objective.manifold, reach);
        while (longer > reach && drowns(at, relative * reach / length, error, result)) {
            reach = longer;
            if (!difference(at, tangent, relative * reach / length, moved)) {
                return;
            }
            Entries.copy(moved, result);
            longer = DifferenceLengths.longer(objective.manifold, reach);
        }
    }

    /** Computes the difference quotient of step h; returns false if the manifold refuses the step. */
    private boolean difference(Iterate at, R064Store tangent, double h, R064Store result) {
        if (!objective.retract(at.point, tangent, h, moved)) {
            return false;
        }
        objective.gradientAt(moved, euclidean, gradient);
        objective.manifold.transportTo(moved, at.point, gradient, euclidean);
        Entries.combine(1 / h, euclidean, -1 / h, at.gradient, euclidean);
        // The division by h magnifies the rounding outside of the tangent space.
        objective.manifold.project(at.point, euclidean, result);
        return true;
    }

    /**
     * Returns true if the gradient changed by less than {@link #DIGITS} times its error.
     *
     * @param error relative error of gradients
     */
    private static boolean drowns(Iterate at, double h, double error, R064Store quotient) {
        return h * Entries.norm(quotient) <= DIGITS * error * Entries.norm(at.gradient);
    }
}
