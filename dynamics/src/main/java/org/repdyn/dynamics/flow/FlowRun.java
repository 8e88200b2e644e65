package org.repdyn.dynamics.flow;

import java.util.Optional;
import java.util.function.DoubleFunction;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.plugin.PluginArithmeticException;
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
 * State that the integrators of one run of a flow share, with the reasons why the run may end. A reason says the time of the last
 * reported state.
 *
 * @param options tolerances, evaluation budget and integrator
 * @param constrained field of the weights with their constraints
 * @param reporter receives the states
 * @param control cancels the run, and receives its progress
 * @param field field that is integrated; it counts evaluations
 * @param growth growth of the weights so far
 * @param events events at which the run stops, and those that are noted
 */
record FlowRun(
        GradientFlowOptions options,
        WeightField constrained,
        StateReporter reporter,
        RunControl control,
        FlowField field,
        Growth growth,
        RunEvents events) {

    /**
     * Time until a blow-up, as a share of the time before it, in which steps may be too short to advance the time. Those of the least accurate method, RODAS3, are
     * about 10⁻¹⁴ᐟ³ = 2·10⁻⁵ of the former at the tightest tolerance, and too short below 2⁻⁵⁰ of the latter; a margin of 20.
     */
    private static final double SHORT_STEPS = 0x1p-30;

    /** Returns the times at which states are reported. */
    TimeGrid times() {
        return constrained.problem().times();
    }

    /** Returns the weights at t = 0. */
    Weights initial() {
        return constrained.problem().initial();
    }

    /** Reports the last state of a run that ends early. */
    void showLast(double time, double[] state) {
        reporter.reportLast(time, field.nearest(state));
    }

    /**
     * Reports the noted events within a step, up to the event that stops the run.
     *
     * @param from start of the step
     * @param to end of the step
     * @param weights the solution at a time within the step
     * @return the event that stops the run; empty if it goes on
     */
    Optional<RunEvents.Occurrence> eventWithin(double from, double to, DoubleFunction<Weights> weights) {
        Optional<RunEvents.Occurrence> stop = events.stopWithin(from, to, weights);
        double until = stop.map(RunEvents.Occurrence::time).orElse(to);
        reporter.note(events.notedWithin(from, until, weights));
        return stop;
    }

    /**
     * Reports the state at the event that stops the run, and returns this end.
     *
     * @param weights the solution at a time within the step
     */
    StopReason reached(RunEvents.Occurrence event, DoubleFunction<Weights> weights) {
        reporter.report(event.time(), weights.apply(event.time()));
        return new StopReason.Reached(event.time(), event.what());
    }

    /** Reports the whole progress, and returns the end of a run that has reached the last time. */
    StopReason completed() {
        control.progress(1);
        return new StopReason.Completed(reporter.lastTime());
    }

    /** Returns the end of a run that is cancelled. */
    StopReason cancelled() {
        return new StopReason.Cancelled(reporter.lastTime());
    }

    /** Returns the end of a run whose weights grow beyond double precision at no finite time. */
    StopReason diverged() {
        return growth.diverged(reporter.lastTime());
    }

    /** Returns the end of a run whose weights blow up. */
    StopReason blowUp() {
        return new StopReason.BlowUp(reporter.lastTime(), growth.blowUpTime());
    }

    /** Returns the end of a run that has used its evaluation budget. */
    StopReason exhausted() {
        return new StopReason.Stalled(
                reporter.lastTime(),
                options.maxEvaluations() + " evaluations of the field were not enough; "
                        + otherMethod()
                        + "loosen relative-tolerance, raise max-evaluations or use gradient-descent");
    }

    /** Returns the end of a run that has used its evaluation budget after it began to slide along jumps, where tolerances have no effect. */
    StopReason exhaustedAtJumps() {
        return new StopReason.Stalled(
                reporter.lastTime(),
                options.maxEvaluations()
                        + " evaluations of the field were not enough for the short steps along its jumps; "
                        + "end earlier, raise max-evaluations or use gradient-descent");
    }

    /**
     * Returns the end of a run whose step is too short to advance the time: at a blow-up, where the solution leaves the domain of the
     * loss, where the weights have grown so much that their rates differ too far, or where the field is not smooth.
     *
     * @throws PluginArithmeticException if an error of a plugin caused it
     */
    StopReason stuck() {
        if (growth.blowsUpWithin(SHORT_STEPS)) {
            return blowUp();
        }
        Optional<ArithmeticException> outside = field.outside();
        if (outside.isPresent()) {
            return undefined(outside.get());
        }
        return new StopReason.Stalled(
                reporter.lastTime(),
                growth.outgrown()
                        ? growth.tooLarge()
                        : "the field is not smooth enough for the requested accuracy; " + otherMethod()
                                + "loosen relative-tolerance or use gradient-descent");
    }

    /**
     * Returns the end of a run whose loss has no value.
     *
     * @throws PluginArithmeticException if an error of a plugin caused it
     */
    StopReason undefined(ArithmeticException e) {
        if (e instanceof PluginArithmeticException) {
            // The runner of the arm keeps its stack trace, which shows the place in the plugin.
            throw e;
        }
        return failed(e);
    }

    /** Returns the end of a run whose field is not finite. */
    StopReason notFinite(FieldNotFinite e) {
        if (growth.superlinear()) {
            return blowUp();
        }
        return growth.large()
                ? diverged()
                : new StopReason.Failed(
                        reporter.lastTime(),
                        Double.isNaN(e.time())
                                ? "the field is too large for any step"
                                : "the field is not finite at t = " + Decimals.text(e.time()));
    }

    /** Returns the end of a run at a mistake of its loss, which may be an overflow before a blow-up. */
    StopReason broken(BrokenLossException e) {
        return e.overflow() && growth.superlinear() ? blowUp() : failed(e);
    }

    /** Returns the end of a run by an exception. */
    StopReason failed(RuntimeException e) {
        return new StopReason.Failed(reporter.lastTime(), e);
    }

    /** Returns the advice to let the method change, if it does not. */
    private String otherMethod() {
        return options.method() == FlowMethod.AUTO ? "" : "use method: auto, ";
    }
}
