package org.repdyn.dynamics.descent;

import java.util.Locale;
import java.util.Optional;
import org.repdyn.core.plugin.PluginArithmeticException;
import org.repdyn.core.problem.CountedNoun;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.trajectory.Work;
import org.repdyn.dynamics.internal.Finite;
import org.repdyn.dynamics.spi.RunEvents;
import org.repdyn.dynamics.spi.StateReporter;
import org.repdyn.dynamics.spi.WeightField;

/** One run of a descent: the weights, the steps done so far, and the loops over the grid and the steps. Apart from events, a step allocates nothing here. */
final class DescentRun {

    private final double timePerStep;
    private final String retraction;
    private final WeightField whole;
    private final Batches batches;
    private final Update update;
    private final StateReporter reporter;
    private final RunEvents events;
    private final RunControl control;
    private final TimeGrid times;
    private final Weights tangent;
    /** The current weights; after a step, {@link #other} has those before it. */
    private Weights point;

    private Weights other;
    private long done;
    private long gradients;

    /**
     * Creates a run that starts at the initial weights of the problem.
     *
     * @param timePerStep time by which one step advances
     * @param retraction name of the retraction that maps a step to the constraint
     * @param whole field of all training views
     * @param batches fields of the steps
     */
    DescentRun(
            double timePerStep,
            String retraction,
            WeightField whole,
            Batches batches,
            Update update,
            StateReporter reporter,
            RunEvents events,
            RunControl control) {
        this.timePerStep = timePerStep;
        this.retraction = retraction;
        this.whole = whole;
        this.batches = batches;
        this.update = update;
        this.reporter = reporter;
        this.events = events;
        this.control = control;
        this.times = whole.problem().times();
        this.point = whole.problem().initial().copy();
        this.other = point.zeros();
        this.tangent = point.zeros();
    }

    /** Makes all steps, and reports the states at the times of the grid. */
    StopReason run() {
        reporter.note(events.notedAt(0, point));
        try {
            return overGrid();
        } catch (PluginArithmeticException e) {
            // The runner of the arm keeps its stack trace, which shows the place in the plugin.
            throw e;
        } catch (ArithmeticException e) {
            return new StopReason.Failed(reporter.lastTime(), e);
        } finally {
            reporter.note(update.remark().stream().toList());
            reporter.worked(new Work(done, gradients, true));
        }
    }

    private StopReason overGrid() {
        for (int i = 0; i < times.size(); i++) {
            long target = Math.round(times.get(i) / timePerStep);
            if (i > 0 && target == done) {
                continue;
            }
            while (done < target) {
                Optional<StopReason> end = step();
                if (end.isPresent()) {
                    return end.get();
                }
            }
            if (!reporter.report(done * timePerStep, point)) {
                if (done == 0) {
                    return Finite.notAtStart();
                }
                reporter.reportLast((done - 1) * timePerStep, other);
                return diverged();
            }
            Optional<String> already = i == 0 ? events.stopAt(point) : Optional.empty();
            if (already.isPresent()) {
                return new StopReason.Reached(0, already.get());
            }
        }
        control.progress(1);
        return new StopReason.Completed(reporter.lastTime());
    }

    /** Makes a step. Returns why the run ends with it; empty if it goes on. */
    private Optional<StopReason> step() {
        if (control.cancelled()) {
            return Optional.of(new StopReason.Cancelled(reporter.lastTime()));
        }
        WeightField batch = batches.at(done);
        gradients++;
        update.gradient(batch, point, tangent);
        if (!Finite.all(tangent)) {
            reporter.reportLast(done * timePerStep, point);
            return Optional.of(diverged());
        }
        update.step(batch, point, tangent);
        whole.retract(retraction, point, tangent, other);
        Weights before = point;
        point = other;
        other = before;
        update.arrived(whole, point);
        done++;
        if (!Finite.squares(point)) {
            reporter.reportLast((done - 1) * timePerStep, before);
            return Optional.of(diverged());
        }
        double time = done * timePerStep;
        Optional<StopReason> reached = events.isEmpty() ? Optional.empty() : event(time);
        if (reached.isEmpty()) {
            control.progress(Math.min(1, time / times.end()));
        }
        return reached;
    }

    /** Notes the events of the current weights. Returns the end of the run if it stops at one of them. */
    private Optional<StopReason> event(double time) {
        reporter.note(events.notedAt(time, point));
        Optional<String> event = events.stopAt(point);
        event.ifPresent(reached -> reporter.report(time, point));
        return event.map(reached -> new StopReason.Reached(time, reached));
    }

    private StopReason diverged() {
        return new StopReason.Diverged(
                reporter.lastTime(),
                "the weights left the range of double precision after " + CountedNoun.of(done, "step") + ", at t = "
                        + String.format(Locale.ROOT, "%.4g", done * timePerStep)
                        + "; the loss is unbounded below, or the rate too large");
    }
}
