package org.repdyn.testkit.dynamics;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.SymmetricEigen;
import org.repdyn.core.plugin.Reference;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.Assumption;
import org.repdyn.dynamics.spi.LimitFlow;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.spi.QuadraticLoss;

/** The heavy ball of a quadratic loss of a linear encoder: each eigenvector of 2C has its own oscillator. */
final class HeavyBallPredictionProvider implements PredictionProvider {

    @Override
    public String name() {
        return "heavy-ball-oscillators";
    }

    @Override
    public String summary() {
        return "a damped oscillator for each eigenvector of the loss, for a linear encoder and a quadratic loss";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Polyak",
                "Some methods of speeding up the convergence of iteration methods",
                1964,
                "the method of the heavy ball"));
    }

    @Override
    public LimitFlow flow() {
        return HeavyBallFlowProvider.FLOW;
    }

    @Override
    public List<Assumption> assumptions() {
        return List.of(
                Assumption.loss("a quadratic form of the embeddings", QuadraticLoss.class::isInstance),
                Assumption.linearEncoder(),
                Assumption.unconstrained(),
                Assumption.noWeightDecay(),
                Assumption.of(
                        Assumption.Subject.FLOW,
                        "a friction above 0",
                        problem -> problem.flow().parameter("friction") > 0,
                        "there is no friction"));
    }

    @Override
    public Prediction solve(TrainingProblem problem) {
        R064Store x = problem.views().matrix();
        R064Store paired = R064Store.FACTORY.make(x.getRowDim(), x.getColDim());
        ((QuadraticLoss) problem.field()).pairing(problem.views().layout()).multiply(x, paired);
        SymmetricEigen twiceC =
                problem.algebra().symmetricEigen(problem.algebra().multiplyLeftTransposed(x, paired));
        return new Oscillators(problem, twiceC, problem.flow().parameter("friction"));
    }

    private record Oscillators(TrainingProblem problem, SymmetricEigen twiceC, double friction) implements Prediction {

        @Override
        public String formula() {
            return "W(t) = V f(t) V'W(0), f'' + friction f' + lambda f = 0, f(0) = 1, f'(0) = 0";
        }

        @Override
        public Gauge gauge() {
            return Gauge.EXACT;
        }

        /** Returns f(t) for an eigenvalue; infinite if it overflows. */
        private double factor(double eigenvalue, double t) {
            double a = friction / 2;
            double s = Math.sqrt(Math.abs(a * a - eigenvalue));
            if (a * a < eigenvalue) {
                return Math.exp(-a * t) * (Math.cos(s * t) + (s == 0 ? a * t : a * Math.sin(s * t) / s));
            }
            if (s * t < 1) {
                return Math.exp(-a * t) * (Math.cosh(s * t) + (s == 0 ? a * t : a * Math.sinh(s * t) / s));
            }
            return 0.5 * (1 + a / s) * Math.exp((s - a) * t) + 0.5 * (1 - a / s) * Math.exp(-(s + a) * t);
        }

        @Override
        public State at(double time) {
            R064Store parts = problem.algebra()
                    .multiplyLeftTransposed(
                            twiceC.vectors(), problem.initial().blocks().get(0));
            int d = parts.getRowDim();
            for (int i = 0; i < parts.data.length; i++) {
                parts.data[i] *= factor(twiceC.values()[i % d], time);
            }
            R064Store w = problem.algebra().multiply(twiceC.vectors(), parts);
            R064Store u = problem.algebra().multiply(problem.views().matrix(), w);
            boolean finite = Arrays.stream(u.data).allMatch(Double::isFinite);
            return new State(
                    time,
                    finite ? Optional.of(new Weights(List.of(w))) : Optional.empty(),
                    finite ? Optional.of(u) : Optional.empty(),
                    Map.of());
        }
    }
}
