package org.repdyn.dynamics.closedform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.Modes;
import org.repdyn.core.observable.ObservableComponent;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.observable.Theory;
import org.repdyn.core.plugin.Reference;
import org.repdyn.dynamics.internal.Finite;
import org.repdyn.dynamics.spi.Assumption;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.TrainingProblem;

/** Predicts the flow of a quadratic loss without a constraint, for weights in which the embeddings are linear. */
@API(status = API.Status.INTERNAL, since = "0.1")
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
    public List<Assumption> assumptions() {
        return LinearQuadratic.assumptions(Assumption.unconstrainedOutput());
    }

    @Override
    public boolean givesWeights() {
        return true;
    }

    @Override
    public Prediction solve(TrainingProblem problem) {
        LinearQuadratic linear = LinearQuadratic.of(problem);
        NaiveLinearFlow flow = linear.naive();
        return new Naive(flow, flow.modes(linear.block()), linear);
    }

    /** Returns the eigenvectors of C, which are the modes under any constraint and any dynamics. */
    @Override
    public Theory theory(TrainingProblem problem) {
        if (!Assumption.unmet(LinearQuadratic.ASSUMPTIONS, problem).isEmpty()) {
            return Theory.NONE;
        }
        LinearQuadratic linear = LinearQuadratic.of(problem);
        return LinearQuadratic.theory(linear.naive().modes(linear.block()));
    }

    private record Naive(NaiveLinearFlow flow, Modes modes, LinearQuadratic linear) implements Prediction {

        @Override
        public String formula() {
            String decay = linear.problem().weightDecay() > 0 ? " - ht" : "";
            return "W(t) = exp(-2Ct" + decay + ") W(0), C = F'MF/2, F the inputs or the frozen hidden layer"
                    + (decay.isEmpty() ? "" : ", h the weight decay");
        }

        @Override
        public Gauge gauge() {
            return Gauge.EXACT;
        }

        @Override
        public Optional<Double> growthRate() {
            double rate = flow.growthRate();
            return rate > 0 ? Optional.of(rate) : Optional.empty();
        }

        @Override
        public State at(double time) {
            Optional<R064Store> w = flow.weights(time);
            Optional<R064Store> u = w.map(linear::embeddings).filter(m -> Finite.all(m.data));
            Map<ObservableComponent, Double> scalars = new LinkedHashMap<>();
            double loss = flow.loss(time);
            if (Double.isFinite(loss)) {
                scalars.put(ObservableComponent.of(ObservableNames.LOSS), loss);
            }
            scalars.putAll(modes.predicted(flow.parts(time)));
            double[] lambda = flow.eigenvalues();
            if (lambda.length > 1) {
                // The slope of log(σ₂/σ₁) in the end: all columns align with one direction. Weight decay cancels in the
                // ratio.
                scalars.put(ObservableComponent.of("collapse-slope"), -2 * (lambda[1] - lambda[0]));
            }
            return new State(time, w.map(linear::weights), u, scalars);
        }

        @Override
        public Theory theory() {
            return LinearQuadratic.theory(modes);
        }
    }
}
