package org.repdyn.dynamics.flow;

import org.apiguardian.api.API;

/** Integrators of the gradient flow. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum FlowMethod {
    /**
     * The explicit method, and where it finds the field stiff, the numerical differentiation formulas of orders 1 to 5 with
     * Krylov solutions, until the field is not stiff any more.
     */
    AUTO,
    /**
     * The method of order 8 of Dormand and Prince with dense output. The field is extended to a neighbourhood of the
     * constraint.
     */
    EXPLICIT,
    /**
     * The method of order 5 of Dormand and Prince with a projection of every stage and every step, so that the state
     * itself is always on the constraint. A step ends at each time of the grid.
     */
    PROJECTED,
    /**
     * The L-stable Rosenbrock method RODAS3 of order 3, which solves its linear systems by a Krylov method and projects
     * every step. It is meant for problems whose rates differ by orders of magnitude. A step ends at each time of the
     * grid.
     */
    IMPLICIT
}
