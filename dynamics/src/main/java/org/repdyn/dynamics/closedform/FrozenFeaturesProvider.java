package org.repdyn.dynamics.closedform;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.Reference;
import org.repdyn.dynamics.spi.Assumption;
import org.repdyn.dynamics.spi.Assumption.Subject;
import org.repdyn.dynamics.spi.LayeredPass;
import org.repdyn.dynamics.spi.LinearInWeights;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.spi.QuadraticLoss;

/**
 * Predicts a network of any width with frozen hidden layers and a readout with orthogonal columns, from the Gram
 * matrix G of its last hidden layer: U = c·HW, WᵀW = s²I is U = ΦV, VᵀV = I with Φ = c·s·H, so that U̇ = −(G − UUᵀ)MU runs at
 * the speed c²/(c²s²) = 1/s² of the flow in W.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FrozenFeaturesProvider implements PredictionProvider {

    @Override
    public String name() {
        return "frozen-features";
    }

    @Override
    public String summary() {
        return "dU/dt = -(G - UU')MU/s^2 from the Gram matrix of a frozen hidden layer: orthogonal readout, quadratic"
                + " loss";
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
    public List<Assumption> assumptions() {
        return List.of(
                LinearQuadratic.QUADRATIC_LOSS,
                Assumption.of(
                        Subject.ENCODER,
                        "a hidden layer",
                        p -> !(p.bareEncoder() instanceof LinearInWeights),
                        "the encoder has no hidden layer"),
                LinearQuadratic.LINEAR_IN_MOVING_WEIGHTS,
                LinearQuadratic.VISIBLE_LAYERS,
                Assumption.orthogonalOutput(),
                CommonAssumptions.decomposable(
                        "the Gram matrix", p -> p.views().layout().rows()));
    }

    @Override
    public Prediction solve(TrainingProblem problem) {
        LinearAlgebra algebra = problem.algebra();
        int readout = problem.outputBlock().orElseThrow();
        LayeredPass pass = (LayeredPass) problem.encoder().bind(problem.views().matrix(), algebra);
        R064Store start = pass.forward(problem.initial()).copy();
        R064Store hidden = pass.layerInputs(readout);
        double scale = LinearQuadratic.outputScale(problem);
        double factor = pass.layerFactor(readout) * scale;
        R064Store gram = algebra.gramOfRows(hidden);
        for (int i = 0; i < gram.data.length; i++) {
            gram.data[i] *= factor * factor;
        }
        WidthIndependentFlow flow = new WidthIndependentFlow(
                gram, ((QuadraticLoss) problem.field()).pairing(problem.views().layout()), start, algebra);
        return new GramFlowPrediction(
                flow, 1 / (scale * scale), "dU/dt = -(G - UU')MU/s^2, G the Gram matrix of the hidden layer");
    }
}
