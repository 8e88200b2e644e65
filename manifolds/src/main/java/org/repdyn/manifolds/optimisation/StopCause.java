package org.repdyn.manifolds.optimisation;

import org.apiguardian.api.API;

/** Kinds of reasons for which a run ends. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum StopCause {
    /** The gradient is small. */
    GRADIENT_BELOW(true),
    /** The last step is small. */
    STEP_BELOW(true),
    /** The last step changed the cost by little. */
    COST_CHANGE_BELOW(true),
    /** The cost reached a given value. */
    COST_BELOW(true),
    /** The allowed number of iterations was used. */
    MAX_ITERATIONS(false),
    /** The allowed number of evaluations was used. */
    MAX_EVALUATIONS(false),
    /** The allowed time was used. */
    MAX_TIME(false),
    /** A criterion of the user holds. */
    USER(false),
    /** The solver finds no better point, for the rounding of the cost or because the gradient does not belong to it. */
    STALLED(false),
    /** The cost or its gradient is NaN or infinite. */
    NOT_FINITE(false),
    /** The manifold refuses the next step or its end, for instance at a loss of rank, or the cost or its gradient throws an ArithmeticException there. */
    OFF_MANIFOLD(false);

    private final boolean convergence;

    StopCause(boolean convergence) {
        this.convergence = convergence;
    }

    /** Returns true if the last point is then close to a stationary point, or as good as was asked for. */
    public boolean indicatesConvergence() {
        return convergence;
    }
}
