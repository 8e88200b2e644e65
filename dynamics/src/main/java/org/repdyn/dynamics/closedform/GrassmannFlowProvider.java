package org.repdyn.dynamics.closedform;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.dynamics.spi.Assumption;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.TrainingProblem;

/** Predicts the flow of a quadratic loss under orthogonal columns, for weights in which the embeddings are linear. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class GrassmannFlowProvider implements PredictionProvider {

    @Override
    public String name() {
        return "grassmann-flow";
    }

    @Override
    public String summary() {
        return "span W(t) = span exp(-2Ct) W(0): a quadratic loss, orthogonal columns, a linear encoder or frozen hidden layers";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Esser, Mukherjee, Ghoshdastidar",
                "Representation Learning Dynamics of Self-Supervised Models",
                2023,
                "dynamics under orthogonality constraints"));
    }

    @Override
    public List<Assumption> assumptions() {
        return LinearQuadratic.assumptions(Assumption.orthogonalOutput());
    }

    @Override
    public boolean givesWeights() {
        return true;
    }

    @Override
    public Prediction solve(TrainingProblem problem) {
        LinearQuadratic linear = LinearQuadratic.of(problem);
        return ConstrainedPrediction.of(
                linear,
                1,
                "span W(t) = span exp(-2Ct) W(0), W'W = I, C = F'MF/2, F the inputs or the frozen hidden layer");
    }
}
