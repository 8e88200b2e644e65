package org.repdyn.dynamics.closedform;

import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.Theory;
import org.repdyn.core.plugin.Reference;
import org.repdyn.dynamics.spi.LayeredPass;
import org.repdyn.dynamics.spi.LinearInWeights;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.spi.QuadraticLoss;
import org.repdyn.manifolds.spi.OrthogonalColumns;

/**
 * Predicts a network whose hidden layers do not move and whose readout keeps orthogonal columns, of any width, from the Gram
 * matrix G of its last hidden layer: U = c·HW, WᵀW = s²I is U = ΦV, VᵀV = I with Φ = c·s·H, so that U̇ = −(G − UUᵀ)MU runs at
 * the speed c²/(c²s²) = 1/s² of the flow in W.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FrozenFeaturesProvider implements PredictionProvider {

    /** An N×N eigendecomposition beyond this takes longer than the runs it is compared with. */
    private static final int MOST_ROWS = 1500;

    @Override
    public String name() {
        return "frozen-features";
    }

    @Override
    public String summary() {
        return "dU/dt = -(G - UU')MU/s^2 from the Gram matrix of a frozen hidden layer: orthogonal readout, quadratic loss";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Esser, Mukherjee, Ghoshdastidar",
                "Representation Learning Dynamics of Self-Supervised Models",
                2023,
                "width-independent dynamics"));
    }

    @Override
    public Outcome predict(TrainingProblem problem) {
        if (!(problem.field() instanceof QuadraticLoss quadratic)) {
            return new Outcome.DoesNotApply(
                    "the loss is not a quadratic form of the embeddings, so there is no closed form");
        }
        if (problem.weightDecay() > 0) {
            return new Outcome.DoesNotApply("weights decay, and this closed form is known without weight decay");
        }
        if (problem.encoder() instanceof LinearInWeights) {
            return new Outcome.DoesNotApply("the encoder has no hidden layer");
        }
        int readout = problem.outputBlock().orElseThrow();
        if (!(problem.constraints().get(readout) instanceof OrthogonalColumns)) {
            return new Outcome.DoesNotApply("the readout is not held to orthogonal columns");
        }
        if (!problem.movesReadoutAlone(problem.manifolds())) {
            return new Outcome.DoesNotApply("hidden layers move, so that the Gram matrix does");
        }
        LinearAlgebra algebra = problem.algebra();
        int rows = problem.views().layout().rows();
        if (rows > MOST_ROWS) {
            return new Outcome.DoesNotApply(
                    "it needs the " + rows + "x" + rows + " Gram matrix; at most " + MOST_ROWS + " rows are allowed");
        }
        if (!(problem.encoder().bind(problem.views().matrix(), algebra) instanceof LayeredPass pass)) {
            return new Outcome.DoesNotApply("the encoder does not show its hidden layers");
        }
        R064Store start = pass.forward(problem.initial()).copy();
        R064Store hidden = pass.layerInputs(readout);
        double scale = problem.encoder()
                .blocks(problem.views().dimension())
                .get(readout)
                .scale();
        double factor = pass.layerFactor(readout) * scale;
        R064Store gram = algebra.multiplyRightTransposed(hidden, hidden);
        for (int i = 0; i < gram.data.length; i++) {
            gram.data[i] *= factor * factor;
        }
        WidthIndependentFlow flow =
                new WidthIndependentFlow(gram, quadratic.pairing(problem.views().layout()), start, algebra);
        return new Outcome.Applies(new Frozen(flow, 1 / (scale * scale)));
    }

    private record Frozen(WidthIndependentFlow flow, double speed) implements Prediction {

        @Override
        public String formula() {
            return "dU/dt = -(G - UU')MU/s^2, G the Gram matrix of the hidden layer";
        }

        @Override
        public Gauge gauge() {
            return Gauge.ROTATION;
        }

        @Override
        public State at(double time) {
            double own = speed * time;
            return new State(time, Optional.empty(), Optional.of(flow.embeddings(own)), scalars(own));
        }

        private Map<String, Double> scalars(double time) {
            Map<String, Double> scalars = flow.modes().predicted(flow.parts(time));
            scalars.put("loss", flow.loss(time));
            return scalars;
        }

        @Override
        public Theory theory() {
            return LinearQuadratic.theory(flow.modes());
        }
    }
}
