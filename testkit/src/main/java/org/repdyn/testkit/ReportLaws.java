package org.repdyn.testkit;

import static org.repdyn.testkit.RunAssertions.assertClose;
import static org.repdyn.testkit.RunAssertions.assertConsistent;
import static org.repdyn.testkit.RunAssertions.assertOnGrid;
import static org.repdyn.testkit.RunAssertions.assertSameBits;
import static org.repdyn.testkit.RunAssertions.assertSameRun;
import static org.repdyn.testkit.law.Laws.assertThat;

import java.util.List;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.Unconstrained;
import org.repdyn.testkit.DynamicsFixtures.Fault;
import org.repdyn.testkit.DynamicsFixtures.RecordedState;
import org.repdyn.testkit.DynamicsFixtures.Recorder;

/** Laws of the states that a dynamics reports. */
final class ReportLaws {

    /** Times of a short run. */
    static final TimeGrid TIMES = TimeGrid.of(0, 0.1, 0.2, 0.5);

    /** A grid so dense that several of its times fall into one step of most dynamics. */
    static final TimeGrid DENSE = TimeGrid.linear(0.5, 100);

    /** Largest residual of a constraint that is allowed at a reported state. */
    private static final double CONSTRAINT_TOLERANCE = 1e-10;

    private ReportLaws() {}

    /** Asserts that the initial state is reported first, bit for bit and at t = 0. */
    static void initialState(DynamicsTrial<?> trial) {
        trial.onEachProblem(TIMES, problem -> {
            RecordedState first = trial.completed(problem).states.get(0);
            assertThat(first.time()).isZero();
            assertSameBits("first weights", first.weights(), problem.initial());
        });
    }

    /** Asserts that every time of the grid is reported once, in ascending order. */
    static void grid(DynamicsTrial<?> trial) {
        for (TimeGrid times : List.of(TIMES, DENSE, TimeGrid.of(0))) {
            trial.onEachProblem(
                    times,
                    problem -> assertOnGrid(
                            trial.completed(problem).times(),
                            times,
                            trial.subject().timeResolution()));
        }
    }

    /**
     * Asserts that every reported state satisfies the constraints. Problems without a constraint are left out: their residual is zero
     * whatever the dynamics does. The last time is 1, because steps of a dynamics that has reached an optimum may become ever shorter there.
     */
    static void constraints(DynamicsTrial<?> trial) {
        trial.onEachProblem(TimeGrid.of(0, 0.1, 0.5, 1), problem -> {
            List<Manifold> manifolds = problem.manifolds();
            if (manifolds.stream().allMatch(Unconstrained.class::isInstance)) {
                return;
            }
            for (RecordedState s : trial.run(problem, () -> false).states) {
                for (int b = 0; b < manifolds.size(); b++) {
                    assertThat(manifolds.get(b).residual(s.weights().blocks().get(b)))
                            .as("residual of block %s at t = %s", b, s.time())
                            .isLessThanOrEqualTo(CONSTRAINT_TOLERANCE);
                }
            }
        });
    }

    /** Asserts that reported embeddings and loss are those of the reported weights. */
    static void embeddings(DynamicsTrial<?> trial) {
        trial.onEachProblem(TIMES, problem -> {
            for (RecordedState s : trial.completed(problem).states) {
                assertConsistent(s, problem);
            }
        });
        trial.onEachFaulty(Fault.NONE, TIMES, problem -> assertThat(trial.run(problem, () -> false).states)
                .as("a field that is not a gradient has no loss")
                .allMatch(s -> s.loss().isEmpty()));
    }

    /**
     * Asserts that evaluation embeddings are those of the reported weights, and that computing them changes nothing.
     */
    static void evaluation(DynamicsTrial<?> trial) {
        trial.onEachProblem(TIMES, problem -> {
            Recorder evaluated = trial.completed(problem);
            for (RecordedState s : evaluated.states) {
                assertClose(
                        "evaluation at t = " + s.time(),
                        s.evaluation(),
                        FlowReference.embeddings(problem, problem.evaluation(), s.weights()));
            }
            Recorder notEvaluated = new Recorder(false);
            trial.dynamics().run(problem, notEvaluated, RunControl.uncontrolled());
            assertSameRun(notEvaluated, evaluated);
        });
    }
}
