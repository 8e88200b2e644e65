package org.repdyn.study.plan;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Views;
import org.repdyn.data.ViewSampler;
import org.repdyn.dynamics.InitialWeights;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.ntk.spi.BaselineProblem;

/**
 * An arm with its views drawn and its weights initialised, for one run on one thread. Arms of one seed that agree on data
 * share every draw, so that they differ in what they were told to differ in, and in nothing else.
 *
 * @param field what is followed
 * @param views training views
 * @param evaluation clean inputs
 * @param encoder the encoder
 * @param training the problem in weight space, unless a baseline runs
 * @param kernel the problem in function space, where a baseline runs
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
     * Puts an arm together.
     *
     * @throws org.repdyn.data.spi.DataException when the data cannot deliver what is asked
     * @throws IllegalArgumentException when shapes do not fit
     */
    public static AssembledArm of(ArmPlan plan, LinearAlgebra algebra) {
        Seed seed = plan.seed();
        EmbeddingField field = plan.field().make();
        Encoder encoder = plan.encoder().make();
        ViewSampler sampler = new ViewSampler(
                plan.dataset(),
                plan.augmentations().stream().map(Bound::make).toList(),
                plan.split().split(plan.dataset().size(), seed),
                plan.split().centre(),
                plan.split().pairing(),
                seed);
        Views views = sampler.views(field.views());
        EvaluationSet evaluation = sampler.evaluation();
        if (plan.method() instanceof Method.Training training) {
            var constraints =
                    training.constraints().stream().<Constraint>map(Bound::make).toList();
            Weights initial =
                    InitialWeights.draw(encoder, constraints, views.dimension(), seed.child("weights"), algebra);
            TrainingProblem problem = new TrainingProblem(
                    field,
                    views,
                    evaluation.inputs(),
                    encoder,
                    constraints,
                    initial,
                    plan.times(),
                    algebra,
                    seed.child("dynamics"),
                    Optional.of(new FreshViews(sampler, field.views())),
                    training.weightDecay());
            return new AssembledArm(field, views, evaluation, encoder, Optional.of(problem), Optional.empty());
        }
        BaselineProblem problem = new BaselineProblem(
                field, views, evaluation.inputs(), encoder.outputs(), plan.times(), algebra, seed.child("baseline"));
        return new AssembledArm(field, views, evaluation, encoder, Optional.empty(), Optional.of(problem));
    }
}
