package org.repdyn.study.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.problem.Problem;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.views.Embeddings;
import org.repdyn.data.ViewSampler;
import org.repdyn.data.spi.DataException;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.ntk.spi.Baseline;
import org.repdyn.ntk.spi.BaselineAssumption;
import org.repdyn.study.Settings;
import org.repdyn.study.StudyKey;

/**
 * Trials of the arms of a study as a whole: an arm is assembled, and its field is evaluated once at the start. Of arms that are trained and
 * differ in the seed alone, only the first is tried, since they have the same shapes and plugins; its problems are those of the others.
 */
final class ArmTrials {

    private final LinearAlgebra algebra;
    private final Map<Settings, List<Problem>> bySettings = new HashMap<>();

    ArmTrials(LinearAlgebra algebra) {
        this.algebra = algebra;
    }

    /**
     * Tries an arm, unless an arm that differs in the seed alone was tried; then its data are checked. Input that a plugin rejects is a problem. A
     * plugin failure is left to the run, which reports it in the row of its arm and runs the others.
     *
     * @param problems problems of the arm; new ones are added
     */
    void run(CheckedArm arm, Problems problems) {
        if (!(arm.method() instanceof ArmMethod.Training)) {
            carefully(arm, problems, () -> assemble(arm, problems));
            return;
        }
        Settings withoutSeed = arm.settings().without(StudyKey.SEED);
        if (bySettings.containsKey(withoutSeed)) {
            carefully(arm, problems, () -> {
                ViewSampler unused = arm.sampler();
            });
            return;
        }
        int before = problems.toList().size();
        carefully(arm, problems, () -> assemble(arm, problems));
        List<Problem> all = problems.toList();
        bySettings.put(withoutSeed, all.subList(before, all.size()));
    }

    /** Returns the problems of the trial of an arm, or of the one that was tried in its place. */
    List<Problem> problems(CheckedArm arm) {
        return bySettings.getOrDefault(arm.settings().without(StudyKey.SEED), List.of());
    }

    private static void carefully(CheckedArm arm, Problems problems, Runnable trial) {
        SourceLocation place = new SourceLocation("arm " + arm.name(), 0, 0);
        try {
            trial.run();
        } catch (DataException e) {
            problems.add(place, "data: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            problems.add(place, FailureReason.of(e));
        } catch (OutOfMemoryError | NegativeArraySizeException e) {
            problems.add(
                    place,
                    "it does not fit into memory. Take fewer samples or a smaller encoder, or " + MemoryRemedy.text());
        } catch (Throwable broken) { // a plugin may throw anything, also an undeclared checked exception
            return;
        }
    }

    private void assemble(CheckedArm arm, Problems problems) {
        AssembledArm assembled = AssembledArm.of(arm, algebra);
        if (assembled instanceof AssembledArm.Training training) {
            evaluate(arm, training, problems);
        } else if (assembled instanceof AssembledArm.Kernel kernel) {
            BoundPlugin<Baseline> baseline = kernel.method().baseline();
            BaselineAssumption.violations(baseline.make().assumptions(), kernel.problem())
                    .ifPresent(
                            reason -> problems.add(baseline.location(), "baseline " + baseline.name() + ": " + reason));
        }
    }

    private void evaluate(CheckedArm arm, AssembledArm.Training training, Problems problems) {
        TrainingProblem problem = training.problem();
        BoundPlugin<Dynamics> dynamics = training.method().dynamics();
        dynamics.make()
                .objection(problem)
                .ifPresent(reason -> problems.add(
                        arm.settings().place(StudyKey.DYNAMICS, arm.name()),
                        "dynamics " + dynamics.name() + ": " + reason));
        R064Store u = problem.encoder().bind(problem.views().matrix(), algebra).forward(problem.initial());
        try {
            // For example, a loss rejects targets of another width here.
            problem.field()
                    .field(
                            new Embeddings(
                                    problem.views().layout(), u, problem.views().targets(), algebra),
                            R064Store.FACTORY.make(u.getRowDim(), u.getColDim()));
        } catch (IllegalArgumentException e) {
            problems.add(arm.field().location(), "loss " + arm.field().name() + ": " + FailureReason.of(e));
            return;
        }
        EventComponents.missing(dynamics.make().events(), arm.measurements(), training)
                .forEach(what -> problems.add(dynamics.location(), "dynamics " + dynamics.name() + ": " + what));
    }
}
