package org.repdyn.ntk.analytic;

import org.apache.commons.math3.exception.NumberIsTooSmallException;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince54Integrator;
import org.apache.commons.math3.ode.sampling.StepHandler;
import org.apache.commons.math3.ode.sampling.StepInterpolator;
import org.repdyn.ntk.analytic.Interruption.Cause;

/** An adaptive explicit Runge–Kutta pair of order 5(4) (Dormand, Prince 1980), which ends where stability limits its steps. */
final class ExplicitFlow implements FirstOrderDifferentialEquations {

    /** Callback after each step. */
    interface Step {

        /**
         * Reports a step.
         *
         * @param state state at its end; the listener keeps a copy
         * @param trajectory the solution within the step
         */
        void at(double time, double[] state, ObservedTimes.Trajectory trajectory);
    }

    /** Step size times rate from which stability limits the step. The pair is stable up to 3.3 on the negative axis. */
    private static final double LIMIT = 2;

    /** Evaluations between two checks of the stiffness, each of which takes a few. */
    private static final int EVALUATIONS_BETWEEN_CHECKS = 60;

    /** Part of all evaluations after which the stiffness is checked again, if that is later. */
    private static final int CHECKED_PART = 8;

    private final KernelField field;
    private final FastestRate fastest;
    private final double tolerance;
    private final double absoluteTolerance;
    private final double end;
    private int nextCheck = EVALUATIONS_BETWEEN_CHECKS;

    /**
     * Creates a method.
     *
     * @param fastest estimate of the fastest rate
     * @param tolerance error of a step relative to the state
     * @param absoluteTolerance error of a step that is allowed in addition
     */
    ExplicitFlow(KernelField field, FastestRate fastest, double tolerance, double absoluteTolerance, double end) {
        this.field = field;
        this.fastest = fastest;
        this.tolerance = tolerance;
        this.absoluteTolerance = absoluteTolerance;
        this.end = end;
    }

    /**
     * Integrates to the end; returns early if stability limits the steps. The listener knows the last state.
     *
     * @param firstStep first step size to try; 0 if the method is to choose it
     * @param listener receives each accepted step; an exception from it ends the run
     * @throws Interruption if a step below the smallest one is needed
     * @throws org.repdyn.integrators.FieldNotFinite if the field is not finite within a step
     */
    void integrate(double[] state, double time, double firstStep, double smallest, Step listener) {
        DormandPrince54Integrator integrator =
                new DormandPrince54Integrator(smallest, end, absoluteTolerance, tolerance);
        if (firstStep > 0) {
            integrator.setInitialStepSize(Math.min(firstStep, end - time));
        }
        integrator.addStepHandler(new Handler(listener));
        try {
            integrator.integrate(this, time, state, end, state.clone());
        } catch (NumberIsTooSmallException e) {
            throw new Interruption(Cause.STEP);
        } catch (Interruption e) {
            if (e.reason() != Cause.STIFF) {
                throw e;
            }
        }
    }

    @Override
    public int getDimension() {
        return field.dimension();
    }

    @Override
    public void computeDerivatives(double t, double[] y, double[] yDot) {
        field.at(t, y, yDot);
    }

    /** Passes steps to the listener, and ends the integration when stability limits them. */
    private final class Handler implements StepHandler {

        private final Step listener;

        Handler(Step listener) {
            this.listener = listener;
        }

        @Override
        public void init(double t0, double[] y0, double t) {
            // Nothing is counted from the start of an integration.
        }

        @Override
        public void handleStep(StepInterpolator interpolator, boolean isLast) {
            // Rounding may end the last step beside the end.
            double time = isLast ? end : interpolator.getCurrentTime();
            double step = time - interpolator.getPreviousTime();
            interpolator.setInterpolatedTime(time);
            double[] state = interpolator.getInterpolatedState().clone();
            listener.at(time, state, (at, result) -> {
                interpolator.setInterpolatedTime(at);
                System.arraycopy(interpolator.getInterpolatedState(), 0, result, 0, result.length);
            });
            if (field.evaluations() < nextCheck || isLast) {
                return;
            }
            interpolator.setInterpolatedTime(time);
            double rate = fastest.at(state, interpolator.getInterpolatedDerivatives());
            nextCheck = field.evaluations() + Math.max(EVALUATIONS_BETWEEN_CHECKS, field.evaluations() / CHECKED_PART);
            if (step * rate > LIMIT) {
                throw new Interruption(Cause.STIFF);
            }
        }
    }
}
