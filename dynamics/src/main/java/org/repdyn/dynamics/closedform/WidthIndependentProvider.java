package org.repdyn.dynamics.closedform;

import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.Theory;
import org.repdyn.core.plugin.Reference;
import org.repdyn.dynamics.spi.LinearInWeights;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.spi.QuadraticLoss;

/** Predicts constrained dynamics from the Gram matrix of the data, without any weights. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class WidthIndependentProvider implements PredictionProvider {

    /** An N×N eigendecomposition beyond this takes longer than the runs it is compared with. */
    private static final int MOST_ROWS = 1500;

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
    public Outcome predict(TrainingProblem problem) {
        Optional<String> objection = LinearQuadratic.objection(problem);
        if (objection.isPresent()) {
            return new Outcome.DoesNotApply(objection.get());
        }
        if (!(problem.encoder() instanceof LinearInWeights)) {
            return new Outcome.DoesNotApply("the encoder has hidden layers, whose Gram matrix it would need");
        }
        LinearQuadratic linear = LinearQuadratic.of(problem);
        if (!linear.orthogonal()) {
            return new Outcome.DoesNotApply("the weights are not held to orthogonal columns");
        }
        if (linear.scale() != 1) {
            return new Outcome.DoesNotApply("the columns are held to a length other than 1");
        }
        int rows = problem.views().layout().rows();
        if (rows > MOST_ROWS) {
            return new Outcome.DoesNotApply(
                    "it needs the " + rows + "x" + rows + " Gram matrix; at most " + MOST_ROWS + " rows are allowed");
        }
        LinearAlgebra algebra = problem.algebra();
        R064Store x = problem.views().matrix();
        R064Store u = linear.embeddings(problem.initial().blocks().get(0));
        WidthIndependentFlow flow = new WidthIndependentFlow(
                algebra.multiplyRightTransposed(x, x),
                ((QuadraticLoss) problem.field()).pairing(problem.views().layout()),
                u,
                algebra);
        return new Outcome.Applies(new Independent(flow));
    }

    private record Independent(WidthIndependentFlow flow) implements Prediction {

        @Override
        public String formula() {
            return "dU/dt = -(G - UU')MU, G = XX'";
        }

        @Override
        public Gauge gauge() {
            return Gauge.ROTATION;
        }

        @Override
        public State at(double time) {
            return new State(time, Optional.empty(), Optional.of(flow.embeddings(time)), scalars(time));
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
