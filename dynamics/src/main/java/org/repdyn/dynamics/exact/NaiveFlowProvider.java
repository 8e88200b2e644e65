package org.repdyn.dynamics.exact;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.Modes;
import org.repdyn.core.observable.Theory;
import org.repdyn.core.plugin.Reference;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.internal.Finite;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.TrainingProblem;

/** Predicts the unconstrained flow of a quadratic loss and a linear encoder. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class NaiveFlowProvider implements PredictionProvider {

    @Override
    public String name() {
        return "naive-flow";
    }

    @Override
    public String summary() {
        return "W(t) = exp(-2Ct) W(0): a linear encoder and a quadratic loss without a constraint";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Esser, Mukherjee, Ghoshdastidar",
                "Representation Learning Dynamics of Self-Supervised Models",
                2023,
                "dimension collapse without orthogonality"));
    }

    @Override
    public Outcome predict(TrainingProblem problem) {
        Optional<String> objection = LinearQuadratic.objection(problem);
        if (objection.isPresent()) {
            return new Outcome.DoesNotApply(objection.get());
        }
        if (!LinearQuadratic.unconstrained(problem)) {
            return new Outcome.DoesNotApply("the weights are constrained");
        }
        NaiveLinearFlow flow = LinearQuadratic.naive(problem);
        return new Outcome.Applies(new Naive(flow, flow.modes(), problem));
    }

    /** The eigenvectors of C take any linear encoder apart, whatever constrains it and moves it. */
    @Override
    public Theory theory(TrainingProblem problem) {
        return LinearQuadratic.objection(problem).isPresent()
                ? Theory.NONE
                : LinearQuadratic.theory(LinearQuadratic.naive(problem).modes());
    }

    private record Naive(NaiveLinearFlow flow, Modes modes, TrainingProblem problem) implements Prediction {

        @Override
        public String formula() {
            return "W(t) = exp(-2Ct) W(0), C = X'MX/2";
        }

        @Override
        public Gauge gauge() {
            return Gauge.EXACT;
        }

        @Override
        public State at(double time) {
            Optional<R064Store> w = flow.weights(time);
            Optional<R064Store> u = w.map(
                            m -> problem.algebra().multiply(problem.views().matrix(), m))
                    .filter(m -> Finite.all(m.data));
            Map<String, Double> scalars = new LinkedHashMap<>();
            double loss = flow.loss(time);
            if (Double.isFinite(loss)) {
                scalars.put("loss", loss);
            }
            scalars.putAll(modes.predicted(flow.parts(time)));
            double[] lambda = flow.eigenvalues();
            if (lambda.length > 1) {
                // The slope of log(σ₂/σ₁) in the end: what collapse to one direction means.
                scalars.put("collapse-slope", -2 * (lambda[1] - lambda[0]));
            }
            return new State(time, w.map(m -> new Weights(List.of(m))), u, scalars);
        }

        @Override
        public Theory theory() {
            return LinearQuadratic.theory(modes);
        }
    }
}
