package org.repdyn.dynamics.flow;

import org.repdyn.core.trajectory.StopReason;

/** Exception that ends the integration when the budget of a run is spent; it is caught inside this package. */
final class BudgetSpent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param what the budget in words, such as "200 steps" */
    BudgetSpent(String what) {
        super(what, null, false, false);
    }

    /**
     * Returns the reason why the run ends.
     *
     * @param time time of the last state
     */
    StopReason reason(double time) {
        return new StopReason.Reached(time, "its budget of " + getMessage() + " is spent");
    }
}
