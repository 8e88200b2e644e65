package org.repdyn.dynamics.closedform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.dynamics.Fixtures;
import org.repdyn.dynamics.encoder.HiddenActivation;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.dynamics.encoder.TwoLayerEncoder;
import org.repdyn.dynamics.spi.Assumption;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.PredictionProvider.Outcome;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.contrastive.ContrastiveLosses;
import org.repdyn.losses.contrastive.NtXentOptions;
import org.repdyn.losses.redundancy.BarlowTwinsLinear;
import org.repdyn.losses.spi.EmbeddingField;

@DisplayName("Assumptions of predictions")
class AssumptionsTest {

    private static TrainingProblem problem(EmbeddingField field, Encoder encoder, String... constraints) {
        return Fixtures.problem(
                field,
                encoder,
                List.of(constraints).stream().map(Fixtures::constraint).toList(),
                8,
                5,
                TimeGrid.of(0, 1),
                2);
    }

    private static Encoder twoLayers() {
        return new TwoLayerEncoder(3, 8, HiddenActivation.TANH);
    }

    /** Returns the reason that a user reads if no installed prediction applies. */
    private static String reason(TrainingProblem problem) {
        Map<String, Outcome.DoesNotApply> answers = new LinkedHashMap<>();
        for (PredictionProvider provider : ServiceLoader.load(PredictionProvider.class)) {
            if (provider.getClass().getPackageName().startsWith("org.repdyn.dynamics")) {
                answers.put(provider.name(), (Outcome.DoesNotApply) provider.predict(problem));
            }
        }
        return PredictionProvider.reason(answers);
    }

    @Test
    @DisplayName("name the weight decay and its value if it is the unmet assumption")
    void weightDecay() {
        TrainingProblem barlow = problem(new BarlowTwinsLinear(), new LinearEncoder(3), "euclidean")
                .withWeightDecay(0.01);
        assertThat(reason(barlow))
                .isEqualTo("prediction stepwise does not apply: the weight decay is 0.01, and this closed form holds"
                        + " without weight decay");
    }

    @Test
    @DisplayName("are all reported, not only the first")
    void all() {
        TrainingProblem frozen = problem(new BarlowTwinsLinear(), twoLayers(), "frozen", "stiefel")
                .withWeightDecay(0.01);
        assertThat(reason(frozen))
                .contains("stepwise")
                .contains("the encoder is not linear: it has the weight blocks W1, W2")
                .contains("weight block W1 is constrained")
                .contains("the weight decay is 0.01");
    }

    @Test
    @DisplayName("of closed forms for quadratic losses are met by a frozen network with weight decay")
    void frozenNetwork() {
        TrainingProblem frozen =
                problem(Fixtures.quadratic(3), twoLayers(), "frozen", "stiefel").withWeightDecay(0.01);
        assertThat(new GrassmannFlowProvider().predict(frozen)).isInstanceOf(Outcome.Applies.class);
        assertThat(new FrozenFeaturesProvider().predict(frozen)).isInstanceOf(Outcome.Applies.class);
    }

    @Test
    @DisplayName("name the blocks that move if a network is not linear in them")
    void movingBlocks() {
        assertThat(Predictions.refuses(
                        new NaiveFlowProvider(), problem(Fixtures.quadratic(3), twoLayers(), "euclidean", "euclidean")))
                .isEqualTo("the embeddings are not linear in the weights that move: W1, W2");
    }

    @Test
    @DisplayName("say that no prediction exists for a loss")
    void unknownLoss() {
        assertThat(reason(problem(
                        ContrastiveLosses.NT_XENT.create(new NtXentOptions(0.5)), new LinearEncoder(3), "euclidean")))
                .isEqualTo("no prediction is known for this loss");
    }

    @Test
    @DisplayName("on numbers are checked only if the shape is as assumed")
    void numbers() {
        Assumption shape = Assumption.of(Assumption.Subject.ENCODER, "shape", p -> false, "another shape");
        Assumption numbers = new Assumption(Assumption.Subject.VIEWS, "white", p -> {
            throw new AssertionError("the shape is not as assumed");
        });
        TrainingProblem any =
                problem(ContrastiveLosses.NT_XENT.create(new NtXentOptions(0.5)), new LinearEncoder(3), "euclidean");
        assertThat(Assumption.unmet(List.of(numbers, shape), any))
                .extracting(Assumption.Unmet::reason)
                .containsExactly("another shape");
    }

    @Test
    @DisplayName("state one limit of size, for Gram matrices and for readouts")
    void size() {
        TrainingProblem wide = problem(
                Fixtures.quadratic(2), new TwoLayerEncoder(2, 1501, HiddenActivation.RELU), "frozen", "stiefel");
        assertThat(Predictions.refuses(new GrassmannFlowProvider(), wide))
                .isEqualTo("the readout has 1501 rows; at most 1500 are allowed");
        TrainingProblem many = Fixtures.problem(
                Fixtures.quadratic(2),
                new LinearEncoder(2),
                List.of(Fixtures.constraint("stiefel")),
                751,
                3,
                TimeGrid.of(0, 1),
                1);
        assertThat(Predictions.refuses(new WidthIndependentProvider(), many))
                .isEqualTo("the Gram matrix has 1502 rows; at most 1500 are allowed");
    }
}
