package org.repdyn.dynamics.flow;

import org.apache.commons.math3.ode.sampling.StepInterpolator;

/**
 * A step of an integrator of Commons Math.
 *
 * @param step the interpolator; valid until the next step
 */
record InterpolatedStep(StepInterpolator step) implements DenseStep {

    @Override
    public double start() {
        return step.getPreviousTime();
    }

    @Override
    public double end() {
        return step.getCurrentTime();
    }

    @Override
    public double[] stateAt(double time) {
        step.setInterpolatedTime(time);
        return step.getInterpolatedState();
    }

    @Override
    public double[] slopeAtEnd() {
        step.setInterpolatedTime(step.getCurrentTime());
        return step.getInterpolatedDerivatives();
    }
}
