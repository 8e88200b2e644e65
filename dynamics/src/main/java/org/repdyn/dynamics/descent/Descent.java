package org.repdyn.dynamics.descent;

import java.util.Locale;
import java.util.Optional;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.plugin.PluginArithmeticException;
import org.repdyn.core.problem.CountedNoun;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.trajectory.Work;
import org.repdyn.dynamics.internal.Finite;
import org.repdyn.dynamics.spi.EventSettings;
import org.repdyn.dynamics.spi.FixedStep;
import org.repdyn.dynamics.spi.RunEvents;
import org.repdyn.dynamics.spi.StateReporter;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightField;

/**
 * The base class of the descents: W ← R_W(step), where R is a retraction and each block is on its manifold. The state
 * at a time of the grid is reported after the number of steps whose time is nearest to it. If several times of the grid
 * round to the same number of steps, the state is reported once.
 */
abstract class Descent implements FixedStep {

    /** Help of the option {@code step}, which all descents have. */
    static final String STEP_HELP =
            "retraction: how a step returns to the constraint: geodesic, qr, polar, cayley, own,"
                    + " or the name of one that the constraint brings; repdyn check manifold lists them";

    private final double timePerStep;
    private final String retraction;
    private final EventSettings wanted;

    /**
     * Creates a descent.
     *
     * @param timePerStep time by which one step advances
     * @param retraction name of the retraction that maps a step to the constraint
     * @param wanted events at which a run stops, and those that are only noted
     */
    Descent(double timePerStep, String retraction, EventSettings wanted) {
        this.timePerStep = timePerStep;
        this.retraction = retraction;
        this.wanted = wanted;
    }

    /** Creates the update rule of one run; the rule changes the learned blocks only. */
    abstract Update update(TrainingProblem problem);

    /** Creates the source of batches of one run. */
    Batches batches(WeightField whole) {
        return Batches.full(whole);
    }

    @Override
    public EventSettings events() {
        return wanted;
    }

    @Override
    public double timePerStep() {
        return timePerStep;
    }

    @Override
    public Optional<String> objection(TrainingProblem problem) {
        double end = problem.times().end();
        if (end > 0 && timePerStep > end) {
            return Optional.of("a step of " + Decimals.text(timePerStep)
                    + " in time, made by the rate, steps over the end of the run at" + " t = " + Decimals.text(end)
                    + "; use a smaller rate or a later end");
        }
        if (end / timePerStep > Long.MAX_VALUE) {
            return Optional.of("a step of " + Decimals.text(timePerStep)
                    + " in time, made by the rate, needs more than 9e18 steps to" + " t = " + Decimals.text(end)
                    + "; use a larger rate");
        }
        return WeightField.retractionObjection(problem, retraction);
    }

    @Override
    public StopReason run(TrainingProblem problem, TrajectoryObserver observer, RunControl control) {
        WeightField whole = problem.weightField();
        Batches batches = batches(whole);
        Update update = new MovingAverages(update(problem), problem.learnedBlocks(), timePerStep);
        StateReporter reporter = new StateReporter(whole, observer);
        RunEvents events = new RunEvents(wanted, reporter);
        reporter.note(events.notedAt(0, problem.initial()));
        TimeGrid times = problem.times();
        Weights point = problem.initial().copy();
        Weights next = point.zeros();
        Weights tangent = point.zeros();
        long done = 0;
        long gradients = 0;
        try {
            for (int i = 0; i < times.size(); i++) {
                long target = Math.round(times.get(i) / timePerStep);
                if (i > 0 && target == done) {
                    continue;
                }
                for (; done < target; done++) {
                    if (control.cancelled()) {
                        return new StopReason.Cancelled(reporter.lastTime());
                    }
                    WeightField batch = batches.at(done);
                    gradients++;
                    update.gradient(batch, point, tangent);
                    if (!Finite.all(tangent)) {
                        reporter.reportLast(done * timePerStep, point);
                        return diverged(done, reporter.lastTime());
                    }
                    update.step(batch, point, tangent);
                    whole.retract(retraction, point, tangent, next);
                    Weights previous = point;
                    point = next;
                    next = previous;
                    update.arrived(whole, point);
                    double time = (done + 1) * timePerStep;
                    if (!Finite.squares(point)) {
                        reporter.reportLast(done * timePerStep, next);
                        return diverged(done + 1, reporter.lastTime());
                    }
                    if (!events.isEmpty()) {
                        reporter.note(events.notedAt(time, point));
                        Optional<String> event = events.stopAt(point);
                        if (event.isPresent()) {
                            reporter.report(time, point);
                            return new StopReason.Reached(time, event.get());
                        }
                    }
                    control.progress(Math.min(1, time / times.end()));
                }
                if (!reporter.report(done * timePerStep, point)) {
                    reporter.reportLast((done - 1) * timePerStep, next);
                    return diverged(done, reporter.lastTime());
                }
            }
        } catch (PluginArithmeticException e) {
            // The runner of the arm keeps its stack trace, which shows the place in the plugin.
            throw e;
        } catch (ArithmeticException e) {
            return new StopReason.Failed(reporter.lastTime(), e);
        } finally {
            reporter.note(update.remark().stream().toList());
            reporter.worked(new Work(done, gradients, true));
        }
        control.progress(1);
        return new StopReason.Completed(reporter.lastTime());
    }

    private StopReason diverged(long steps, double lastShown) {
        return new StopReason.Diverged(
                lastShown,
                "the weights left the range of double precision after " + CountedNoun.of(steps, "step") + ", at t = "
                        + String.format(Locale.ROOT, "%.4g", steps * timePerStep)
                        + "; the loss is unbounded below, or the rate too large");
    }
}
