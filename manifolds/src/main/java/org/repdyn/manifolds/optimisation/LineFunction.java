package org.repdyn.manifolds.optimisation;

import org.ojalgo.matrix.store.R064Store;

/** The cost t ↦ f(R(t·direction)) along the curve of a retraction. */
final class LineFunction {

    /** Relative change of the cost that may be rounding; the cost of a matrix problem sums up thousands of products. */
    static final double ROUNDING = 1e-13;

    /** Largest number of halvings of a last attempt: a factor of 1e-60, for first trials far beyond a minimum that is close. */
    private static final int HALVINGS = 200;

    final Iterate from;
    final R064Store direction;
    /** Derivative at 0. */
    final double slope;
    /** Length of the direction. */
    final double speed;

    private final Objective objective;
    private final Iterate trial;
    private double trialStep = Double.NaN;

    /**
     * Creates a line.
     *
     * @param trial memory that is at the step evaluated last, and at the accepted one when a search succeeds
     */
    LineFunction(Objective objective, Iterate from, R064Store direction, double slope, Iterate trial) {
        this.objective = objective;
        this.from = from;
        this.direction = direction;
        this.slope = slope;
        this.trial = trial;
        speed = objective.norm(from, direction);
    }

    /** Returns the cost at a step; +∞ if the manifold refuses it or the cost is not defined there. */
    double value(double t) {
        moveTo(t);
        return trial.cost;
    }

    /** Returns the derivative of the cost at a step; NaN if the cost is not defined there. */
    double slope(double t) {
        moveTo(t);
        return trial.cost == Double.POSITIVE_INFINITY ? Double.NaN : objective.slope(from, direction, t, trial);
    }

    /** Moves the trial point to a step, if it is not there. */
    void moveTo(double t) {
        if (t != trialStep) {
            trialStep = t;
            objective.costAfter(from, direction, t, trial);
        }
    }

    /**
     * Returns a step that lowers the cost, by halving the one that was tried last for as long as the predicted decrease is above the rounding of the cost; 0 if
     * none does.
     */
    double lower() {
        double t = trialStep / 2;
        for (int i = 0; i < HALVINGS && !drownsInRounding(t * slope); i++) {
            if (falls(value(t))) {
                return t;
            }
            t /= 2;
        }
        return 0;
    }

    /** Returns true if the cost does not rise by more than its rounding. */
    boolean risesByRoundingAtMost(double value) {
        return value <= from.cost + ROUNDING * Math.abs(from.cost);
    }

    /** Returns true if the cost falls by more than its rounding. */
    boolean falls(double value) {
        return value < from.cost - ROUNDING * Math.abs(from.cost);
    }

    /** Returns true if a decrease of this size drowns in the rounding of the cost. */
    boolean drownsInRounding(double decrease) {
        return Math.abs(decrease) <= ROUNDING * Math.abs(from.cost);
    }
}
