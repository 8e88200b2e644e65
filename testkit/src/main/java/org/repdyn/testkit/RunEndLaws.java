package org.repdyn.testkit;

import static org.repdyn.testkit.RunAssertions.assertFinite;
import static org.repdyn.testkit.law.Laws.assertThat;
import static org.repdyn.testkit.law.Laws.assertThatCode;

import java.util.List;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.testkit.DynamicsFixtures.Control;
import org.repdyn.testkit.DynamicsFixtures.Fault;
import org.repdyn.testkit.DynamicsFixtures.FaultyField;
import org.repdyn.testkit.DynamicsFixtures.Recorder;

/** Laws of the end of a run of a dynamics: as completed, cancelled, failed or diverged. */
final class RunEndLaws {

    private RunEndLaws() {}

    /** Asserts that each stop reason has the time of the last reported state. */
    static void stopTime(DynamicsTrial<?> trial) {
        trial.onEachProblem(ReportLaws.TIMES, problem -> {
            trial.assertEnd(problem, () -> false);
            trial.assertEnd(problem, () -> true);
        });
        for (Fault fault : Fault.values()) {
            trial.onEachFaulty(fault, ReportLaws.TIMES, problem -> trial.assertEnd(problem, () -> false));
        }
        trial.onEachUnbounded(problem -> trial.assertEnd(problem, () -> false));
    }

    /** Asserts that a cancelled run reports no further state and ends within one step. */
    static void cancelled(DynamicsTrial<?> trial) {
        trial.onEachProblem(ReportLaws.DENSE, problem -> {
            assertThat(trial.assertEnd(problem, () -> true).states).hasSizeLessThanOrEqualTo(1);
            Recorder recorder = new Recorder(false);
            StopReason stop = trial.dynamics().run(problem, recorder, new Control(() -> recorder.states.size() >= 3));
            assertThat(recorder.states)
                    .as("states of a run cancelled at its third state")
                    .hasSize(3);
            assertThat(stop).isEqualTo(new StopReason.Cancelled(recorder.lastTime()));
        });
        trial.onEachFaulty(Fault.NONE, TimeGrid.of(0, 1e4), problem -> {
            FaultyField field = (FaultyField) problem.field();
            Recorder recorder = new Recorder(false);
            StopReason stop = trial.dynamics()
                    .run(problem, recorder, new Control(() -> field.evaluations >= DynamicsTrial.EVALUATIONS_PER_STEP));
            assertThat(stop).as("cancelled between two times of the grid").isEqualTo(new StopReason.Cancelled(0));
            assertThat(field.evaluations)
                    .as("evaluations of the field")
                    .isLessThanOrEqualTo(2 * DynamicsTrial.EVALUATIONS_PER_STEP);
        });
    }

    /** Asserts that progress is in [0, 1] and never decreases. */
    static void progress(DynamicsTrial<?> trial) {
        trial.onEachProblem(ReportLaws.DENSE, problem -> {
            Control control = new Control(() -> false);
            trial.dynamics().run(problem, new Recorder(false), control);
            double before = 0;
            for (double fraction : control.fractions) {
                assertThat(fraction).as("progress after %s", before).isBetween(before, 1.0);
                before = fraction;
            }
        });
    }

    /** Asserts that a run whose field returns NaN or throws ends with a stop reason. */
    static void faults(DynamicsTrial<?> trial) {
        for (Fault fault : List.of(Fault.NOT_A_NUMBER, Fault.EXCEPTION)) {
            trial.onEachFaulty(fault, TimeGrid.of(0, 0.001, 1, 1e4), problem -> {
                Recorder recorder = new Recorder(true);
                StopReason[] stop = new StopReason[1];
                assertThatCode(() -> stop[0] = trial.dynamics().run(problem, recorder, RunControl.uncontrolled()))
                        .as("run with the fault %s", fault)
                        .doesNotThrowAnyException();
                assertThat(stop[0])
                        .as("run with the fault %s", fault)
                        .isNotInstanceOfAny(StopReason.Completed.class, StopReason.Cancelled.class);
                assertFinite(recorder);
            });
        }
    }

    /** Asserts that a run on a loss without a lower bound ends with finite states. */
    static void unbounded(DynamicsTrial<?> trial) {
        trial.onEachUnbounded(problem -> {
            Recorder recorder = new Recorder(true);
            StopReason stop = trial.dynamics().run(problem, recorder, RunControl.uncontrolled());
            assertThat(stop)
                    .isInstanceOfAny(
                            StopReason.Completed.class,
                            StopReason.Diverged.class,
                            StopReason.BlowUp.class,
                            StopReason.Stalled.class);
            assertFinite(recorder);
        });
    }
}
