package org.repdyn.dynamics.closedform;

import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.Lyapunov;
import org.repdyn.core.observable.Theory;
import org.repdyn.core.plugin.Reference;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.predictor.LinearPredictor;
import org.repdyn.dynamics.spi.AccompaniedEncoder;
import org.repdyn.dynamics.spi.LayeredPass;
import org.repdyn.dynamics.spi.LinearInWeights;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.spi.PredictionField;
import org.repdyn.manifolds.spi.Unconstrained;

/**
 * Predicts that a readout W and a linear predictor A that learns α times as fast stay balanced: B = WᵀW − AAᵀ/α falls like
 * e^{−2ηt} with weight decay η and is conserved without, on any data, whatever moves below the readout and whatever the teacher
 * does. With U = cHW, P = UA and G what acts on P, the flow is Ẇ = −cHᵀGAᵀ − ηW and Ȧ = −αUᵀG − ηA, so that WᵀẆ + ηWᵀW =
 * −UᵀGAᵀ = (ȦAᵀ + ηAAᵀ)/α, and the same transposed: Ḃ = −2ηB. Needed is only that nothing acts on U but through P: that the
 * targets stand still. It is the balance of Tian, Chen and Ganguli (2021), theorem 1, found there for a linear model; the
 * derivation asks for neither linearity below the readout nor a squared distance.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PredictorBalanceProvider implements PredictionProvider {

    @Override
    public String name() {
        return "predictor-balance";
    }

    @Override
    public String summary() {
        return "W'W - AA'/a falls like exp(-2ht): a learned linear predictor A upon a readout W, targets that stand still";
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
    public Outcome predict(TrainingProblem problem) {
        if (!(problem.encoder() instanceof AccompaniedEncoder accompanied)
                || accompanied
                        .predictor()
                        .filter(LinearPredictor.class::isInstance)
                        .isEmpty()) {
            return new Outcome.DoesNotApply("there is no linear predictor that is learned");
        }
        if (!(problem.field() instanceof PredictionField field) || !field.actsThroughPredictions()) {
            return new Outcome.DoesNotApply("the field acts on embeddings other than through their predictions");
        }
        int dimension = problem.views().dimension();
        int readout = problem.outputBlock().orElseThrow();
        int predictor = accompanied.parts(dimension).own();
        if (!(problem.constraints().get(readout) instanceof Unconstrained)
                || !(problem.constraints().get(predictor) instanceof Unconstrained)) {
            return new Outcome.DoesNotApply("the readout or the predictor is constrained");
        }
        if (!(accompanied.encoder() instanceof LinearInWeights)
                && !(accompanied.encoder().bind(problem.views().matrix(), problem.algebra()) instanceof LayeredPass)) {
            return new Outcome.DoesNotApply("the encoder does not show that its readout is linear");
        }
        double speed = ((LinearPredictor) accompanied.predictor().orElseThrow()).speed();
        Imbalance imbalance = new Imbalance(readout, predictor, speed, problem.algebra());
        return new Outcome.Applies(new Balanced(imbalance, imbalance.of(problem.initial()), problem.weightDecay()));
    }

    /** The balance holds beside whatever else is predicted. */
    @Override
    public Theory theory(TrainingProblem problem) {
        return predict(problem) instanceof Outcome.Applies applies
                ? applies.prediction().theory()
                : Theory.NONE;
    }

    /** ‖WᵀW − AAᵀ/α‖_F. */
    private record Imbalance(int readout, int predictor, double speed, LinearAlgebra algebra) {

        double of(Weights weights) {
            R064Store w = weights.blocks().get(readout);
            R064Store a = weights.blocks().get(predictor);
            R064Store first = algebra.multiplyLeftTransposed(w, w);
            R064Store second = algebra.multiplyRightTransposed(a, a);
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
            return "|W'W - AA'/a| falls like exp(-2ht), W the readout, A the predictor, a its speed, h the weight decay";
        }

        @Override
        public Gauge gauge() {
            return Gauge.EXACT;
        }

        @Override
        public State at(double time) {
            return new State(
                    time, Optional.empty(), Optional.empty(), Map.of("lyapunov", start * Math.exp(-2 * decay * time)));
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
