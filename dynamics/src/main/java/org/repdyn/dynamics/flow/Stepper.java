package org.repdyn.dynamics.flow;

/** One step of a one-step method with an estimate of its error. Keeps scratch memory; serves one run. */
interface Stepper {

    /** Returns the order p of the solution that is carried on. */
    int order();

    /** Returns the order of the embedded solution: the error estimate falls like h^(this + 1). */
    int embeddedOrder();

    /**
     * Makes one step of the flow; the result is on the constraint.
     *
     * @param from y at the start, on the constraint
     * @param slope the field there
     * @param h length of the step
     * @param result overwritten by y at the end
     * @param error overwritten by the estimated error of each entry
     * @throws FieldNotFinite where the field has no value at a stage
     */
    void step(double[] from, double[] slope, double h, double[] result, double[] error);
}
