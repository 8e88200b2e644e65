package org.repdyn.dynamics.spi;

import org.apiguardian.api.API;

/**
 * A dynamics in steps whose limit of small steps is the gradient flow. Run twice, at a step and at half of it, it tells how
 * much of a deviation is its own: Richardson's extrapolation takes the step's part away, and what is left is the theory's.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Refinable extends Dynamics {

    /** The same with steps half as long. */
    Dynamics refined();

    /** p: at a step h the state is that of the flow plus a multiple of h^p, up to higher powers. */
    int order();
}
