package org.repdyn.dynamics.spi;

import org.apiguardian.api.API;

/**
 * A dynamics whose steps all advance by the same time and compute one gradient each, on all training samples or on a batch.
 * A budget of N steps is then a time of observation, N times that of one step.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface FixedStep extends Dynamics {

    /** Returns the time by which one step advances, positive. */
    double timePerStep();
}
