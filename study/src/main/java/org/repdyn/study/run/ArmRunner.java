package org.repdyn.study.run;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.dynamics.spi.BrokenEncoderException;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.Refinable;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.ntk.spi.Baseline;
import org.repdyn.study.plan.ArmPlan;
import org.repdyn.study.plan.AssembledArm;
import org.repdyn.study.plan.ExtremeSettings;
import org.repdyn.study.plan.FailureReason;
import org.repdyn.study.plan.MemoryRemedy;
import org.repdyn.study.plan.Plugins;
import org.repdyn.study.run.ArmClock.Part;

/**
 * Runner of one arm: it assembles the arm, chooses its prediction, follows the training or the baseline, and writes the
 * result row. Exceptions are caught and reported in the row; they never propagate.
 */
final class ArmRunner {

    /** Share of the progress bar for the half-step run: it takes twice as many steps, so 2/3 of the work. */
    private static final double HALF_STEPS = 2.0 / 3;

    private final Plugins plugins;
    private final LinearAlgebra algebra;
    private final ArmPlan plan;
    private final String run;
    private final ProgressListener listener;
    private final BooleanSupplier cancelled;
    private final StateExport export;
    private final ArmClock clock = new ArmClock();
    private Optional<Throwable> failure = Optional.empty();

    ArmRunner(
            Plugins plugins,
            LinearAlgebra algebra,
            ArmPlan plan,
            String run,
            ProgressListener listener,
            BooleanSupplier cancelled,
            StateExport export) {
        this.plugins = plugins;
        this.algebra = algebra;
        this.plan = plan;
        this.run = run;
        this.listener = listener;
        this.cancelled = cancelled;
        this.export = export;
    }

    /** Returns the clock of the run, whose parts have been counted when {@link #run} has returned. */
    ArmClock clock() {
        return clock;
    }

    ArmOutcome run() {
        ArmOutcomeBuilder builder = new ArmOutcomeBuilder(plan, algebra);
        if (cancelled.getAsBoolean()) {
            return builder.unmeasured(new StopReason.Cancelled(0), ArmStatus.CANCELLED);
        }
        listener.started(plan.name());
        ArmOutcome outcome = carefully(builder);
        return failure.map(outcome::failedBy).orElse(outcome);
    }

    /** Runs the arm; what fails while its results are collected, such as a lack of memory, is a failure of this arm only. */
    private ArmOutcome carefully(ArmOutcomeBuilder builder) {
        try {
            return measure(builder);
        } catch (Throwable e) { // the results may hold values of a plugin that nothing checked
            return builder.unmeasured(failed(0, e), ArmStatus.FAILED);
        }
    }

    private ArmOutcome measure(ArmOutcomeBuilder builder) {
        MeasuredRun measured;
        try {
            measured = clock.part(Part.PREPARATION, this::prepare);
        } catch (Throwable e) { // a plugin may throw anything, also an undeclared checked exception
            if (wasCancelledBy(e)) {
                return builder.unmeasured(new StopReason.Cancelled(0), ArmStatus.CANCELLED);
            }
            return builder.unmeasured(
                    failed(0, e), e instanceof IllegalArgumentException ? ArmStatus.REFUSED : ArmStatus.FAILED);
        }
        End end = followToEnd(measured);
        Baseline.Result result = writeStates(measured, end.result());
        ArmStatus status = end.refused() ? ArmStatus.REFUSED : ArmStatus.of(result.stopped());
        return clock.part(Part.RECORDING, () -> builder.measured(measured, result, status));
    }

    /**
     * End of the dynamics of an arm.
     *
     * @param refused true if a part of the arm refused its arguments before the first state
     */
    private record End(Baseline.Result result, boolean refused) {}

    /** Follows the dynamics and records the states. What is thrown on the way is a failure at the last state. */
    private End followToEnd(MeasuredRun measured) {
        try {
            return new End(followChecked(measured), false);
        } catch (Throwable e) { // a plugin may throw anything, also an undeclared checked exception
            if (wasCancelledBy(e)) {
                return new End(new Baseline.Result(new StopReason.Cancelled(lastTime(measured)), Map.of()), false);
            }
            boolean refused = e instanceof IllegalArgumentException
                    && measured.recorder().lastState().isEmpty();
            return new End(new Baseline.Result(failed(lastTime(measured), e), Map.of()), refused);
        }
    }

    /** Returns true if a part of the arm, such as a slow loss, ended itself because the run was cancelled. */
    private boolean wasCancelledBy(Throwable e) {
        return e instanceof CancellationException && cancelled.getAsBoolean();
    }

    private Baseline.Result followChecked(MeasuredRun measured) {
        InputCheck inputs = new InputCheck(plan, measured.arm());
        Baseline.Result followed = clock.part(Part.DYNAMICS, () -> follow(measured));
        measured.check().result(followed);
        if (followed.stopped() instanceof StopReason.Cancelled && !cancelled.getAsBoolean()) {
            throw new BrokenRunException(
                    reporter(measured.arm()) + " reported that it was cancelled, but nothing asked it"
                            + " to stop; its author must return another reason");
        }
        measured.check().end(followed.stopped());
        Baseline.Result end = new Baseline.Result(explained(followed.stopped()), followed.notes(), followed.notices());
        unfinished(end.stopped());
        clock.run(Part.RECORDING, () -> {
            measured.recorder().finish();
            inputs.end();
        });
        Optional<BrokenRunException> prediction =
                measured.follower().flatMap(PredictionFollower::broken).or(measured.choice()::broken);
        if (prediction.isPresent() && ArmStatus.of(end.stopped()) == ArmStatus.COMPLETED) {
            // The numbers of the run are complete and kept; the failure tells the user about the plugin.
            return new Baseline.Result(failed(end.stopped().time(), prediction.get()), end.notes(), end.notices());
        }
        return end;
    }

    /** Writes the states of a run. Returns its end, which is a failure if they cannot be written. */
    private Baseline.Result writeStates(MeasuredRun measured, Baseline.Result end) {
        try {
            clock.run(Part.WRITING, measured.recorder()::writeStates);
            return end;
        } catch (UncheckedIOException | OutOfMemoryError e) {
            return new Baseline.Result(failed(lastTime(measured), e), end.notes(), List.of());
        }
    }

    private static double lastTime(MeasuredRun measured) {
        return measured.recorder().lastState().map(State::time).orElse(0.0);
    }

    /** Keeps the place at which a run ended that did not complete; that of a failure is reported as an exception is. */
    private void unfinished(StopReason stopped) {
        ArmStatus status = ArmStatus.of(stopped);
        if (status == ArmStatus.COMPLETED || status == ArmStatus.CANCELLED) {
            return;
        }
        StoppedException stop = new StoppedException(stopped);
        failure = Optional.of(stop);
        if (status.isFailure()) {
            listener.threw(plan.name(), stop);
        }
    }

    private StopReason failed(double time, Throwable e) {
        failure = Optional.of(e);
        listener.threw(plan.name(), e);
        if (e instanceof OutOfMemoryError) {
            return new StopReason.Failed(time, "out of memory; take fewer samples, or " + MemoryRemedy.text());
        }
        StopReason failed = new StopReason.Failed(time, FailureReason.ofArm(e, plan.foreignPlugins()));
        boolean numerical = e instanceof ArithmeticException
                || e instanceof IllegalArgumentException
                || e instanceof BrokenEncoderException;
        return numerical ? explained(failed) : failed;
    }

    /** Returns the end of a run; a numerical failure names the extreme inputs and settings that explain it. */
    private StopReason explained(StopReason end) {
        return ExtremeSettings.describe(plan).map(end::withRemark).orElse(end);
    }

    private MeasuredRun prepare() {
        AssembledArm arm = AssembledArm.of(plan.arm(), algebra);
        PredictionChoice choice = PredictionChoice.BASELINE;
        Optional<PredictionFollower> follower = Optional.empty();
        if (arm instanceof AssembledArm.Training training) {
            choice = PredictionChoice.of(
                    plugins.predictions().all(), training.method().dynamics(), training.problem());
            follower = choice.follower(training.problem());
        }
        ReportCheck check = new ReportCheck(reporter(arm), arm, new ConstraintCheck(plan, arm));
        return new MeasuredRun(
                arm,
                choice,
                follower,
                new Recorder(
                        new ArmRows(run, plan.arm()),
                        new ArmObservables(plan.arm(), arm, algebra, choice.theory(), clock),
                        follower,
                        export.recorder(plan.arm(), arm),
                        check,
                        clock),
                check);
    }

    /** Returns the name of the dynamics or the baseline, with its jar if it has one. */
    private String reporter(AssembledArm arm) {
        return arm instanceof AssembledArm.Training training
                ? plan.plugin("dynamics", training.method().dynamics().name())
                : plan.plugin(
                        "baseline",
                        ((AssembledArm.Kernel) arm).method().baseline().name());
    }

    private Baseline.Result follow(MeasuredRun measured) {
        RunControl control = new RunControl() {
            @Override
            public boolean cancelled() {
                return cancelled.getAsBoolean();
            }

            @Override
            public void progress(double fraction) {
                listener.progress(plan.name(), fraction);
            }
        };
        if (measured.arm() instanceof AssembledArm.Training training) {
            Dynamics made = training.method().dynamics().make();
            Dynamics dynamics = measured.choice().solved(measured.follower().isPresent() ? made.forComparison() : made);
            return new Baseline.Result(train(dynamics, training.problem(), measured, control), Map.of());
        }
        AssembledArm.Kernel kernel = (AssembledArm.Kernel) measured.arm();
        return kernel.method().baseline().make().run(kernel.problem(), measured.recorder(), control);
    }

    /** Runs the training; first at half the step if a prediction is compared with a dynamics that takes steps. */
    private StopReason train(Dynamics dynamics, TrainingProblem problem, MeasuredRun measured, RunControl control) {
        // Of arms that differ in their seeds, only the first was tried when the study was planned.
        dynamics.objection(problem).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        if (!(dynamics instanceof Refinable refinable)
                || measured.follower().filter(PredictionFollower::compares).isEmpty()) {
            return dynamics.run(problem, measured.recorder(), control);
        }
        // Observables may remember the first state of a run, so the half-step run has its own.
        clock.part(
                        Part.PREDICTION,
                        () -> Extrapolation.of(
                                refinable, problem, measured.recorder().fresh(), control.part(0, HALF_STEPS)))
                .ifPresent(refined -> measured.follower().orElseThrow().extrapolate(refined));
        return dynamics.run(problem, measured.recorder(), control.part(HALF_STEPS, 1));
    }
}
