package org.repdyn.dynamics.closedform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.Modes;
import org.repdyn.core.observable.Theory;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.LayeredPass;
import org.repdyn.dynamics.spi.LinearInWeights;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.QuadraticLoss;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.OrthogonalColumns;
import org.repdyn.manifolds.spi.Unconstrained;

/**
 * A quadratic loss of embeddings U = ΦW that are linear in the one block of weights that moves, which is what closed forms in
 * weight space are for: a linear encoder, Φ = X̂, or a network whose hidden layers are frozen, Φ = c·H with H its last hidden
 * layer and c the factor of the readout.
 *
 * @param problem the problem
 * @param features Φ, N×m
 * @param block the block W
 */
record LinearQuadratic(TrainingProblem problem, R064Store features, int block) {

    /** The eigendecomposition of an m×m matrix beyond this takes longer than the runs it is compared with. */
    private static final int MOST_FEATURES = 1500;

    /** Why a problem is none, in one line. */
    static Optional<String> objection(TrainingProblem problem) {
        if (!(problem.field() instanceof Loss)) {
            return Optional.of("training follows a field that is no gradient of a loss, so there is no closed form");
        }
        if (!(problem.field() instanceof QuadraticLoss)) {
            return Optional.of("the loss is not a quadratic form of the embeddings, so there is no closed form");
        }
        if (problem.weightDecay() > 0) {
            return Optional.of("weights decay, and closed forms are known without weight decay");
        }
        return problem.encoder() instanceof LinearInWeights ? Optional.empty() : network(problem);
    }

    private static Optional<String> network(TrainingProblem problem) {
        if (problem.outputBlock().isEmpty() || !problem.movesReadoutAlone(problem.manifolds())) {
            return Optional.of("the encoder is not linear in the weights that move, so there is no closed form");
        }
        int rows =
                problem.initial().blocks().get(problem.outputBlock().getAsInt()).getRowDim();
        if (rows > MOST_FEATURES) {
            return Optional.of(
                    "the readout has " + rows + " rows; its closed form in weights is for at most " + MOST_FEATURES);
        }
        return pass(problem).isPresent()
                ? Optional.empty()
                : Optional.of("the encoder does not show its hidden layers");
    }

    private static Optional<LayeredPass> pass(TrainingProblem problem) {
        return problem.encoder().bind(problem.views().matrix(), problem.algebra()) instanceof LayeredPass layered
                ? Optional.of(layered)
                : Optional.empty();
    }

    /** A problem that there is no objection to. */
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

    /** Whether nothing constrains W. */
    boolean unconstrained() {
        return constraint() instanceof Unconstrained;
    }

    /** Whether W is held to orthogonal columns. */
    boolean orthogonal() {
        return constraint() instanceof OrthogonalColumns;
    }

    private Constraint constraint() {
        return problem.constraints().get(block);
    }

    private R064Store start() {
        return problem.initial().blocks().get(block);
    }

    /** The length of a column under the constraint. */
    double scale() {
        return problem.encoder().blocks(problem.views().dimension()).get(block).scale();
    }

    /** What modes alone make known. */
    static Theory theory(Modes modes) {
        return new Theory(Optional.of(modes), Optional.empty());
    }

    /** The flow without a constraint. */
    NaiveLinearFlow naive() {
        return new NaiveLinearFlow(QuadraticForm.of(problem, features), start(), problem.algebra());
    }

    /** The flow under the constraint. */
    ConstrainedLinearFlow constrained() {
        return new ConstrainedLinearFlow(QuadraticForm.of(problem, features), start(), scale(), problem.algebra());
    }

    /** All weights where W is the given one; the others are those of the start. */
    Weights weights(R064Store w) {
        List<R064Store> blocks = new ArrayList<>(problem.initial().blocks());
        blocks.set(block, w);
        return new Weights(blocks);
    }

    /** U = ΦW. */
    R064Store embeddings(R064Store w) {
        return problem.algebra().multiply(features, w);
    }
}
