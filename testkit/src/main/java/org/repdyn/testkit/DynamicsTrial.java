package org.repdyn.testkit;

import static org.repdyn.testkit.law.Laws.assertThat;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.spi.QuadraticLoss;
import org.repdyn.manifolds.spi.Unconstrained;
import org.repdyn.testkit.DynamicsFixtures.Control;
import org.repdyn.testkit.DynamicsFixtures.Fault;
import org.repdyn.testkit.DynamicsFixtures.FaultyField;
import org.repdyn.testkit.DynamicsFixtures.Recorder;

/** Runs of one dynamics under test, on the problems that it accepts. */
record DynamicsTrial<O extends Record>(DynamicsContract.Subject<O> subject) {

    /**
     * Bound on evaluations of the field in one step: about ten for a method of high order, times a few rejected steps.
     */
    static final int EVALUATIONS_PER_STEP = 100;

    /** Creates a fresh instance. */
    Dynamics dynamics() {
        return subject.provider().create(subject.options());
    }

    /** Returns the states of a run, however it ends. */
    Recorder run(TrainingProblem problem, BooleanSupplier cancelled) {
        Recorder recorder = new Recorder(true);
        dynamics().run(problem, recorder, new Control(cancelled));
        return recorder;
    }

    /** Returns the states of a run, which must complete. */
    Recorder completed(TrainingProblem problem) {
        Recorder recorder = new Recorder(true);
        StopReason stop = dynamics().run(problem, recorder, RunControl.uncontrolled());
        assertThat(stop).isInstanceOf(StopReason.Completed.class);
        return recorder;
    }

    /**
     * Returns the states of a run, whose stop reason must have the time of the last state and a one-line description.
     */
    Recorder assertEnd(TrainingProblem problem, BooleanSupplier cancelled) {
        Recorder recorder = new Recorder(true);
        StopReason stop = dynamics().run(problem, recorder, new Control(cancelled));
        assertThat(stop.time()).as("time of %s", stop).isEqualTo(recorder.states.isEmpty() ? 0 : recorder.lastTime());
        assertThat(stop.describe()).isNotBlank().doesNotContain("\n");
        if (cancelled.getAsBoolean()) {
            assertThat(stop).isInstanceOf(StopReason.Cancelled.class);
        }
        return recorder;
    }

    /** Returns the problems that the dynamics accepts. */
    List<TrainingCase> accepted(TimeGrid times) {
        return subject.cases().stream()
                .filter(c -> dynamics().objection(c.problem(times)).isEmpty())
                .toList();
    }

    /** Checks a law on each problem that the dynamics accepts. */
    void onEachProblem(TimeGrid times, Consumer<TrainingProblem> law) {
        for (TrainingCase one : accepted(times)) {
            TrainingCase.named(one, () -> law.accept(one.problem(times)));
        }
    }

    /** Checks a law on problems whose field is not a loss and may fail, if the dynamics accepts them. */
    void onEachFaulty(Fault fault, TimeGrid times, Consumer<TrainingProblem> law) {
        for (TrainingCase original : subject.cases()) {
            // Unconstrained weights diverge before the fault happens.
            if (original.constraints().stream().anyMatch(Unconstrained.class::isInstance)) {
                continue;
            }
            TrainingCase one = original.with(f -> new FaultyField(f, fault, EVALUATIONS_PER_STEP / 4));
            if (dynamics().objection(one.problem(times)).isEmpty()) {
                TrainingCase.named(one, () -> law.accept(one.problem(times)));
            }
        }
    }

    /** Checks a law on the problems whose loss has no lower bound. */
    void onEachUnbounded(Consumer<TrainingProblem> law) {
        TimeGrid times = TimeGrid.logarithmic(0.1, 1e3, 20);
        for (TrainingCase one : accepted(times)) {
            if (one.constraints().stream().allMatch(Unconstrained.class::isInstance)
                    && one.field().get() instanceof QuadraticLoss) {
                TrainingCase.named(one, () -> law.accept(one.problem(times)));
            }
        }
    }
}
