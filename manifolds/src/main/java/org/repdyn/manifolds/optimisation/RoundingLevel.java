package org.repdyn.manifolds.optimisation;

/**
 * Consecutive steps of a run that change the cost by no more than its rounding and do not lower the gradient norm. A run that makes many of them is as close to a
 * stationary point as its cost and gradient can be computed, and would go on at random until its limit.
 */
final class RoundingLevel {

    /**
     * Number of such steps at which a run ends. Gradient norms of Barzilai and Borwein rise in between: on a quadratic cost of condition number 10⁶ the longest row without a new
     * lowest one had 68 steps.
     */
    static final int PATIENCE = 200;

    private int steps;
    private double lowest = Double.POSITIVE_INFINITY;

    /** Counts a step. The lowest gradient norm is that since the cost changed last. */
    void step(double change, double rounding, double gradientNorm) {
        // Not ≤ for a NaN, which is no rounding.
        boolean changes = !(Math.abs(change) <= rounding);
        if (changes || gradientNorm < lowest) {
            steps = 0;
            lowest = changes ? Double.POSITIVE_INFINITY : gradientNorm;
        } else {
            steps++;
        }
    }

    /** Returns true if so many steps in a row lowered neither. */
    boolean isReached() {
        return steps >= PATIENCE;
    }
}
