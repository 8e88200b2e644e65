package org.repdyn.dynamics.closedform;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.Lyapunov;
import org.repdyn.core.observable.ObservableComponent;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.observable.Theory;
import org.repdyn.core.plugin.Reference;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.predictor.LinearPredictorHead;
import org.repdyn.dynamics.spi.Assumption;
import org.repdyn.dynamics.spi.Assumption.Subject;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.LayeredPass;
import org.repdyn.dynamics.spi.LinearInWeights;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.spi.PredictionField;
import org.repdyn.manifolds.spi.Unconstrained;

/**
 * Predicts that a readout W and a linear predictor A that learns α times as fast stay balanced: B = WᵀW − AAᵀ/α falls like
 * e^{−2ηt} with weight decay η and is conserved without it, on any data, for any layers below the readout and any teacher. With U = cHW, P = UA and G the field on P, the flow is Ẇ = −cHᵀGAᵀ − ηW and Ȧ = −αUᵀG − ηA, so that WᵀẆ + ηWᵀW =
 * −UᵀGAᵀ = (ȦAᵀ + ηAAᵀ)/α, and the same transposed: Ḃ = −2ηB. The only condition is that the gradient reaches U only through P,
 * so that the targets are stop-gradient. It is the balance of Tian, Chen and Ganguli (2021), theorem 1, found there for a linear model; the
 * derivation needs neither linearity below the readout nor a squared distance.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PredictorHeadBalanceProvider implements PredictionProvider {

    @Override
    public String name() {
        return "predictor-balance";
    }

    @Override
    public String summary() {
        return "W'W - AA'/a falls like exp(-2ht): a learned linear predictor A after a readout W, stop-gradient"
                + " targets";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Tian, Chen, Ganguli",
                "Understanding Self-Supervised Learning Dynamics without Contrastive Pairs",
                2021,
                "arXiv:2102.06810, theorem 1"));
    }

    @Override
    public List<Assumption> assumptions() {
        return List.of(
                Assumption.loss(
                        "a field that reaches the embeddings only through their predictions",
                        f -> f instanceof PredictionField field && field.actsThroughPredictions()),
                Assumption.of(
                        Subject.PREDICTOR,
                        "a learned linear predictor",
                        p -> CommonAssumptions.predictor(p).orElse(null) instanceof LinearPredictorHead,
                        "there is no learned linear predictor"),
                Assumption.of(
                        Subject.ENCODER,
                        "a linear readout",
                        PredictorHeadBalanceProvider::linearReadout,
                        "the encoder does not declare that its readout is linear"),
                Assumption.unconstrainedOutput(),
                new Assumption(
                        Subject.CONSTRAINT,
                        "no constraint on the predictor",
                        PredictorHeadBalanceProvider::constrainedPredictor));
    }

    private static boolean linearReadout(TrainingProblem problem) {
        Encoder encoder = problem.bareEncoder();
        return encoder instanceof LinearInWeights
                || CommonAssumptions.predictor(problem).isEmpty()
                || (problem.outputBlock().isPresent()
                        && encoder.bind(problem.views().matrix(), problem.algebra()) instanceof LayeredPass);
    }

    private static Optional<String> constrainedPredictor(TrainingProblem problem) {
        return CommonAssumptions.predictor(problem)
                .filter(p -> p instanceof LinearPredictorHead)
                .filter(p -> !(problem.constraints().get(predictorBlock(problem)) instanceof Unconstrained))
                .map(p -> "the predictor is constrained");
    }

    private static int predictorBlock(TrainingProblem problem) {
        return problem.bareEncoder().blocks(problem.views().dimension()).size();
    }

    @Override
    public Prediction solve(TrainingProblem problem) {
        double speed =
                ((LinearPredictorHead) CommonAssumptions.predictor(problem).orElseThrow()).speed();
        Imbalance imbalance =
                new Imbalance(problem.outputBlock().orElseThrow(), predictorBlock(problem), speed, problem.algebra());
        return new Balanced(imbalance, imbalance.of(problem.initial()), problem.weightDecay());
    }

    /** Returns the balance, which holds in addition to any other prediction. */
    @Override
    public Theory theory(TrainingProblem problem) {
        return predict(problem) instanceof Outcome.Applies applies
                ? applies.prediction().theory()
                : Theory.NONE;
    }

    /** The norm ‖WᵀW − AAᵀ/α‖_F. */
    private record Imbalance(int readout, int predictor, double speed, LinearAlgebra algebra) {

        double of(Weights weights) {
            R064Store w = weights.blocks().get(readout);
            R064Store a = weights.blocks().get(predictor);
            R064Store first = algebra.gramOfColumns(w);
            R064Store second = algebra.gramOfRows(a);
            double sum = 0;
            for (int i = 0; i < first.data.length; i++) {
                sum = Math.hypot(sum, first.data[i] - second.data[i] / speed);
            }
            return sum;
        }
    }

    private record Balanced(Imbalance imbalance, double start, double decay) implements Prediction {

        @Override
        public String formula() {
            return "|W'W - AA'/a| falls like exp(-2ht), W the readout, A the predictor, a its speed, h the weight"
                    + " decay";
        }

        @Override
        public Gauge gauge() {
            return Gauge.EXACT;
        }

        @Override
        public State at(double time) {
            return new State(
                    time,
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(ObservableComponent.of(ObservableNames.LYAPUNOV), start * Math.exp(-2 * decay * time)));
        }

        @Override
        public Theory theory() {
            return new Theory(
                    Optional.empty(),
                    Optional.of(new Lyapunov(
                            "|W'W - AA'/a|, conserved without weight decay",
                            s -> s.weights().map(imbalance::of).orElse(Double.NaN))));
        }
    }
}
