package org.repdyn.dynamics.closedform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.Modes;
import org.repdyn.core.observable.Theory;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.Assumption;
import org.repdyn.dynamics.spi.Assumption.Subject;
import org.repdyn.dynamics.spi.LayeredPass;
import org.repdyn.dynamics.spi.LinearInWeights;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.losses.spi.QuadraticLoss;
import org.repdyn.manifolds.spi.Manifold;

/**
 * A quadratic loss of embeddings U = ΦW that are linear in the one block of weights that moves, the case in which the flow of
 * the weights has a closed form: a linear encoder, Φ = X̂, or a network whose hidden layers are frozen, Φ = c·H with H its last hidden
 * layer and c the factor of the readout.
 *
 * @param problem the problem
 * @param features Φ, N×m
 * @param block the block W
 */
record LinearQuadratic(TrainingProblem problem, R064Store features, int block) {

    /** The loss is a quadratic form of the embeddings. */
    static final Assumption QUADRATIC_LOSS =
            Assumption.loss("a quadratic form of the embeddings", QuadraticLoss.class::isInstance);

    /** The encoder is linear, or only its readout moves. */
    static final Assumption LINEAR_IN_MOVING_WEIGHTS = new Assumption(
            Subject.ENCODER,
            "embeddings that are linear in the weights that move",
            problem -> isLinearInMovingWeights(problem)
                    ? Optional.empty()
                    : Optional.of("the embeddings are not linear in the weights that move: " + movingBlocks(problem)));

    /** The encoder is linear or gives access to its hidden layers. */
    static final Assumption VISIBLE_LAYERS = Assumption.of(
            Subject.ENCODER,
            "access to the hidden layers",
            p -> p.encoder() instanceof LinearInWeights || !isLinearInMovingWeights(p) || pass(p).isPresent(),
            "the encoder gives no access to its hidden layers");

    /** Assumptions of a quadratic loss whose embeddings are linear in one block, under any constraint on that block. */
    static final List<Assumption> ASSUMPTIONS = List.of(
            QUADRATIC_LOSS,
            LINEAR_IN_MOVING_WEIGHTS,
            VISIBLE_LAYERS,
            CommonAssumptions.decomposable("the readout", LinearQuadratic::readoutRows));

    /** Returns {@link #ASSUMPTIONS}, followed by a further assumption of one closed form. */
    static List<Assumption> assumptions(Assumption further) {
        return Stream.concat(ASSUMPTIONS.stream(), Stream.of(further)).toList();
    }

    private static boolean isLinearInMovingWeights(TrainingProblem problem) {
        return problem.encoder() instanceof LinearInWeights
                || (problem.outputBlock().isPresent() && problem.movesReadoutAlone(problem.manifolds()));
    }

    private static String movingBlocks(TrainingProblem problem) {
        List<WeightBlock> blocks = problem.encoder().blocks(problem.views().dimension());
        List<Manifold> manifolds = problem.manifolds();
        return IntStream.range(0, blocks.size())
                .filter(b -> manifolds.get(b).dimension() > 0)
                .mapToObj(b -> blocks.get(b).name())
                .collect(Collectors.joining(", "));
    }

    /** Returns the number of features of the readout; 0 for a linear encoder, whose inputs are never decomposed otherwise. */
    private static int readoutRows(TrainingProblem problem) {
        return problem.encoder() instanceof LinearInWeights
                        || problem.outputBlock().isEmpty()
                ? 0
                : problem.initial()
                        .blocks()
                        .get(problem.outputBlock().getAsInt())
                        .getRowDim();
    }

    /** Returns the length to which a constraint holds the columns of the output block. */
    static double outputScale(TrainingProblem problem) {
        return problem.encoder()
                .blocks(problem.views().dimension())
                .get(problem.outputBlock().orElseThrow())
                .scale();
    }

    private static Optional<LayeredPass> pass(TrainingProblem problem) {
        return problem.encoder().bind(problem.views().matrix(), problem.algebra()) instanceof LayeredPass layered
                ? Optional.of(layered)
                : Optional.empty();
    }

    /** Returns the linear model of a problem that meets {@link #ASSUMPTIONS}. */
    static LinearQuadratic of(TrainingProblem problem) {
        R064Store x = problem.views().matrix();
        if (problem.encoder() instanceof LinearInWeights) {
            return new LinearQuadratic(problem, x, 0);
        }
        int readout = problem.outputBlock().orElseThrow();
        LayeredPass pass = pass(problem).orElseThrow();
        pass.forward(problem.initial());
        R064Store features = pass.layerInputs(readout).copy();
        double factor = pass.layerFactor(readout);
        for (int i = 0; i < features.data.length; i++) {
            features.data[i] *= factor;
        }
        return new LinearQuadratic(problem, features, readout);
    }

    /** Returns the initial W. */
    R064Store start() {
        return problem.initial().blocks().get(block);
    }

    /** Returns a theory that consists of the modes. */
    static Theory theory(Modes modes) {
        return new Theory(Optional.of(modes), Optional.empty());
    }

    /** Returns the flow without a constraint, with weight decay. */
    NaiveLinearFlow naive() {
        return new NaiveLinearFlow(
                QuadraticForm.of(problem, features), start(), problem.weightDecay(), problem.algebra());
    }

    /**
     * Returns the flow under orthogonal columns. Weight decay changes nothing: ηW is normal to the constraint WᵀW = s²I, and the
     * projection onto its tangent space removes it.
     */
    ConstrainedLinearFlow constrained() {
        return new ConstrainedLinearFlow(
                QuadraticForm.of(problem, features), start(), outputScale(problem), problem.algebra());
    }

    /** Returns all weights, with W replaced by the given one and all others as at the start. */
    Weights weights(R064Store w) {
        List<R064Store> blocks = new ArrayList<>(problem.initial().blocks());
        blocks.set(block, w);
        return new Weights(blocks);
    }

    /** Returns U = ΦW. */
    R064Store embeddings(R064Store w) {
        return problem.algebra().multiply(features, w);
    }
}
