package org.repdyn.dynamics.internal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.FieldProbe;
import org.repdyn.core.trajectory.WeightProbe;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Embeddings;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.losses.spi.Loss;
import org.repdyn.manifolds.ProductManifold;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.Retraction;

/**
 * A training problem made ready for one run on one thread: the encoder bound to the views, a manifold for each block, and
 * scratch memory. Does not allocate once it is built.
 */
public final class ConstrainedProblem {

    private final TrainingProblem problem;
    private final WeightField field;
    private final ProductManifold manifold;
    private final boolean readoutAlone;
    private final Weights euclidean;
    private final Optional<Loss> loss;

    public ConstrainedProblem(TrainingProblem problem) {
        this.problem = problem;
        this.field = WeightField.of(problem);
        List<Manifold> manifolds = problem.manifolds();
        this.manifold = new ProductManifold(manifolds);
        this.readoutAlone = problem.movesReadoutAlone(manifolds);
        this.euclidean = problem.initial().zeros();
        this.loss = problem.field() instanceof Loss l ? Optional.of(l) : Optional.empty();
    }

    /** What it was made of. */
    public TrainingProblem problem() {
        return problem;
    }

    /** Whether embeddings are a smooth function of the weights that move: the readout always is one. */
    public boolean smooth() {
        return readoutAlone || problem.encoder().smooth();
    }

    /** U at the weights; reused by the next call of any method. */
    public R064Store forward(Weights weights) {
        return field.forward(weights);
    }

    /** The loss at embeddings; empty for a field that is no gradient. */
    public OptionalDouble loss(R064Store embeddings) {
        return loss.isPresent() ? OptionalDouble.of(loss.get().value(embeddings(embeddings))) : OptionalDouble.empty();
    }

    /** The field as a function of embeddings; the weights are copied. */
    public FieldProbe probe(Weights weights) {
        return field.probe(weights.copy());
    }

    /** The field as a function of weights, without constraints and with scratch memory of its own. */
    public WeightProbe weightProbe() {
        return WeightField.of(problem)::gradient;
    }

    /** Where the weights live. */
    public ProductManifold manifold() {
        return manifold;
    }

    /** Overwrites {@code result} with the Riemannian gradient, or what stands for it, at weights on the manifolds. */
    public void gradient(Weights weights, Weights result) {
        field.gradient(weights, euclidean);
        manifold.gradient(weights, euclidean, result);
    }

    /** The nearest weights on the manifolds. */
    public void nearest(Weights ambient, Weights result) {
        manifold.nearest(ambient, result);
    }

    /** Steps along tangent vectors. */
    public void retract(Retraction step, Weights point, Weights tangent, Weights result) {
        manifold.retract(step, point, tangent, result);
    }

    /** The first block whose manifold does not offer a step, with what it offers. */
    public static Optional<String> missing(TrainingProblem problem, Retraction step) {
        List<WeightBlock> blocks = problem.encoder().blocks(problem.views().dimension());
        List<Manifold> manifolds = problem.manifolds();
        for (int i = 0; i < manifolds.size(); i++) {
            Set<Retraction> offered = manifolds.get(i).retractions();
            if (!offered.contains(step)) {
                return Optional.of("the constraint on block " + blocks.get(i).name() + " offers no " + step
                        + " step; use one of " + offered);
            }
        }
        return Optional.empty();
    }

    private Embeddings embeddings(R064Store matrix) {
        return new Embeddings(problem.views().layout(), matrix, problem.views().targets(), problem.algebra());
    }
}
