package org.repdyn.dynamics.flow;

import java.util.Optional;
import org.apache.commons.math3.ode.sampling.StepHandler;
import org.apache.commons.math3.ode.sampling.StepInterpolator;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.internal.ConstrainedProblem;
import org.repdyn.dynamics.internal.Events;
import org.repdyn.dynamics.internal.Showing;

/** After each step: shows the times of the grid it passed, watches growth, and stops where there is no going on. */
final class FlowSteps implements StepHandler {

    private final TimeGrid times;
    private final Showing showing;
    private final RunControl control;
    private final FlowField field;
    private final Growth growth;
    private final Events events;
    private int next = 1;

    FlowSteps(
            ConstrainedProblem constrained,
            Showing showing,
            RunControl control,
            FlowField field,
            Growth growth,
            Events events) {
        this.times = constrained.problem().times();
        this.showing = showing;
        this.control = control;
        this.field = field;
        this.growth = growth;
        this.events = events;
    }

    @Override
    public void init(double t0, double[] y0, double t) {
        growth.start(y0);
    }

    @Override
    public void handleStep(StepInterpolator step, boolean isLast) {
        double time = step.getCurrentTime();
        Optional<Events.Occurrence> event = events.within(step.getPreviousTime(), time, t -> stateAt(step, t));
        double until = event.map(Events.Occurrence::time).orElse(time);
        while (next < times.size() && (times.get(next) <= until || (isLast && event.isEmpty()))) {
            // A step may pass many times of the grid.
            if (control.cancelled()) {
                throw new FlowStopped(new StopReason.Cancelled(showing.lastTime()));
            }
            if (!showing.show(times.get(next), stateAt(step, times.get(next)))) {
                throw new FlowStopped(growth.diverged(showing.lastTime()));
            }
            next++;
        }
        if (event.isPresent()) {
            showing.show(until, stateAt(step, until));
            throw new FlowStopped(new StopReason.Reached(until, event.get().what()));
        }
        if (isLast) {
            return;
        }
        step.setInterpolatedTime(time);
        growth.observe(time, step.getInterpolatedState(), step.getInterpolatedDerivatives());
        if (growth.blownUp()) {
            throw new FlowStopped(new StopReason.BlowUp(showing.lastTime(), growth.blowUpTime()));
        }
        if (growth.beyondRange()) {
            throw new FlowStopped(growth.diverged(showing.lastTime()));
        }
        if (GradientFlow.negligible(time - step.getPreviousTime(), time)) {
            throw new FlowStopped(GradientFlow.stuck(growth, showing));
        }
        if (control.cancelled()) {
            throw new FlowStopped(new StopReason.Cancelled(showing.lastTime()));
        }
        control.progress(time / times.end());
    }

    private Weights stateAt(StepInterpolator step, double time) {
        step.setInterpolatedTime(time);
        return field.nearest(step.getInterpolatedState());
    }
}
