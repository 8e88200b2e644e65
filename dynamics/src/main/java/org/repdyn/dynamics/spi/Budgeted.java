package org.repdyn.dynamics.spi;

import org.apiguardian.api.API;

/**
 * A dynamics that chooses its steps, and can end a run when a budget is spent. It reports the work of a run with {@link
 * StateReporter#worked}.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface Budgeted extends Dynamics {

    /**
     * Returns this dynamics with a budget: a run ends after the last step that the budget pays for, or at the last time of the
     * grid if that comes first. Up to its end the trajectory is that of a run without a budget.
     */
    Dynamics within(Budget budget);
}
