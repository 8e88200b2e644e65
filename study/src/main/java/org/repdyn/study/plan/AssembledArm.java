package org.repdyn.study.plan;

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
 *
 * @param field the field that is followed
 * @param views training views
 * @param evaluation inputs of the evaluation, without augmentation
 * @param encoder the encoder
 * @param training the problem in weight space; empty for a baseline
 * @param kernel the problem in function space; empty for a training
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record AssembledArm(
        EmbeddingField field,
        Views views,
        EvaluationSet evaluation,
        Encoder encoder,
        Optional<TrainingProblem> training,
        Optional<BaselineProblem> kernel) {

    /**
     * Assembles an arm.
     *
     * @throws org.repdyn.data.spi.DataException if the data cannot deliver the views
     * @throws IllegalArgumentException if shapes do not fit
     */
    public static AssembledArm of(CheckedArm arm, LinearAlgebra algebra) {
        Seed seed = arm.seed();
        EmbeddingField field = arm.field().make();
        Encoder encoder = arm.encoder().make();
        TimeGrid times = arm.time().grid();
        Views views = arm.views().views();
        EvaluationSet evaluation = arm.views().evaluation();
        if (arm.method() instanceof ArmMethod.Training training) {
            var constraints =
                    training.constraints().stream().<Constraint>map(BoundPlugin::make).toList();
            Weights initial = arm.given()
                    .weights()
                    .map(given -> InitialWeights.given(
                            given.file(),
                            given.blocks(),
                            encoder,
                            constraints,
                            views.dimension(),
                            seed.child("weights"),
                            algebra))
                    .orElseGet(() -> InitialWeights.draw(
                            encoder, constraints, views.dimension(), seed.child("weights"), algebra));
            TrainingProblem problem = new TrainingProblem(
                    field,
                    views,
                    evaluation.inputs(),
                    encoder,
                    constraints,
                    initial,
                    times,
                    algebra,
                    seed.child("dynamics"),
                    arm.given().views().isPresent()
                            ? Optional.empty()
                            : Optional.of(new FreshViews(arm.sampler(), field.views())),
                    training.weightDecay());
            return new AssembledArm(field, views, evaluation, encoder, Optional.of(problem), Optional.empty());
        }
        BaselineProblem problem = new BaselineProblem(
                field, views, evaluation.inputs(), encoder.outputs(), times, algebra, seed.child("baseline"));
        return new AssembledArm(field, views, evaluation, encoder, Optional.empty(), Optional.of(problem));
    }
}
