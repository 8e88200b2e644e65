package org.repdyn.dynamics.flow;

import java.util.Optional;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.RunEvents;
import org.repdyn.dynamics.spi.StateReporter;
import org.repdyn.integrators.DenseStep;

/**
 * Work after an accepted step of an integrator: it reports the states at the grid times that a step passes, measures growth, and ends
 * the run if there is a reason to stop.
 */
final class FlowSteps {

    private final FlowRun run;
    private final TimeGrid times;
    private final StateReporter reporter;
    private final RunControl control;
    private final FlowField field;
    private final Growth growth;
    private final RunEvents events;
    private final double[] last;
    private double lastTime;
    private int next = 1;

    FlowSteps(FlowRun run) {
        this.run = run;
        this.times = run.times();
        this.reporter = run.reporter();
        this.control = run.control();
        this.field = run.field();
        this.growth = run.growth();
        this.events = run.events();
        this.last = new double[field.dimension()];
    }

    /**
     * Handles an accepted step.
     *
     * @throws FlowStopped if the run ends there
     */
    void handle(DenseStep step, boolean isLast) {
        field.accepted();
        Optional<RunEvents.Occurrence> event = events.stopWithin(step.start(), step.end(), t -> stateAt(step, t));
        double until = event.map(RunEvents.Occurrence::time).orElse(step.end());
        reporter.note(events.notedWithin(step.start(), until, t -> stateAt(step, t)));
        reportGrid(step, until, isLast && event.isEmpty());
        if (event.isPresent()) {
            reporter.report(until, stateAt(step, until));
            throw new FlowStopped(new StopReason.Reached(until, event.get().what()));
        }
        if (!isLast) {
            requireFurther(step);
            control.progress(step.end() / times.end());
        }
    }

    /**
     * Reports the states at the grid times up to a time within a step.
     *
     * @param all true for all further times of the grid, since rounding can leave the end of the last step before the last of them
     */
    private void reportGrid(DenseStep step, double until, boolean all) {
        while (next < times.size() && (times.get(next) <= until || all)) {
            // A step may pass many grid times, so cancellation is checked at each of them.
            if (control.cancelled()) {
                throw new FlowStopped(new StopReason.Cancelled(reporter.lastTime()));
            }
            if (!reporter.report(times.get(next), stateAt(step, times.get(next)))) {
                throw new FlowStopped(growth.diverged(reporter.lastTime()));
            }
            next++;
        }
    }

    /** Ends the run if a further step makes no sense: if the weights grow without bound, time does not advance, or the budget is spent. */
    private void requireFurther(DenseStep step) {
        double time = step.end();
        double[] state = step.stateAt(time);
        growth.observe(time, state, step.slopeAtEnd());
        if (growth.beyondRange()) {
            showLast();
            throw new FlowStopped(growth.diverged(reporter.lastTime()));
        }
        System.arraycopy(state, 0, last, 0, last.length);
        lastTime = time;
        if (growth.blownUp()) {
            showLast();
            throw new FlowStopped(new StopReason.BlowUp(reporter.lastTime(), growth.blowUpTime()));
        }
        if (GradientFlow.negligible(time - step.start(), time)) {
            showLast();
            throw new FlowStopped(GradientFlow.stuck(run));
        }
        field.requireStep();
        if (control.cancelled()) {
            throw new FlowStopped(new StopReason.Cancelled(reporter.lastTime()));
        }
    }

    /** Reports the state at the end of the last step of a run that ends early. */
    void showLast() {
        run.showLast(lastTime, last);
    }

    /** Returns the time at the end of the last step. */
    double lastTime() {
        return lastTime;
    }

    /** Returns a copy of the state at the end of the last step. */
    double[] last() {
        return last.clone();
    }

    private Weights stateAt(DenseStep step, double time) {
        return field.nearest(step.stateAt(time));
    }
}
