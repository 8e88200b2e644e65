package org.repdyn.dynamics.spi;

import org.apiguardian.api.API;

/**
 * A dynamics in steps whose limit for small steps is the gradient flow. The engine runs it at a step and at half of it:
 * Richardson extrapolation removes the error of the step from a deviation, and the error of the prediction is left.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface Refinable extends Dynamics {

    /** Returns the same dynamics with steps half as long. */
    Dynamics refined();

    /** Returns the order p: at a step h the state is that of the flow plus a multiple of h^p, up to higher powers. */
    int order();
}
