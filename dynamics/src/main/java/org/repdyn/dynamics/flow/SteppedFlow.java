package org.repdyn.dynamics.flow;

import java.util.Optional;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.RunEvents;
import org.repdyn.dynamics.spi.StateReporter;
import org.repdyn.dynamics.spi.WeightField;
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

    private final GradientFlowOptions options;
    private final TimeGrid times;
    private final StateReporter reporter;
    private final RunControl control;
    private final FlowField field;
    private final Growth growth;
    private final RunEvents events;
    private final Stepper stepper;
    private final double[] slope;
    private final double[] next;
    private final double[] error;
    private final double[] trial;

    private double[] state;
    private double time;

    /** Mistake of the loss that the last trial step found, if a shorter step may avoid it. */
    private Optional<BrokenLossException> overflow = Optional.empty();

    SteppedFlow(
            GradientFlowOptions options,
            WeightField constrained,
            StateReporter reporter,
            RunControl control,
            FlowField field,
            Growth growth,
            RunEvents events,
            Stepper stepper) {
        this.options = options;
        this.times = constrained.problem().times();
        this.reporter = reporter;
        this.control = control;
        this.field = field;
        this.growth = growth;
        this.events = events;
        this.stepper = stepper;
        int n = field.dimension();
        state = new double[n];
        slope = new double[n];
        next = new double[n];
        error = new double[n];
        trial = new double[n];
    }

    /** Integrates the flow from initial weights that have already been reported. */
    StopReason run(Weights initial) {
        initial.flatten(state);
        growth.start(state);
        time = 0;
        try {
            return integrate();
        } catch (BudgetSpent e) {
            showLast(time);
            throw e;
        }
    }

    private StopReason integrate() {
        field.computeDerivatives(0, state, slope);
        double step = firstStep();
        for (int i = 1; i < times.size(); i++) {
            double target = times.get(i);
            while (time < target) {
                if (control.cancelled()) {
                    return new StopReason.Cancelled(reporter.lastTime());
                }
                if (field.evaluations() > options.maxEvaluations()) {
                    showLast(time);
                    return GradientFlow.exhausted(options, reporter);
                }
                field.requireStep();
                boolean last = time + step >= target * (1 - Math.ulp(1.0));
                double h = last ? target - time : step;
                double size = attempt(h);
                if (size > 1) {
                    step = h * factor(size);
                    if (GradientFlow.negligible(step, time)) {
                        showLast(time);
                        if (overflow.isPresent() && !growth.superlinear()) {
                            throw overflow.get();
                        }
                        return GradientFlow.stuck(growth, reporter, field);
                    }
                    continue;
                }
                double start = time;
                double end = last ? target : start + h;
                Optional<RunEvents.Occurrence> event = events.stopWithin(start, end, t -> stateAt(start, t));
                reporter.note(events.notedWithin(
                        start, event.map(RunEvents.Occurrence::time).orElse(end), t -> stateAt(start, t)));
                if (event.isPresent()) {
                    return stopAt(start, event.get());
                }
                field.accepted();
                System.arraycopy(next, 0, state, 0, state.length);
                time = last ? target : time + h;
                // A step shortened to end at a grid time must not reduce the next step.
                step = last ? Math.max(step, h * factor(size)) : h * factor(size);
                field.computeDerivatives(time, state, slope);
                growth.observe(time, state, slope);
                if (growth.blownUp()) {
                    showLast(time);
                    return new StopReason.BlowUp(reporter.lastTime(), growth.blowUpTime());
                }
                if (growth.beyondRange()) {
                    showLast(time);
                    return growth.diverged(reporter.lastTime());
                }
            }
            if (!reporter.report(target, field.nearest(state))) {
                return growth.diverged(reporter.lastTime());
            }
            control.progress(target / times.end());
        }
        control.progress(1);
        return new StopReason.Completed(reporter.lastTime());
    }

    private void showLast(double time) {
        reporter.reportLast(time, field.nearest(state));
    }

    private StopReason stopAt(double start, RunEvents.Occurrence event) {
        reporter.report(event.time(), stateAt(start, event.time()));
        return new StopReason.Reached(event.time(), event.what());
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
        double speed = 0;
        double size = 0;
        for (int i = 0; i < state.length; i++) {
            speed = Math.hypot(speed, slope[i]);
            size = Math.hypot(size, state[i]);
        }
        double part = Math.pow(options.relative(), 1.0 / (stepper.embeddedOrder() + 1));
        double step = speed > 0 ? part * Math.max(size, options.absolute()) / speed : times.end();
        return Math.min(step, times.end());
    }
}
