package org.repdyn.study.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.views.Embeddings;
import org.repdyn.data.spi.DataException;
import org.repdyn.dynamics.AccompaniedEncoder;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.study.Axis;
import org.repdyn.study.Settings;

/** Whether the parts of an arm make sense together. Every objection is one problem, at the part that should be changed. */
final class Combination {

    private final LinearAlgebra algebra;
    private final Problems problems;
    private final ArmPlan plan;
    private final Settings settings;
    private boolean sound = true;

    Combination(LinearAlgebra algebra, Problems problems, ArmPlan plan, Settings settings) {
        this.algebra = algebra;
        this.problems = problems;
        this.plan = plan;
        this.settings = settings;
    }

    /** The plan, without observables that nobody asked for and that cannot be measured; empty when it makes no sense. */
    Optional<ArmPlan> check() {
        EmbeddingField field = plan.field().make();
        if (plan.method() instanceof Method.Training training) {
            constraints(field, training.constraints());
        }
        if (field.views().targets()
                && plan.dataset().targets().isEmpty()
                && plan.dataset().labels().isEmpty()) {
            object(
                    Axis.LOSS,
                    "loss " + plan.field().name() + " needs targets, but dataset "
                            + plan.dataset().name()
                            + " has neither targets nor labels. Name its target columns, or use another loss");
        }
        if (!sound) {
            return Optional.empty();
        }
        try {
            AssembledArm assembled = AssembledArm.of(plan, algebra);
            assembled.training().ifPresent(this::training);
            if (plan.method() instanceof Method.Kernel kernel) {
                assembled
                        .kernel()
                        .flatMap(p -> kernel.baseline().make().objection(p))
                        .ifPresent(reason -> object(Axis.BASELINE, plan.name() + ": " + reason));
            }
            List<Bound<Observable>> measurable = observables(assembled.evaluation());
            return sound ? Optional.of(with(measurable)) : Optional.empty();
        } catch (DataException e) {
            object(Axis.DATA, "data: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            object(Axis.LOSS, plan.name() + ": " + e.getMessage());
        }
        return Optional.empty();
    }

    private void constraints(EmbeddingField field, List<Bound<Constraint>> constraints) {
        Encoder encoder = plan.encoder().make();
        List<WeightBlock> blocks = encoder.blocks(plan.dataset().inputs().getColDim());
        for (int i = 0; i < blocks.size(); i++) {
            WeightBlock block = blocks.get(i);
            String name = constraints.get(i).name();
            Constraint constraint = constraints.get(i).make();
            constraint
                    .objection(block.rows(), block.columns())
                    .ifPresent(reason -> object(
                            Axis.CONSTRAINT, "constraint " + name + " on block " + block.name() + ": " + reason));
            if (constraint.identifiesRotations() && !block.output()) {
                object(
                        Axis.CONSTRAINT,
                        "constraint " + name + " is for the output block, and " + block.name()
                                + " is not: a rotation of its columns changes the embeddings. Use stiefel there");
            } else if (constraint.identifiesRotations() && !(field instanceof RotationInvariant)) {
                object(
                        Axis.CONSTRAINT,
                        "constraint " + name + " takes weights that differ by a rotation for one point, but loss "
                                + plan.field().name()
                                + " is not rotation-invariant and tells them apart. Use constraint stiefel, or a"
                                + " rotation-invariant loss such as linear-contrastive");
            } else if (constraint.identifiesRotations()
                    && encoder instanceof AccompaniedEncoder accompanied
                    && !accompanied.turnsWithOutputs()) {
                object(
                        Axis.CONSTRAINT,
                        "constraint " + name + " takes weights that differ by a rotation for one point, but what stands"
                                + " beside the encoder (a learnt predictor, a teacher, a running statistic) does not turn"
                                + " along and tells them apart. Use constraint stiefel");
            }
        }
    }

    private void training(TrainingProblem problem) {
        Method.Training training = (Method.Training) plan.method();
        training.dynamics()
                .make()
                .objection(problem)
                .ifPresent(reason ->
                        object(Axis.DYNAMICS, "dynamics " + training.dynamics().name() + ": " + reason));
        // Tried once at the start: losses refuse targets of another width, for one.
        R064Store u = problem.encoder().bind(problem.views().matrix(), algebra).forward(problem.initial());
        problem.field()
                .field(
                        new Embeddings(
                                problem.views().layout(), u, problem.views().targets(), algebra),
                        R064Store.FACTORY.make(u.getRowDim(), u.getColDim()));
    }

    private List<Bound<Observable>> observables(EvaluationSet evaluation) {
        List<Bound<Observable>> measurable = new ArrayList<>();
        for (Bound<Observable> observable : plan.observables()) {
            Optional<String> objection = observable.make().objection(evaluation);
            if (objection.isEmpty()) {
                measurable.add(observable);
            } else if (settings.get(Axis.OBSERVABLES).isPresent()) {
                problems.add(observable.location(), "observable " + observable.name() + ": " + objection.get());
                sound = false;
            }
        }
        return measurable;
    }

    private ArmPlan with(List<Bound<Observable>> observables) {
        return new ArmPlan(
                plan.name(),
                plan.seed(),
                plan.resolved(),
                plan.dataset(),
                plan.split(),
                plan.augmentations(),
                plan.field(),
                plan.encoder(),
                plan.method(),
                plan.times(),
                observables);
    }

    private void object(Axis axis, String message) {
        problems.add(
                settings.get(axis)
                        .map(v -> v.location())
                        .filter(l -> !l.equals(SourceLocation.DEFAULT))
                        .orElse(new SourceLocation("arm " + plan.name(), 0, 0)),
                message);
        sound = false;
    }
}
