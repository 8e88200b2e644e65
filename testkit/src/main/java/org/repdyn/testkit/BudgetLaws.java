package org.repdyn.testkit;

import static org.repdyn.testkit.RunAssertions.assertSameBits;
import static org.repdyn.testkit.law.Laws.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Work;
import org.repdyn.dynamics.spi.Budget;
import org.repdyn.dynamics.spi.Budgeted;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.FixedStep;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.testkit.DynamicsFixtures.Recorder;

/** Laws of the budget of a dynamics that counts its steps. */
final class BudgetLaws {

    private static final TimeGrid TIMES = ReportLaws.TIMES;

    private BudgetLaws() {}

    static void hold(DynamicsTrial<?> trial) {
        Dynamics dynamics = trial.dynamics();
        if (dynamics instanceof FixedStep fixed) {
            trial.onEachProblem(
                    TimeGrid.of(0, 3 * fixed.timePerStep()), problem -> assertThat(run(trial.dynamics(), problem).work)
                            .as("the work of three steps, with one gradient each")
                            .contains(new Work(3, 3, true)));
        }
        if (dynamics instanceof Budgeted) {
            trial.onEachProblem(TIMES, problem -> chosenSteps(trial, problem));
        }
    }

    private static void chosenSteps(DynamicsTrial<?> trial, TrainingProblem problem) {
        Recorder free = run(trial.dynamics(), problem);
        Work whole = free.work.orElseThrow(() -> new AssertionError("a budgeted dynamics reports its work"));
        assertThat(whole.fixed()).as("a run without a budget chooses its work").isFalse();
        assertThat(whole.steps()).as("steps").isPositive();
        assertThat(whole.evaluations()).as("gradients").isGreaterThanOrEqualTo(whole.steps());
        for (long limit : List.of(1L, Math.max(1, whole.steps() - 1), whole.steps() + 1)) {
            Recorder limited = limited(trial, problem, new Budget(OptionalLong.of(limit), OptionalLong.empty()), free);
            assertThat(limited.work.orElseThrow().steps())
                    .as("steps within a budget of %d of %d", limit, whole.steps())
                    .isEqualTo(Math.min(limit, whole.steps()));
        }
        long limit = whole.evaluations() / 2;
        Recorder limited = limited(trial, problem, new Budget(OptionalLong.empty(), OptionalLong.of(limit)), free);
        assertThat(limited.work.orElseThrow().evaluations())
                .as("gradients within a budget of %d of %d", limit, whole.evaluations())
                .isLessThanOrEqualTo(limit);
        assertThat(limited.lastTime()).isLessThan(TIMES.end());
    }

    /** Runs within a budget, and checks that the states at the times of the grid are those of the run without one. */
    private static Recorder limited(DynamicsTrial<?> trial, TrainingProblem problem, Budget budget, Recorder free) {
        Recorder limited = run(((Budgeted) trial.dynamics()).within(budget), problem);
        assertThat(limited.work.orElseThrow().fixed())
                .as("a budget fixes the work")
                .isTrue();
        for (DynamicsFixtures.RecordedState state : limited.states) {
            free.states.stream()
                    .filter(same -> same.time() == state.time())
                    .forEach(same -> assertSameBits("weights within " + budget, state.weights(), same.weights()));
        }
        return limited;
    }

    private static Recorder run(Dynamics dynamics, TrainingProblem problem) {
        Recorder recorder = new Recorder(false);
        StopReason stop = dynamics.run(problem, recorder, RunControl.uncontrolled());
        assertThat(stop).isInstanceOfAny(StopReason.Completed.class, StopReason.Reached.class);
        assertThat(stop.time()).isEqualTo(recorder.lastTime());
        return recorder;
    }
}
