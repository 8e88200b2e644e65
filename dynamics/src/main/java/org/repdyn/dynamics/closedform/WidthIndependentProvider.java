package org.repdyn.dynamics.closedform;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.Reference;
import org.repdyn.dynamics.spi.Assumption;
import org.repdyn.dynamics.spi.Assumption.Subject;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.spi.QuadraticLoss;

/** Predicts constrained dynamics from the Gram matrix of the data, without any weights. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class WidthIndependentProvider implements PredictionProvider {

    @Override
    public String name() {
        return "width-independent";
    }

    @Override
    public String summary() {
        return "dU/dt = -(G - UU')MU from the Gram matrix alone: orthogonal columns and a quadratic loss";
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
                Assumption.linearEncoder(),
                Assumption.orthogonalOutput(),
                Assumption.of(
                        Subject.CONSTRAINT,
                        "columns of length 1",
                        p -> LinearQuadratic.outputScale(p) == 1,
                        "the columns of the weights are held to a length other than 1"),
                CommonAssumptions.decomposable(
                        "the Gram matrix", p -> p.views().layout().rows()));
    }

    @Override
    public Prediction solve(TrainingProblem problem) {
        LinearAlgebra algebra = problem.algebra();
        R064Store x = problem.views().matrix();
        R064Store u = algebra.multiply(x, problem.initial().blocks().get(0));
        WidthIndependentFlow flow = new WidthIndependentFlow(
                algebra.gramOfRows(x),
                ((QuadraticLoss) problem.field()).pairing(problem.views().layout()),
                u,
                algebra);
        return new GramFlowPrediction(flow, 1, "dU/dt = -(G - UU\')MU, G = XX\'");
    }
}
