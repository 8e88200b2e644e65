package org.repdyn.dynamics.descent;

import java.util.Optional;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TrajectoryObserver;
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
        return MovingAverages.objection(problem, timePerStep)
                .or(() -> WeightField.retractionObjection(problem, retraction));
    }

    @Override
    public StopReason run(TrainingProblem problem, TrajectoryObserver observer, RunControl control) {
        WeightField whole = problem.weightField();
        Batches batches = batches(whole);
        Update update = new MovingAverages(update(problem), problem.learnedBlocks(), timePerStep);
        StateReporter reporter = new StateReporter(whole, observer);
        RunEvents events = new RunEvents(wanted, reporter);
        return new DescentRun(timePerStep, retraction, whole, batches, update, reporter, events, control).run();
    }
}
