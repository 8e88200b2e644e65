package org.repdyn.dynamics.flow;

import java.util.Optional;
import java.util.function.DoubleFunction;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.RunEvents;
import org.repdyn.integrators.DenseStep;

/**
 * Work after an accepted step of an integrator: it reports the states at the grid times that a step passes, measures growth, and ends
 * the run if there is a reason to stop.
 */
final class FlowSteps {

    private final FlowRun run;
    private final FlowField field;
    private final Growth growth;
    private final double[] last;
    private double lastTime;
    private int next = 1;

    FlowSteps(FlowRun run) {
        this.run = run;
        this.field = run.field();
        this.growth = run.growth();
        this.last = new double[field.dimension()];
    }

    /**
     * Handles an accepted step.
     *
     * @throws FlowStopped if the run ends there
     */
    void handle(DenseStep step, boolean isLast) {
        field.accepted();
        DoubleFunction<Weights> weights = t -> stateAt(step, t);
        Optional<RunEvents.Occurrence> event = run.eventWithin(step.start(), step.end(), weights);
        double until = event.map(RunEvents.Occurrence::time).orElse(step.end());
        reportGrid(step, until, isLast && event.isEmpty());
        if (event.isPresent()) {
            throw new FlowStopped(run.reached(event.get(), weights));
        }
        if (!isLast) {
            requireFurther(step);
            run.control().progress(step.end() / run.times().end());
        }
    }

    /**
     * Reports the states at the grid times up to a time within a step.
     *
     * @param all true for all further times of the grid, since rounding can leave the end of the last step before the last of them
     */
    private void reportGrid(DenseStep step, double until, boolean all) {
        TimeGrid times = run.times();
        while (next < times.size() && (times.get(next) <= until || all)) {
            // A step may pass many grid times, so cancellation is checked at each of them.
            if (run.control().cancelled()) {
                throw new FlowStopped(run.cancelled());
            }
            if (!run.reporter().report(times.get(next), stateAt(step, times.get(next)))) {
                throw new FlowStopped(run.diverged());
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
            throw new FlowStopped(run.diverged());
        }
        System.arraycopy(state, 0, last, 0, last.length);
        lastTime = time;
        if (growth.blownUp()) {
            showLast();
            throw new FlowStopped(run.blowUp());
        }
        if (GradientFlow.negligible(time - step.start(), time)) {
            showLast();
            throw new FlowStopped(run.stuck());
        }
        field.requireStep();
        if (run.control().cancelled()) {
            throw new FlowStopped(run.cancelled());
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
