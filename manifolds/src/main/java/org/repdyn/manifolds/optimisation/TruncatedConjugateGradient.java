package org.repdyn.manifolds.optimisation;

import org.ojalgo.matrix.store.R064Store;

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
    private R064Store hessianStep;
    private final R064Store residual;
    private final R064Store direction;
    private final R064Store hessianDirection;
    private R064Store trial;
    private R064Store hessianTrial;

    /**
     * Creates the memory for one run.
     *
     * @param linear share κ to which the residual falls
     * @param superlinear exponent θ: the residual falls to the share (‖g‖/u)^θ if that is less, which gives convergence of order 1 + θ
     */
    TruncatedConjugateGradient(R064Store shape, double linear, double superlinear) {
        this.linear = linear;
        this.superlinear = superlinear;
        step = TangentArithmetic.like(shape);
        hessianStep = TangentArithmetic.like(shape);
        residual = TangentArithmetic.like(shape);
        direction = TangentArithmetic.like(shape);
        hessianDirection = TangentArithmetic.like(shape);
        trial = TangentArithmetic.like(shape);
        hessianTrial = TangentArithmetic.like(shape);
    }

    /**
     * Minimises the model at a point in a ball, in at most {@code limit} products with the Hessian. Gradient and Hessian are divided by a power of two near ‖g‖,
     * which changes no bit of the step, so that products of three of them neither overflow nor underflow.
     *
     * @param gradientUnit u
     */
    void solve(Objective objective, Iterate x, double radius, int limit, double gradientUnit) {
        double unit = Math.scalb(1.0, Math.getExponent(x.gradientNorm));
        TangentArithmetic.scale(0, x.gradient, step);
        TangentArithmetic.scale(0, x.gradient, hessianStep);
        TangentArithmetic.scale(1 / unit, x.gradient, residual);
        TangentArithmetic.scale(-1 / unit, x.gradient, direction);
        onBoundary = false;
        double rr = objective.inner(x, residual, residual);
        double target = Math.sqrt(rr) * Math.min(Math.pow(x.gradientNorm / gradientUnit, superlinear), linear);
        double stepStep = 0;
        double stepDirection = 0;
        double directionDirection = rr;
        double model = 0;
        double projected = rr;
        decrease = 0;
        for (int j = 0; j < limit; j++) {
            objective.hessian(x, direction, hessianDirection);
            double curvature = objective.inner(x, direction, hessianDirection) / unit;
            double alpha = rr / curvature;
            double longer = stepStep + 2 * alpha * stepDirection + alpha * alpha * directionDirection;
            if (!(curvature > 0) || longer >= radius * radius) {
                double room = Math.max(0, radius * radius - stepStep);
                double tau = (-stepDirection + Math.sqrt(stepDirection * stepDirection + directionDirection * room))
                        / directionDirection;
                TangentArithmetic.add(tau, direction, step);
                TangentArithmetic.add(tau / unit, hessianDirection, hessianStep);
                onBoundary = true;
                decrease = -unit * model(objective, x, unit, step, hessianStep);
                return;
            }
            TangentArithmetic.combine(1, step, alpha, direction, trial);
            TangentArithmetic.combine(1, hessianStep, alpha / unit, hessianDirection, hessianTrial);
            double trialModel = model(objective, x, unit, trial, hessianTrial);
            if (!(trialModel < model)) {
                // Rounding or an approximate Hessian; the step before is the best one.
                return;
            }
            model = trialModel;
            decrease = -unit * model;
            stepStep = longer;
            R064Store before = step;
            step = trial;
            trial = before;
            before = hessianStep;
            hessianStep = hessianTrial;
            hessianTrial = before;
            TangentArithmetic.add(alpha / unit, hessianDirection, residual);
            double rrBefore = rr;
            rr = objective.inner(x, residual, residual);
            if (j >= 1 && Math.sqrt(rr) <= target) {
                return;
            }
            double beta = rr / rrBefore;
            // Rounding would let the direction leave the tangent space, and the point leave the manifold: each product
            // adds ε·‖Hd‖ to the normal part, which grows beside the direction as the residual falls.
            if (j % PROJECTED_EACH == PROJECTED_EACH - 1 || rr < PROJECTED_FALL * projected) {
                TangentArithmetic.combine(-1, residual, beta, direction, trial);
                objective.manifold.project(x.point, trial, direction);
                projected = rr;
            } else {
                TangentArithmetic.combine(-1, residual, beta, direction, direction);
            }
            stepDirection = beta * (stepDirection + alpha * directionDirection);
            directionDirection = rr + beta * beta * directionDirection;
        }
    }

    /** Returns the value of the model, divided by the unit. */
    private static double model(Objective objective, Iterate x, double unit, R064Store eta, R064Store hessianEta) {
        return objective.inner(x, eta, x.gradient) / unit + objective.inner(x, eta, hessianEta) / 2;
    }
}
