package org.repdyn.manifolds.optimisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.repdyn.manifolds.dense.Entries;

/**
 * Second call of cost and gradient at the last point of a run that did not converge. If it gives other values, the functions draw random numbers, so
 * that line searches compare noise. A run that converged needs no such call, and {@link CostDifferences} compare the values of a cost without a
 * gradient.
 */
final class SecondEvaluation {

    /** Largest difference of two gradients that may be the rounding of sums in another order, relative to the largest gradient of the run. */
    private static final double GRADIENT_ROUNDING = 1e-10;

    private SecondEvaluation() {}

    /**
     * Returns what the user should know about the cost and the gradient.
     *
     * @param at point with its cost and gradient
     * @param largestGradient largest gradient norm of the run
     */
    static List<String> warnings(Objective objective, Iterate at, double largestGradient) {
        List<String> warnings = new ArrayList<>();
        if (!objective.hasGradient()) {
            return warnings;
        }
        Iterate again = new Iterate(at.point);
        Entries.copy(at.point, again.point);
        try {
            objective.evaluateCost(again);
            objective.evaluateGradient(again);
        } catch (ArithmeticException e) {
            warnings.add(
                    "the cost or the gradient is not a function of the point: a second call at one point fails with: "
                            + Objective.reason(e));
            return warnings;
        }
        double cost = Math.abs(again.cost - at.cost) / objective.magnitude(at);
        if (cost > LineFunction.ROUNDING) {
            warnings.add(warning("cost", cost));
        }
        double size = Math.max(largestGradient, objective.ambientGradientNorm(at));
        Entries.combine(1, again.gradient, -1, at.gradient, again.gradient);
        double gradient = Entries.norm(again.gradient) / size;
        if (gradient > GRADIENT_ROUNDING) {
            warnings.add(warning("gradient", gradient));
        }
        return warnings;
    }

    private static String warning(String function, double difference) {
        return String.format(
                Locale.ROOT,
                "the %s is not a function of the point: two calls at one point differed by %.1g of its size; draw its"
                        + " random numbers from a fixed seed in each call, or use a method for batches such as"
                        + " StochasticGradient",
                function,
                difference);
    }
}
