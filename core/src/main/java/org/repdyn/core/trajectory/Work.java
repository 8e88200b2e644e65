package org.repdyn.core.trajectory;

import org.apiguardian.api.API;

/**
 * Work of one run.
 *
 * @param steps number of steps: those of a descent, or those that an integrator accepted
 * @param evaluations number of gradients that the steps computed, each on all training samples or on a batch
 * @param fixed true if the amount was fixed before the run, by steps of equal length or by a budget; false if an
 *     integrator chose its steps to the end of the time
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record Work(long steps, long evaluations, boolean fixed) {

    /** Checks the numbers. */
    public Work {
        if (steps < 0 || evaluations < 0) {
            throw new IllegalArgumentException(
                    "numbers of steps and evaluations are not negative, got " + steps + " and " + evaluations);
        }
    }
}
