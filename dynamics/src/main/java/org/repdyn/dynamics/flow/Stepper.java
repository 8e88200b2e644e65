package org.repdyn.dynamics.flow;

import org.repdyn.integrators.FieldNotFinite;

/** A one-step method with an error estimate. An instance has buffers and serves one run. */
interface Stepper {

    /** Returns the order of the solution that the next step starts from. */
    int order();

    /**
     * Returns the order q of the embedded solution; the error estimate of a step of length h decreases like h^(q + 1).
     */
    int embeddedOrder();

    /**
     * Makes one step of the flow; the result is on the constraint.
     *
     * @param from weights y at the start, on the constraint
     * @param slope the field at {@code from}
     * @param h length of the step
     * @param result overwritten by y at the end
     * @param error overwritten by the estimated error of each entry
     * @throws FieldNotFinite if the field is not finite at a stage
     */
    void step(double[] from, double[] slope, double h, double[] result, double[] error);
}
