package org.repdyn.dynamics.flow;

import org.apiguardian.api.API;

/** Integrators of the gradient flow. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum FlowMethod {
    /** Dormand and Prince's method of order 8 with dense output; the field extended to a neighbourhood of the constraint. */
    EXPLICIT,
    /**
     * Dormand and Prince's method of order 5 with a projection of every stage and every step: the state itself is on the
     * constraint throughout. Ends a step at each time of the grid.
     */
    PROJECTED,
    /**
     * The L-stable Rosenbrock method RODAS3 of order 3 with Krylov solutions of its linear systems, and a projection of every
     * step: for rates that differ by orders of magnitude. Ends a step at each time of the grid.
     */
    IMPLICIT
}
