package org.repdyn.study.plan;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.InitialWeights;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.ntk.spi.BaselineProblem;

/**
 * An arm with its views drawn and its weights initialised, for one run on one thread. Arms with the same seed and the
 * same data have the same draws, so they differ only in their settings.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface AssembledArm {

    /** Returns the training views. */
    Views views();

    /** Returns the instance of the loss or field that the run follows. */
    EmbeddingField field();

    /** Returns the inputs of the evaluation, without augmentation. */
    EvaluationSet evaluation();

    /**
     * Arm whose weights are trained.
     *
     * @param method the training
     * @param problem the problem in weight space
     * @param evaluation inputs of the evaluation, without augmentation
     */
    record Training(ArmMethod.Training method, TrainingProblem problem, EvaluationSet evaluation)
            implements AssembledArm {

        @Override
        public Views views() {
            return problem.views();
        }

        @Override
        public EmbeddingField field() {
            return problem.field();
        }
    }

    /**
     * Arm with a baseline.
     *
     * @param method the baseline
     * @param problem the problem in function space
     * @param evaluation inputs of the evaluation, without augmentation
     */
    record Kernel(ArmMethod.Kernel method, BaselineProblem problem, EvaluationSet evaluation) implements AssembledArm {

        @Override
        public Views views() {
            return problem.views();
        }

        @Override
        public EmbeddingField field() {
            return problem.field();
        }
    }

    /**
     * Assembles an arm.
     *
     * @throws org.repdyn.data.spi.DataException if the data cannot deliver the views
     * @throws IllegalArgumentException if shapes do not fit
     */
    static AssembledArm of(CheckedArm arm, LinearAlgebra algebra) {
        return arm.method() instanceof ArmMethod.Training training
                ? training(arm, training, algebra)
                : kernel(arm, (ArmMethod.Kernel) arm.method(), algebra);
    }

    private static Training training(CheckedArm arm, ArmMethod.Training training, LinearAlgebra algebra) {
        Seed init = arm.seeds().init();
        EmbeddingField field = arm.field().make();
        Encoder encoder = arm.encoder().make();
        TimeGrid times = arm.times();
        Views views = arm.views().views();
        EvaluationSet evaluation = arm.views().evaluation();
        List<Constraint> constraints = training.constraints().stream()
                .<Constraint>map(BoundPlugin::make)
                .toList();
        Weights initial = arm.given()
                .weights()
                .map(given -> InitialWeights.given(
                        given.file(),
                        given.blocks(),
                        encoder,
                        constraints,
                        views.dimension(),
                        init.child("weights"),
                        algebra))
                .orElseGet(() ->
                        InitialWeights.draw(encoder, constraints, views.dimension(), init.child("weights"), algebra));
        TrainingProblem problem = new TrainingProblem(
                field,
                views,
                evaluation.inputs(),
                encoder,
                constraints,
                initial,
                times,
                algebra,
                arm.seeds().views().child("dynamics"),
                arm.given().views().isPresent()
                        ? Optional.empty()
                        : Optional.of(new FreshViews(arm.sampler(), field.views())),
                training.weightDecay());
        return new Training(training, problem, evaluation);
    }

    private static Kernel kernel(CheckedArm arm, ArmMethod.Kernel kernel, LinearAlgebra algebra) {
        EvaluationSet evaluation = arm.views().evaluation();
        BaselineProblem problem = new BaselineProblem(
                arm.field().make(),
                arm.views().views(),
                evaluation.inputs(),
                arm.encoder().make().outputs(),
                arm.times(),
                algebra,
                arm.seeds().init().child("baseline"));
        return new Kernel(kernel, problem, evaluation);
    }
}
