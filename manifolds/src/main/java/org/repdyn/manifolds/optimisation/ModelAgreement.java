package org.repdyn.manifolds.optimisation;

import org.ojalgo.matrix.store.R064Store;

/**
 * Agreement of the decrease of the cost over a step with that of the model from which the step comes.
 *
 * @param ratio decrease of the cost over that of the model, both with the rounding of the cost added, so that it tends to 1 where they drown in it; −∞ where
 *     the cost is not defined
 * @param sound false if the ratio says nothing: the model does not fall, the cost is not defined, or neither the model nor the gradient falls by more than
 *     rounding
 * @param drowns true if the model falls by no more than the rounding of the cost
 */
record ModelAgreement(double ratio, boolean sound, boolean drowns) {

    /** Number of ε·max(|f|, ‖∇f‖·‖x‖) that are added to both decreases. */
    private static final double REGULARISATION = 1e3;

    /** Share to which the gradient must fall in a step whose decrease of the cost drowns in rounding. */
    private static final double GRADIENT_SHARE = 0.9;

    /**
     * Goes a step and measures.
     *
     * @param predicted decrease of the model
     * @param to memory for the point at the end of the step
     */
    static ModelAgreement after(Objective objective, Iterate from, R064Store step, double predicted, Iterate to) {
        double regularisation = objective.magnitude(from) * Math.ulp(1.0) * REGULARISATION;
        double cost = objective.costAfter(from, step, 1, to);
        double ratio = (from.cost - cost + regularisation) / (predicted + regularisation);
        boolean sound = predicted + regularisation > 0
                && Double.isFinite(ratio)
                && (predicted > regularisation || gradientFalls(objective, from, to));
        boolean drowns = Double.isFinite(ratio) && predicted > 0 && predicted <= regularisation;
        return new ModelAgreement(ratio, sound, drowns);
    }

    private static boolean gradientFalls(Objective objective, Iterate from, Iterate to) {
        objective.evaluateGradient(to);
        return to.gradientNorm < GRADIENT_SHARE * from.gradientNorm;
    }
}
