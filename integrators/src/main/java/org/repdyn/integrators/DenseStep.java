package org.repdyn.integrators;

import org.apiguardian.api.API;

/** An accepted step of an integrator, with the solution at any time in it. */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface DenseStep {

    /** Returns the time at the start of the step. */
    double start();

    /** Returns the time at the end of the step. */
    double end();

    /** Returns the solution at a time within the step; the caller does not keep it. */
    double[] stateAt(double time);

    /** Returns the derivative of the solution at the end of the step; the caller does not keep it. */
    double[] slopeAtEnd();
}
