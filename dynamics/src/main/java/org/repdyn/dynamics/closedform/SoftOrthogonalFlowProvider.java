package org.repdyn.dynamics.closedform;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.SymmetricEigen;
import org.repdyn.core.observable.Modes;
import org.repdyn.core.observable.ObservableComponent;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.observable.Theory;
import org.repdyn.core.plugin.Reference;
import org.repdyn.dynamics.spi.Assumption;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.manifolds.restoring.SoftOrthogonal;

/**
 * Predicts the flow of a quadratic loss with the penalty μ‖WᵀW − c²I‖², which is Ẇ = AW − 4μWWᵀW with A = (4μc² − η)I − 2C and the
 * weight decay η. Modes with λ(C) &gt; 2μc² − η/2 die out.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SoftOrthogonalFlowProvider implements PredictionProvider {

    @Override
    public String name() {
        return "soft-orthogonal-flow";
    }

    @Override
    public String summary() {
        return "dW/dt = AW - 4mWW'W in closed form: a quadratic loss and the penalty of soft-orthogonal";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Yan, Helmke, Moore",
                "Global analysis of Oja's flow for neural networks",
                1994,
                "the Riccati equation of the Gram matrix, with the penalty as its quadratic part"));
    }

    @Override
    public List<Assumption> assumptions() {
        return LinearQuadratic.assumptions(OutputConstraint.of(SoftOrthogonal.class, "soft-orthogonal"));
    }

    @Override
    public boolean givesWeights() {
        return true;
    }

    @Override
    public Prediction solve(TrainingProblem problem) {
        LinearQuadratic linear = LinearQuadratic.of(problem);
        double penalty = ((SoftOrthogonal) OutputConstraint.constraint(problem)).penalty();
        double length = LinearQuadratic.outputScale(problem);
        SymmetricEigen eigen = problem.algebra().symmetricEigen(QuadraticForm.of(problem, linear.features()));
        double[] rates = eigen.values().clone();
        for (int i = 0; i < rates.length; i++) {
            rates[i] = 4 * penalty * length * length - problem.weightDecay() - 2 * rates[i];
        }
        RiccatiFlow flow = new RiccatiFlow(rates, eigen.vectors(), 4 * penalty, linear.start(), problem.algebra());
        return new Penalised(
                flow, eigen.values(), Modes.ofWeights(eigen.values(), eigen.vectors(), linear.block()), linear);
    }

    private record Penalised(RiccatiFlow flow, double[] losses, Modes modes, LinearQuadratic linear)
            implements Prediction {

        @Override
        public String formula() {
            return "WW'(t) = E (I + 8m W(0)' [integral of exp(2As) from 0 to t] W(0))^-1 E', E = exp(At) W(0), A = "
                    + (linear.problem().weightDecay() > 0 ? "(4m - h)I" : "4mI")
                    + " - 2C, m the penalty, C = F'MF/2, F the inputs or the frozen hidden layer"
                    + (linear.problem().weightDecay() > 0 ? ", h the weight decay" : "");
        }

        @Override
        public Gauge gauge() {
            return Gauge.ROTATION;
        }

        @Override
        public State at(double time) {
            R064Store parts = flow.parts(time);
            R064Store w = flow.weights(time);
            Map<ObservableComponent, Double> scalars = modes.predicted(parts);
            scalars.put(ObservableComponent.of(ObservableNames.LOSS), loss(parts));
            return new State(time, Optional.of(linear.weights(w)), Optional.of(linear.embeddings(w)), scalars);
        }

        /** Returns the loss tr(WᵀCW), without the penalty. */
        private double loss(R064Store parts) {
            int d = parts.getRowDim();
            double sum = 0;
            for (int i = 0; i < parts.data.length; i++) {
                sum += losses[i % d] * parts.data[i] * parts.data[i];
            }
            return sum;
        }

        @Override
        public Theory theory() {
            return LinearQuadratic.theory(modes);
        }
    }
}
