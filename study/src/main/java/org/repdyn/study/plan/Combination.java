package org.repdyn.study.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.random.Seed;
import org.repdyn.core.views.Embeddings;
import org.repdyn.data.Split;
import org.repdyn.data.ViewSampler;
import org.repdyn.data.spi.Augmentation;
import org.repdyn.data.spi.DataException;
import org.repdyn.data.spi.Dataset;
import org.repdyn.dynamics.spi.AccompaniedEncoder;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.ntk.spi.BaselineAssumption;

/**
 * Whether the parts of an arm make sense together. Every objection is one problem, at the part that should be changed. Each
 * check asks for as few parts as it needs, so that it is made even where something is wrong with the others.
 */
final class Combination {

    private final LinearAlgebra algebra;
    private final Problems problems;

    Combination(LinearAlgebra algebra, Problems problems) {
        this.algebra = algebra;
        this.problems = problems;
    }

    /** Whether there are enough samples, and which are which. */
    Optional<Split> split(Dataset dataset, SplitSettings settings, Seed seed, SourceLocation where) {
        try {
            return Optional.of(settings.split(dataset.size(), seed));
        } catch (DataException e) {
            problems.add(where, "data: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Whether the data are such as the augmentations change. */
    void augmentations(List<Bound<Augmentation>> augmentations, Dataset dataset) {
        augmentations.forEach(augmentation -> augmentation
                .make()
                .objection(dataset.inputs().getColDim(), dataset.image())
                .ifPresent(reason -> problems.add(augmentation.location(), "augment: " + reason)));
    }

    /** Whether the data have the targets that a loss needs. */
    void targets(Bound<EmbeddingField> loss, Dataset dataset) {
        boolean targets = dataset.targets().isPresent() || dataset.labels().isPresent();
        if (loss.make().views().targets() && !targets) {
            problems.add(
                    loss.location(),
                    "loss " + loss.name() + " needs targets, but dataset " + dataset.name()
                            + " has neither targets nor labels. Name its target columns, or use another loss");
        }
    }

    /** Whether what stands beside an encoder turns along under a constraint up to rotation. */
    void companions(Bound<Constraint> bound, WeightBlock block, Encoder encoder) {
        boolean fixed = encoder instanceof AccompaniedEncoder accompanied && !accompanied.turnsWithOutputs();
        if (fixed && block.output() && bound.make().identifiesRotations()) {
            problems.add(
                    bound.location(),
                    "constraint " + bound.name()
                            + " takes weights that differ by a rotation for one point, but what stands beside the encoder"
                            + " (a learnt predictor, a teacher, a running statistic) does not turn along and tells them"
                            + " apart. Use constraint stiefel");
        }
    }

    /** Whether a constraint is one for a block of weights, and one that a loss can be followed on. */
    void constraint(Bound<Constraint> bound, WeightBlock block, Optional<Bound<EmbeddingField>> loss) {
        Constraint constraint = bound.make();
        constraint
                .objection(block.rows(), block.columns())
                .ifPresent(reason -> problems.add(
                        bound.location(),
                        "constraint " + bound.name() + " on weight block " + block.name() + ": " + reason));
        if (!constraint.identifiesRotations()) {
            return;
        }
        if (!block.output()) {
            problems.add(
                    bound.location(),
                    "constraint " + bound.name() + " is for the output block, and " + block.name()
                            + " is not: a rotation of its columns changes the embeddings. Use stiefel there");
            return;
        }
        loss.filter(l -> !(l.make() instanceof RotationInvariant))
                .ifPresent(l -> problems.add(
                        bound.location(),
                        "constraint " + bound.name()
                                + " takes weights that differ by a rotation for one point, but loss " + l.name()
                                + " is not rotation-invariant and tells them apart. Use constraint stiefel, or a"
                                + " rotation-invariant loss such as linear-contrastive"));
    }

    /**
     * The observables that can be measured.
     *
     * @param asked whether the user named them; those that nobody asked for are left out
     * @param unmeasured is told why, by name
     */
    List<Bound<Observable>> observables(
            List<Bound<Observable>> observables,
            boolean asked,
            Map<String, String> unmeasured,
            Dataset dataset,
            Split split,
            boolean centre,
            Seed seed) {
        EvaluationSet evaluation = new ViewSampler(dataset, List.of(), split, centre, seed).evaluation();
        List<Bound<Observable>> measurable = new ArrayList<>();
        for (Bound<Observable> observable : observables) {
            Optional<String> objection = observable.make().objection(evaluation);
            if (objection.isEmpty()) {
                measurable.add(observable);
                continue;
            }
            unmeasured.put(observable.name(), objection.get());
            if (asked) {
                problems.add(
                        observable.location(),
                        "observable " + observable.name() + " cannot be measured: " + objection.get()
                                + ". Leave it out, or use data that have them");
            }
        }
        return measurable;
    }

    /**
     * Puts an arm together and tries it once at the start. What a plugin refuses is a problem; a plugin that breaks is left
     * to the run, which tells it in the row of its arm and runs the others.
     */
    void whole(ArmPlan plan, SourceLocation way) {
        SourceLocation arm = new SourceLocation("arm " + plan.name(), 0, 0);
        try {
            AssembledArm assembled = AssembledArm.of(plan, algebra);
            assembled.training().ifPresent(problem -> training(plan, problem, way));
            if (plan.method() instanceof Method.Kernel kernel) {
                assembled
                        .kernel()
                        .flatMap(p -> BaselineAssumption.violations(
                                kernel.baseline().make().assumptions(), p))
                        .ifPresent(reason -> problems.add(
                                kernel.baseline().location(),
                                "baseline " + kernel.baseline().name() + ": " + reason));
            }
        } catch (DataException e) {
            problems.add(arm, "data: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            problems.add(arm, String.valueOf(e.getMessage()));
        } catch (OutOfMemoryError | NegativeArraySizeException e) {
            problems.add(
                    arm,
                    "it does not fit into memory. Take fewer samples or a smaller encoder, or give Java more with"
                            + " REPDYN_JAVA_OPTS=-Xmx4g");
        } catch (RuntimeException | LinkageError | StackOverflowError broken) {
            return;
        }
    }

    private void training(ArmPlan plan, TrainingProblem problem, SourceLocation way) {
        Method.Training training = (Method.Training) plan.method();
        training.dynamics()
                .make()
                .objection(problem)
                .ifPresent(reason ->
                        problems.add(way, "dynamics " + training.dynamics().name() + ": " + reason));
        R064Store u = problem.encoder().bind(problem.views().matrix(), algebra).forward(problem.initial());
        try {
            // Losses refuse targets of another width, for one.
            problem.field()
                    .field(
                            new Embeddings(
                                    problem.views().layout(), u, problem.views().targets(), algebra),
                            R064Store.FACTORY.make(u.getRowDim(), u.getColDim()));
        } catch (IllegalArgumentException e) {
            problems.add(plan.field().location(), "loss " + plan.field().name() + ": " + e.getMessage());
        }
    }
}
