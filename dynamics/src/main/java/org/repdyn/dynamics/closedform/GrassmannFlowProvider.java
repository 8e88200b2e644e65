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
        ConstrainedLinearFlow flow = linear.constrained();
        return new Constrained(flow, flow.modes(linear.block()), linear);
    }

    private record Constrained(ConstrainedLinearFlow flow, Modes modes, LinearQuadratic linear) implements Prediction {

        @Override
        public String formula() {
            return "span W(t) = span exp(-2Ct) W(0), W'W = I, C = F'MF/2, F the inputs or the frozen hidden layer";
        }

        @Override
        public Gauge gauge() {
            return Gauge.ROTATION;
        }

        @Override
        public State at(double time) {
            R064Store w = flow.weights(time);
            Map<ObservableComponent, Double> scalars = new LinkedHashMap<>();
            scalars.put(ObservableComponent.of(ObservableNames.LOSS), flow.loss(time));
            scalars.putAll(modes.predicted(flow.parts(time)));
            if (flow.limitBasis().isPresent()) {
                scalars.put(ObservableComponent.of(ObservableNames.SUBSPACE_ANGLE), flow.largestAngle(time));
                // The final slope of log tan of that angle.
                flow.angleRate().ifPresent(rate -> scalars.put(ObservableComponent.of("angle-slope"), -rate));
                double logTan = flow.logTanLargestAngle(time);
                if (Double.isFinite(logTan)) {
                    scalars.put(ObservableComponent.of("log-tan-subspace-angle"), logTan);
                }
            }
            return new State(time, Optional.of(linear.weights(w)), Optional.of(linear.embeddings(w)), scalars);
        }

        @Override
        public Optional<Double> angleRate() {
            return flow.limitBasis().isPresent() ? flow.angleRate() : Optional.empty();
        }

        @Override
        public Optional<R064Store> limitBasis() {
            return flow.limitBasis();
        }

        @Override
        public Theory theory() {
            return LinearQuadratic.theory(modes);
        }
    }
}
