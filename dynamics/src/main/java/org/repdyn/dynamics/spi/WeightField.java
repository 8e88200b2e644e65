package org.repdyn.dynamics.spi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.FieldProbe;
import org.repdyn.core.trajectory.WeightProbe;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Embeddings;
import org.repdyn.losses.spi.FieldCheck;
import org.repdyn.losses.spi.Loss;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.manifolds.spi.NamedRetraction;
import org.repdyn.manifolds.spi.ProductManifold;
import org.repdyn.manifolds.spi.RestoringConstraint;
import org.repdyn.manifolds.spi.RestoringField;
import org.repdyn.manifolds.spi.Retraction;

/**
 * The field on weights that a dynamics follows: the whole right-hand side of Ẇ = −field(W) on all blocks of a
 * {@link TrainingProblem}. It includes the predictor head, the motion of the teacher and of the running statistic, and weight
 * decay. A dynamics that takes its gradients here treats all of them correctly without knowing of them.
 *
 * <p>A field is bound to the training views and holds scratch memory: it is used by one thread, and does not allocate once it
 * is built. Get one from {@link TrainingProblem#weightField()}.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class WeightField {

    private final TrainingProblem problem;
    private final ParameterField field;
    private final ProductManifold manifold;
    private final boolean readoutAlone;
    private final Weights euclidean;
    private final int learnedBlocks;
    private final Optional<Loss> loss;
    private final Map<Integer, RestoringField> restoring;

    WeightField(TrainingProblem problem, ParameterField field) {
        this.problem = problem;
        this.field = field;
        List<Manifold> manifolds = problem.manifolds();
        this.manifold = new ProductManifold(manifolds);
        this.readoutAlone = problem.movesReadoutAlone(manifolds);
        this.euclidean = problem.initial().zeros();
        this.learnedBlocks = problem.learnedBlocks();
        this.loss = problem.field() instanceof Loss l ? Optional.of(l) : Optional.empty();
        this.restoring = restoring(problem);
    }

    /** Returns the fields of the blocks whose constraint acts by its field. */
    private static Map<Integer, RestoringField> restoring(TrainingProblem problem) {
        List<WeightBlock> blocks = problem.encoder().blocks(problem.views().dimension());
        Map<Integer, RestoringField> fields = new LinkedHashMap<>();
        for (int b = 0; b < blocks.size(); b++) {
            WeightBlock block = blocks.get(b);
            if (problem.constraints().get(b) instanceof RestoringConstraint constraint) {
                fields.put(b, constraint.field(block.rows(), block.columns(), block.scale(), problem.algebra()));
            }
        }
        return fields;
    }

    /** Returns the problem this field belongs to. */
    public TrainingProblem problem() {
        return problem;
    }

    /** Returns true if the embeddings are a smooth function of the weights that move. The readout always is. */
    public boolean smooth() {
        return readoutAlone || problem.encoder().smooth();
    }

    /** Returns U at the weights, N×k; the matrix is reused by the next call of any method. */
    public R064Store forward(Weights weights) {
        return field.forward(weights);
    }

    /**
     * Returns the loss at embeddings, without the term of weight decay; empty if the field is not a gradient.
     *
     * @throws ArithmeticException if the loss changes the embeddings, or is not finite at embeddings of moderate size
     */
    public OptionalDouble loss(R064Store embeddings) {
        return loss.isPresent()
                ? OptionalDouble.of(FieldCheck.value(loss.get(), embeddings(embeddings)))
                : OptionalDouble.empty();
    }

    /** Returns the field as a function of embeddings, with predictor, teacher and running statistic at a copy of the weights. */
    public FieldProbe probe(Weights weights) {
        return field.probe(weights.copy());
    }

    /** Returns the Euclidean field as a function of weights, with scratch memory of its own. */
    public WeightProbe weightProbe() {
        return problem.weightField()::euclideanGradient;
    }

    /** Returns the product of the manifolds of all blocks. */
    public ProductManifold manifold() {
        return manifold;
    }

    /**
     * Overwrites {@code result} with the field before manifolds act: ∂L/∂W + ηW for the encoder and a learned predictor,
     * rate·(state − target) for the teacher and the running statistic. A {@link RestoringConstraint}, such as a penalty, is part of it.
     */
    public void euclideanGradient(Weights weights, Weights result) {
        field.gradient(weights, result);
        if (problem.weightDecay() > 0) {
            addDecay(weights, result);
        }
        restoring.forEach((b, constraint) ->
                constraint.apply(weights.blocks().get(b), result.blocks().get(b)));
    }

    private void addDecay(Weights weights, Weights result) {
        for (int b = 0; b < learnedBlocks; b++) {
            double[] w = weights.blocks().get(b).data;
            double[] to = result.blocks().get(b).data;
            for (int i = 0; i < to.length; i++) {
                to[i] += problem.weightDecay() * w[i];
            }
        }
    }

    /** Overwrites {@code result} with the Riemannian gradient at weights on the manifolds; a dynamics moves along its negative. */
    public void gradient(Weights weights, Weights result) {
        euclideanGradient(weights, euclidean);
        manifold.gradient(weights, euclidean, result);
    }

    /** Overwrites {@code result} with the weights on the manifolds nearest to {@code ambient}. */
    public void nearest(Weights ambient, Weights result) {
        manifold.nearest(ambient, result);
    }

    /** Overwrites {@code result} with the point reached by a step along a tangent vector. */
    public void retract(Retraction step, Weights point, Weights tangent, Weights result) {
        manifold.retract(step, point, tangent, result);
    }

    /**
     * Overwrites {@code result} with the point reached by a step along a tangent vector, by the retraction that each block's manifold has under
     * a name.
     *
     * @param step name of a retraction, such as {@code polar} or one of {@link Manifold#furtherRetractions()}
     * @throws IllegalArgumentException if a manifold has none of this name; {@link #retractionObjection(TrainingProblem, String)} says so
     */
    public void retract(String step, Weights point, Weights tangent, Weights result) {
        manifold.retract(step, point, tangent, result);
    }

    /** Returns why a kind of step cannot be used: the first block whose manifold does not offer it, and what it offers. */
    public static Optional<String> retractionObjection(TrainingProblem problem, Retraction step) {
        return retractionObjection(problem, step.text());
    }

    /**
     * Returns why a kind of step cannot be used: the first block whose manifold does not offer a retraction of this name, and what it offers.
     *
     * @param step name of a retraction
     */
    public static Optional<String> retractionObjection(TrainingProblem problem, String step) {
        List<WeightBlock> blocks = problem.encoder().blocks(problem.views().dimension());
        List<Manifold> manifolds = problem.manifolds();
        for (int i = 0; i < manifolds.size(); i++) {
            if (NamedRetraction.all(manifolds.get(i)).stream()
                    .noneMatch(r -> r.name().equals(step))) {
                return Optional.of("the constraint on block " + blocks.get(i).name() + ": "
                        + ManifoldArguments.notOffered(manifolds.get(i), step).getMessage());
            }
        }
        return Optional.empty();
    }

    private Embeddings embeddings(R064Store matrix) {
        return new Embeddings(problem.views().layout(), matrix, problem.views().targets(), problem.algebra());
    }
}
