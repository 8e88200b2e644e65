package org.repdyn.dynamics.closedform;

import org.apiguardian.api.API;

/**
 * An eigenvalue λ of the embeddings' correlation under Euclidean SimSiam with the predictor W_p = WWᵀ (α = 1): λ̇ = 2λ²(1 − λ),
 * whose solution is implicit, log(λ/|1 − λ|) − 1/λ = 2t + c. Small eigenvalues are slow, large ones fast. (Halvagal, Laborieux,
 * Zenke 2023, with the factor ½ in front of the squared distance, as {@code direct-pred} has it.)
 *
 * <p>The equation is solved in u = log(λ/|1 − λ|), where Newton's method converges from one side.
 *
 * @param start λ₀ &ge; 0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SimSiamEigenvalue(double start) {

    /** Largest number of Newton steps; convergence is monotone and quadratic, so that ten are usual. */
    private static final int MAX_ITERATIONS = 200;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the eigenvalue is negative or not finite
     */
    public SimSiamEigenvalue {
        FlowArguments.notNegative("an eigenvalue of a correlation", start);
    }

    /** Returns λ(t). */
    public double at(double time) {
        if (start == 0 || start == 1 || time == 0) {
            return start;
        }
        if (2 * time == Double.POSITIVE_INFINITY) {
            return 1;
        }
        return start < 1 ? below(time) : above(time);
    }

    /** Solves for λ = 1/(1 + e^{−u}): u − e^{−u} = 2t + c, increasing and concave in u. */
    private double below(double time) {
        double from = Math.log(start) - Math.log1p(-start);
        double target = 2 * time + from - Math.exp(-from);
        if (target == Double.NEGATIVE_INFINITY) {
            // 1/λ₀ overflows, and so does the time until λ has changed by a digit.
            return start;
        }
        double u = Math.max(from, target > -1 ? Math.max(target, 0) : -Math.log(-target));
        for (int i = 0; i < MAX_ITERATIONS; i++) {
            double step = (target - u + Math.exp(-u)) / (1 + Math.exp(-u));
            u += step;
            if (Math.abs(step) <= Math.ulp(u)) {
                break;
            }
        }
        return 1 / (1 + Math.exp(-u));
    }

    /** Solves for λ = 1/(1 − e^{−u}): u − 1 + e^{−u} = 2t + c, increasing and convex in u &gt; 0. */
    private double above(double time) {
        double target = 2 * time + excess(-Math.log1p(-1 / start));
        // excess(u) is at least u − 1 and at most u²/2; a step from the left leads to the right.
        double u = target < 1 ? Math.sqrt(2 * target) : target + 1;
        for (int i = 0; i < MAX_ITERATIONS; i++) {
            double step = (target - excess(u)) / -Math.expm1(-u);
            u += step;
            if (Math.abs(step) <= Math.ulp(u)) {
                break;
            }
        }
        return -1 / Math.expm1(-u);
    }

    /** Returns u − 1 + e^{−u}, by its series Σ(−u)ⁿ/n! where the difference would cancel. */
    private static double excess(double u) {
        if (u > 1) {
            return u + Math.expm1(-u);
        }
        double term = u * u / 2;
        double sum = term;
        // The term 19 is below 1e-17 of the sum.
        for (int n = 3; n < 19; n++) {
            term *= -u / n;
            sum += term;
        }
        return sum;
    }
}
