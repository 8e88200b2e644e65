package org.repdyn.dynamics.flow;

import java.util.Optional;
import java.util.function.DoubleFunction;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.RunEvents;
import org.repdyn.integrators.FieldNotFinite;
import org.repdyn.losses.spi.BrokenLossException;

/**
 * An adaptive one-step integrator: it makes steps as long as the tolerances allow. A step ends at each time of the grid
 * and at an event, so that the reported states have the order of the method.
 */
final class SteppedFlow {

    /** Safety factor: the next step is a little shorter than the error estimate allows. */
    private static final double SAFETY = 0.9;

    /** Largest factor between a step and the next step. */
    private static final double LONGEST = 5;
    /** Smallest factor between a step and the next step. */
    private static final double SHORTEST = 0.2;

    private final FlowRun run;
    private final GradientFlowOptions options;
    private final FlowField field;
    private final Growth growth;
    private final Stepper stepper;
    private final double[] slope;
    private final double[] next;
    private final double[] error;
    private final double[] trial;

    private final double[] state;
    private double time;
    private double step;

    /** Mistake of the loss that the last trial step found, if a shorter step may avoid it. */
    private Optional<BrokenLossException> overflow = Optional.empty();

    SteppedFlow(FlowRun run, Stepper stepper) {
        this.run = run;
        this.options = run.options();
        this.field = run.field();
        this.growth = run.growth();
        this.stepper = stepper;
        int n = field.dimension();
        state = new double[n];
        slope = new double[n];
        next = new double[n];
        error = new double[n];
        trial = new double[n];
    }

    /** Integrates the flow from the initial weights, which have already been reported. */
    StopReason integrate() {
        run.initial().flatten(state);
        growth.start(state);
        try {
            return overGrid();
        } catch (BudgetSpent e) {
            showLast();
            throw e;
        }
    }

    private StopReason overGrid() {
        TimeGrid times = run.times();
        field.computeDerivatives(0, state, slope);
        step = firstStep();
        for (int i = 1; i < times.size(); i++) {
            double target = times.get(i);
            while (time < target) {
                Optional<StopReason> end = tryStep(target);
                if (end.isPresent()) {
                    return end.get();
                }
            }
            if (!run.reporter().report(target, field.nearest(state))) {
                return run.diverged();
            }
            run.control().progress(target / times.end());
        }
        return run.completed();
    }

    /** Tries a step that does not pass a time of the grid. Returns why the run ends with it; empty if it goes on. */
    private Optional<StopReason> tryStep(double target) {
        if (run.control().cancelled()) {
            return Optional.of(run.cancelled());
        }
        if (field.evaluations() > options.maxEvaluations()) {
            showLast();
            return Optional.of(run.exhausted());
        }
        field.requireStep();
        boolean last = time + step >= target * (1 - Math.ulp(1.0));
        double h = last ? target - time : step;
        double size = attempt(h);
        return size > 1 ? reject(h, size) : accept(h, size, last ? target : time + h, last);
    }

    /** Shortens the next step. Returns the end of the run if it would be too short. */
    private Optional<StopReason> reject(double h, double size) {
        step = h * factor(size);
        if (!GradientFlow.negligible(step, time)) {
            return Optional.empty();
        }
        showLast();
        if (overflow.isEmpty()) {
            return Optional.of(run.stuck());
        }
        if (!growth.superlinear()) {
            throw overflow.get();
        }
        return Optional.of(run.blowUp());
    }

    /**
     * Takes a step.
     *
     * @param h length of the step
     * @param size its error in units of the tolerances
     * @param end time at its end
     * @param last true if it ends at a time of the grid
     * @return the end of the run, if it ends within the step or at its end
     */
    private Optional<StopReason> accept(double h, double size, double end, boolean last) {
        field.accepted();
        double start = time;
        DoubleFunction<Weights> weights = t -> stateAt(start, t);
        Optional<RunEvents.Occurrence> event = run.eventWithin(start, end, weights);
        if (event.isPresent()) {
            return Optional.of(run.reached(event.get(), weights));
        }
        System.arraycopy(next, 0, state, 0, state.length);
        time = end;
        // A step shortened to end at a grid time must not reduce the next step.
        step = last ? Math.max(step, h * factor(size)) : h * factor(size);
        field.computeDerivatives(time, state, slope);
        growth.observe(time, state, slope);
        if (growth.blownUp()) {
            showLast();
            return Optional.of(run.blowUp());
        }
        if (growth.beyondRange()) {
            showLast();
            return Optional.of(run.diverged());
        }
        return Optional.empty();
    }

    private void showLast() {
        run.showLast(time, state);
    }

    /** Returns the solution at a time within the step that has just been tried. */
    private Weights stateAt(double start, double time) {
        if (time <= start) {
            return field.nearest(state);
        }
        stepper.step(state, slope, time - start, trial, error);
        return field.nearest(trial);
    }

    /**
     * Tries a step and returns its error in units of the tolerances; the error is infinite if the field has no value at
     * a stage or the step fails.
     */
    private double attempt(double h) {
        overflow = Optional.empty();
        try {
            stepper.step(state, slope, h, next, error);
        } catch (BrokenLossException e) {
            if (!e.overflow()) {
                throw e;
            }
            overflow = Optional.of(e);
            return Double.POSITIVE_INFINITY;
        } catch (FieldNotFinite | ArithmeticException e) {
            return Double.POSITIVE_INFINITY;
        }
        double sum = 0;
        for (int i = 0; i < error.length; i++) {
            double allowed = options.absolute() + options.relative() * Math.max(Math.abs(state[i]), Math.abs(next[i]));
            sum += (error[i] / allowed) * (error[i] / allowed);
        }
        double size = Math.sqrt(sum / error.length);
        return Double.isNaN(size) ? Double.POSITIVE_INFINITY : size;
    }

    /** Returns the ratio of the next step to this step, given the error of this step in units of the tolerances. */
    private double factor(double size) {
        double wanted = SAFETY * Math.pow(size, -1.0 / (stepper.embeddedOrder() + 1));
        return Math.min(LONGEST, Math.max(SHORTEST, wanted));
    }

    /**
     * Returns the length of the first step. In this step the weights move by the fraction rtol^(1/(q + 1)) of their
     * size, where rtol is the relative tolerance and q the order of the embedded method.
     */
    private double firstStep() {
        double end = run.times().end();
        double speed = 0;
        double size = 0;
        for (int i = 0; i < state.length; i++) {
            speed = Math.hypot(speed, slope[i]);
            size = Math.hypot(size, state[i]);
        }
        double part = Math.pow(options.relative(), 1.0 / (stepper.embeddedOrder() + 1));
        double step = speed > 0 ? part * Math.max(size, options.absolute()) / speed : end;
        return Math.min(step, end);
    }
}
