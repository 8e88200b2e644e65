package org.repdyn.dynamics.flow;

import java.util.Optional;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.RunEvents;
import org.repdyn.dynamics.spi.StateReporter;
import org.repdyn.dynamics.spi.WeightField;
import org.repdyn.integrators.DenseStep;

/**
 * Work after an accepted step of an integrator: it reports the states at the grid times that a step passes, measures growth, and ends
 * the run if there is a reason to stop.
 */
final class FlowSteps {

    private final TimeGrid times;
    private final StateReporter reporter;
    private final RunControl control;
    private final FlowField field;
    private final Growth growth;
    private final RunEvents events;
    private final double[] last;
    private double lastTime;
    private int next = 1;

    FlowSteps(
            WeightField constrained,
            StateReporter reporter,
            RunControl control,
            FlowField field,
            Growth growth,
            RunEvents events) {
        this.times = constrained.problem().times();
        this.reporter = reporter;
        this.control = control;
        this.field = field;
        this.growth = growth;
        this.events = events;
        this.last = new double[field.dimension()];
    }

    /**
     * Handles an accepted step.
     *
     * @throws FlowStopped if the run ends there
     */
    void handle(DenseStep step, boolean isLast) {
        field.accepted();
        double time = step.end();
        Optional<RunEvents.Occurrence> event = events.stopWithin(step.start(), time, t -> stateAt(step, t));
        double until = event.map(RunEvents.Occurrence::time).orElse(time);
        reporter.note(events.notedWithin(step.start(), until, t -> stateAt(step, t)));
        while (next < times.size() && (times.get(next) <= until || (isLast && event.isEmpty()))) {
            // A step may pass many grid times, so cancellation is checked at each of them.
            if (control.cancelled()) {
                throw new FlowStopped(new StopReason.Cancelled(reporter.lastTime()));
            }
            if (!reporter.report(times.get(next), stateAt(step, times.get(next)))) {
                throw new FlowStopped(growth.diverged(reporter.lastTime()));
            }
            next++;
        }
        if (event.isPresent()) {
            reporter.report(until, stateAt(step, until));
            throw new FlowStopped(new StopReason.Reached(until, event.get().what()));
        }
        if (isLast) {
            return;
        }
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
            throw new FlowStopped(GradientFlow.stuck(growth, reporter, field));
        }
        field.requireStep();
        if (control.cancelled()) {
            throw new FlowStopped(new StopReason.Cancelled(reporter.lastTime()));
        }
        control.progress(time / times.end());
    }

    /** Reports the state at the end of the last step of a run that ends early. */
    void showLast() {
        reporter.reportLast(lastTime, field.nearest(last));
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
