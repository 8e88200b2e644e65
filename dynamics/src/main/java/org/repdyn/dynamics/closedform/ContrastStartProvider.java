package org.repdyn.dynamics.closedform;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.plugin.Reference;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.Assumption;
import org.repdyn.dynamics.spi.Assumption.Subject;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.contrastive.InfoNce;
import org.repdyn.losses.contrastive.InfoNceOptions;

/**
 * Predicts how the linear model starts under {@code info-nce} without normalisation, from small weights. The softmax is uniform
 * to the size of the logits S = UU⁺ᵀ/τ, so that L = log n − tr(WᵀΓW)/τ + O(S²) and
 *
 * <pre>
 * W(t) = exp(2Γt/τ)·W(0)·(1 + O(S))
 * </pre>
 *
 * with Γ the centred cross-covariance of anchors and positives, symmetrised: shared components grow, and noise that the
 * augmentation adds to one view does not. S is quadratic in the weights, so a start of half the size deviates by a quarter. There is no prediction if
 * logits, including predicted ones, are above {@value #MAX_LOGIT}.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ContrastStartProvider implements PredictionProvider {

    /** Largest logit for which the law is predicted. The relative error of the law is of the size of the logits. */
    static final double MAX_LOGIT = 0.1;

    @Override
    public String name() {
        return "contrast-start";
    }

    @Override
    public String summary() {
        return "W(t) = exp(2Gt/tau) W(0) while logits are small: a linear encoder, info-nce of variant jing";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Jing, Vincent, LeCun, Tian",
                "Understanding Dimensional Collapse in Contrastive Self-supervised Learning",
                2022,
                "lemma 2, at small weights"));
    }

    @Override
    public List<Assumption> assumptions() {
        return List.of(
                Assumption.loss(
                        "info-nce of variant jing",
                        field -> field instanceof InfoNce loss && loss.variant() == InfoNceOptions.Variant.JING),
                Assumption.linearEncoder(),
                Assumption.unconstrained(),
                Assumption.noWeightDecay(),
                Assumption.of(
                        Subject.START,
                        "logits of at most " + Decimals.text(MAX_LOGIT) + " at the start",
                        problem -> start(problem).at(0).embeddings().isPresent(),
                        "the logits at the start are above " + Decimals.text(MAX_LOGIT)
                                + ", and the linear law holds while they are small"));
    }

    @Override
    public Prediction solve(TrainingProblem problem) {
        return start(problem);
    }

    private static Start start(TrainingProblem problem) {
        double temperature = ((InfoNce) problem.field()).temperature();
        R064Store form = Moments.covariance(
                problem.views().block(0),
                problem.views().block(problem.views().layout().positiveBlock(0)),
                problem);
        for (int i = 0; i < form.data.length; i++) {
            form.data[i] /= -temperature;
        }
        NaiveLinearFlow flow =
                new NaiveLinearFlow(form, problem.initial().blocks().get(0), problem.algebra());
        return new Start(flow, problem, temperature);
    }

    private record Start(NaiveLinearFlow flow, TrainingProblem problem, double temperature) implements Prediction {

        @Override
        public String formula() {
            return "W(t) = exp(2Gt/tau) W(0), G the centred cross-covariance of the views, while logits are small";
        }

        @Override
        public Gauge gauge() {
            return Gauge.EXACT;
        }

        @Override
        public boolean exact() {
            return false;
        }

        @Override
        public State at(double time) {
            Optional<R064Store> weights = flow.weights(time);
            Optional<R064Store> embeddings = weights.map(
                            w -> problem.algebra().multiply(problem.views().matrix(), w))
                    .filter(this::small);
            if (embeddings.isEmpty()) {
                return new State(time, Optional.empty(), Optional.empty(), Map.of());
            }
            return new State(time, weights.map(w -> new Weights(List.of(w))), embeddings, Map.of());
        }

        /** Returns true if the longest anchor and the longest positive would have a small logit if they were parallel. */
        private boolean small(R064Store embeddings) {
            int n = problem.views().layout().samples();
            int positives =
                    problem.views().layout().firstRow(problem.views().layout().positiveBlock(0));
            return longest(embeddings, 0, n) * longest(embeddings, positives, n) / temperature <= MAX_LOGIT;
        }

        private static double longest(R064Store embeddings, int first, int count) {
            double[] squares = new double[count];
            for (int j = 0; j < embeddings.getColDim(); j++) {
                for (int i = 0; i < count; i++) {
                    double u = embeddings.doubleValue(first + i, j);
                    squares[i] += u * u;
                }
            }
            return Math.sqrt(Arrays.stream(squares).max().orElse(0));
        }
    }
}
