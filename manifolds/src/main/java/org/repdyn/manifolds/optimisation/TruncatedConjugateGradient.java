package org.repdyn.manifolds.optimisation;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.Entries;

/**
 * Approximate minimum of a quadratic model m(η) = ⟨g, η⟩ + ½⟨η, Hη⟩ in a ball, by conjugate gradients that end at the boundary, at negative
 * curvature, or at a small residual. Steihaug (1983); Absil, Mahony, Sepulchre (2008), algorithm 11.
 */
final class TruncatedConjugateGradient {

    /** Number of steps after which the direction is projected on the tangent space; its normal part is at most a few roundings until then. */
    private static final int PROJECTED_EACH = 8;

    /** Share of the squared residual at the last projection below which the direction is projected, so that its normal part is at most 100 roundings. */
    private static final double PROJECTED_FALL = 1e-4;

    /** Result of the last call: the step. */
    R064Store step;
    /** Result of the last call: the decrease of the model. */
    double decrease;
    /** True if the last call ended on the boundary of the ball. */
    boolean onBoundary;

    private final double linear;
    private final double superlinear;
    /** r = (g + Hη)/u of the step η, with the unit u. */
    private final R064Store residual;

    private final R064Store direction;
    private final R064Store hessianDirection;
    private R064Store trial;

    /** Power of two near the norm of the gradient, by which the gradient and the Hessian are divided. */
    private double unit;
    /** ⟨r, r⟩ of the residual. */
    private double rr;
    /** ⟨η, η⟩ of the step. */
    private double stepStep;
    /** ⟨η, d⟩ of the step and the direction. */
    private double stepDirection;
    /** ⟨d, d⟩ of the direction. */
    private double directionDirection;
    /** Value of the model at the step, divided by the unit. */
    private double model;

    /**
     * Creates the memory for one run.
     *
     * @param linear share κ to which the residual falls
     * @param superlinear exponent θ: the residual falls to the share (‖g‖/u)^θ if that is less, which gives convergence of order 1 + θ
     */
    TruncatedConjugateGradient(R064Store shape, double linear, double superlinear) {
        this.linear = linear;
        this.superlinear = superlinear;
        step = Entries.like(shape);
        residual = Entries.like(shape);
        direction = Entries.like(shape);
        hessianDirection = Entries.like(shape);
        trial = Entries.like(shape);
    }

    /**
     * Minimises the model at a point in a ball, in at most {@code limit} products with the Hessian. Gradient and Hessian are divided by a power of two near ‖g‖,
     * which changes no bit of the step, so that products of three of them neither overflow nor underflow.
     *
     * @param gradientUnit u
     */
    void solve(Objective objective, Iterate x, double radius, int limit, double gradientUnit) {
        start(objective, x);
        double target = Math.sqrt(rr) * Math.min(Math.pow(x.gradientNorm / gradientUnit, superlinear), linear);
        double projected = rr;
        for (int j = 0; j < limit; j++) {
            objective.hessian(x, direction, hessianDirection);
            double curvature = objective.inner(x, direction, hessianDirection) / unit;
            double alpha = rr / curvature;
            double longer = stepStep + 2 * alpha * stepDirection + alpha * alpha * directionDirection;
            if (!(curvature > 0) || longer >= radius * radius) {
                goToBoundary(objective, x, radius);
                return;
            }
            if (!goAlong(objective, x, alpha)) {
                return;
            }
            stepStep = longer;
            double rrBefore = rr;
            rr = objective.inner(x, residual, residual);
            if (j >= 1 && Math.sqrt(rr) <= target) {
                return;
            }
            double beta = rr / rrBefore;
            // Rounding would let the direction leave the tangent space, and the point leave the manifold: each product
            // adds ε·‖Hd‖ to the normal part, which grows beside the direction as the residual falls.
            if (j % PROJECTED_EACH == PROJECTED_EACH - 1 || rr < PROJECTED_FALL * projected) {
                Entries.combine(-1, residual, beta, direction, trial);
                objective.manifold.project(x.point, trial, direction);
                projected = rr;
            } else {
                Entries.combine(-1, residual, beta, direction, direction);
            }
            stepDirection = beta * (stepDirection + alpha * directionDirection);
            directionDirection = rr + beta * beta * directionDirection;
        }
    }

    /** Sets the step to zero, and the residual and the direction to the gradient and its negative. */
    private void start(Objective objective, Iterate x) {
        unit = Math.scalb(1.0, Math.getExponent(x.gradientNorm));
        Entries.scale(0, x.gradient, step);
        Entries.scale(1 / unit, x.gradient, residual);
        Entries.scale(-1 / unit, x.gradient, direction);
        onBoundary = false;
        rr = objective.inner(x, residual, residual);
        stepStep = 0;
        stepDirection = 0;
        directionDirection = rr;
        model = 0;
        decrease = 0;
    }

    /** Ends the step where it meets the boundary of the ball along the direction. */
    private void goToBoundary(Objective objective, Iterate x, double radius) {
        double room = Math.max(0, radius * radius - stepStep);
        double tau = (-stepDirection + Math.sqrt(stepDirection * stepDirection + directionDirection * room))
                / directionDirection;
        Entries.add(tau, direction, step);
        Entries.add(tau / unit, hessianDirection, residual);
        onBoundary = true;
        decrease = -unit * model(objective, x, step);
    }

    /** Adds α times the direction to the step; returns false and leaves the step if the model does not fall, for rounding or an approximate Hessian. */
    private boolean goAlong(Objective objective, Iterate x, double alpha) {
        Entries.combine(1, step, alpha, direction, trial);
        Entries.add(alpha / unit, hessianDirection, residual);
        double trialModel = model(objective, x, trial);
        if (!(trialModel < model)) {
            return false;
        }
        model = trialModel;
        decrease = -unit * model;
        R064Store before = step;
        step = trial;
        trial = before;
        return true;
    }

    /** Returns the value of the model at the vector η of the residual r = (g + Hη)/u, divided by the unit u: ½⟨η, g⟩/u + ½⟨η, r⟩. */
    private double model(Objective objective, Iterate x, R064Store eta) {
        return (objective.inner(x, eta, x.gradient) / unit + objective.inner(x, eta, residual)) / 2;
    }
}
