package org.repdyn.dynamics.closedform;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.Modes;
import org.repdyn.core.observable.Theory;
import org.repdyn.core.plugin.Reference;
import org.repdyn.dynamics.internal.Finite;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.TrainingProblem;

/** Predicts the unconstrained flow of a quadratic loss in all that an encoder is linear in. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class NaiveFlowProvider implements PredictionProvider {

    @Override
    public String name() {
        return "naive-flow";
    }

    @Override
    public String summary() {
        return "W(t) = exp(-2Ct) W(0): a quadratic loss without a constraint, a linear encoder or frozen hidden layers";
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
        LinearQuadratic linear = LinearQuadratic.of(problem);
        if (!linear.unconstrained()) {
            return new Outcome.DoesNotApply("the weights are constrained");
        }
        NaiveLinearFlow flow = linear.naive();
        return new Outcome.Applies(new Naive(flow, flow.modes(linear.block()), linear));
    }

    /** The eigenvectors of C take any encoder that is linear in what moves apart, whatever constrains it and moves it. */
    @Override
    public Theory theory(TrainingProblem problem) {
        if (LinearQuadratic.objection(problem).isPresent()) {
            return Theory.NONE;
        }
        LinearQuadratic linear = LinearQuadratic.of(problem);
        return LinearQuadratic.theory(linear.naive().modes(linear.block()));
    }

    private record Naive(NaiveLinearFlow flow, Modes modes, LinearQuadratic linear) implements Prediction {

        @Override
        public String formula() {
            return "W(t) = exp(-2Ct) W(0), C = F'MF/2, F the inputs or the frozen hidden layer";
        }

        @Override
        public Gauge gauge() {
            return Gauge.EXACT;
        }

        @Override
        public Optional<Double> growthRate() {
            double lowest = flow.eigenvalues()[0];
            return lowest < 0 ? Optional.of(-2 * lowest) : Optional.empty();
        }

        @Override
        public State at(double time) {
            Optional<R064Store> w = flow.weights(time);
            Optional<R064Store> u = w.map(linear::embeddings).filter(m -> Finite.all(m.data));
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
            return new State(time, w.map(linear::weights), u, scalars);
        }

        @Override
        public Theory theory() {
            return LinearQuadratic.theory(modes);
        }
    }
}
