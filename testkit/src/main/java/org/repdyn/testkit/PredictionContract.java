package org.repdyn.testkit;

import static org.repdyn.testkit.law.Laws.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.ObservableComponent;
import org.repdyn.core.plugin.Reference;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.PredictionProvider.Outcome;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.testkit.law.LawReports;

/**
 * The laws of a prediction. Extend it and list the predictions in a static method {@code Stream<Subject> subjects()}. A
 * law is tested on each problem to which the prediction declares that it applies.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@ExtendWith(LawReports.class)
@ParameterizedClass(name = "{0}")
@MethodSource("subjects")
public abstract class PredictionContract {

    /**
     * A prediction that must obey the laws.
     *
     * @param name display name of the subject
     * @param provider the plugin
     * @param cases the problems offered to the prediction; it must apply to at least one
     * @param reference a dynamics that follows the flow of the prediction to 1e-9; the problems have its flow, with its parameters
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public record Subject(String name, PredictionProvider provider, List<TrainingCase> cases, Dynamics reference) {

        public Subject {
            cases = List.copyOf(cases);
        }

        /** Returns a subject that is offered the small problems. */
        public static Subject of(PredictionProvider provider) {
            return of(provider, TrainingCase.small());
        }

        /** Returns a subject that is offered the problems given. */
        public static Subject of(PredictionProvider provider, List<TrainingCase> cases) {
            return new Subject(provider.name(), provider, cases, FlowReference.integration());
        }

        /** Returns this subject with another reference than the integrated gradient flow, for a prediction of another flow. */
        public Subject withReference(Dynamics other) {
            return new Subject(name, provider, cases, other);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final TimeGrid TIMES = TimeGrid.of(0, 0.1, 0.3, 1);

    /** Subject of this run, from the static method {@code subjects} of the test class. */
    @Parameter
    Subject subject;

    private PredictionProvider provider() {
        return subject.provider();
    }

    private List<TrainingCase> cases() {
        return subject.cases();
    }

    /** Returns the problem of a case, with the flow of the reference and its parameters. */
    private TrainingProblem problem(TrainingCase one) {
        return one.problem(TIMES).following(subject.reference().flow());
    }

    @Test
    @DisplayName("1. the outcome is a one-line formula or a one-line reason; at least one problem has a formula")
    void answer() {
        int applies = 0;
        for (TrainingCase one : cases()) {
            Outcome outcome = provider().predict(problem(one));
            if (outcome instanceof Outcome.Applies a) {
                applies++;
                assertThat(a.prediction().formula())
                        .as("formula for %s", one)
                        .isNotBlank()
                        .doesNotContain("\n");
            } else if (outcome instanceof Outcome.DoesNotApply no) {
                assertThat(no.unmet()).as("reasons for %s", one).isNotEmpty().allSatisfy(unmet -> assertThat(
                                unmet.reason())
                        .hasSizeBetween(10, 200)
                        .doesNotContain("\n", "Exception", "org."));
            }
        }
        assertThat(applies).as("problems it applies to").isPositive();
    }

    @Test
    @DisplayName("2. a reference names the source of the formula")
    void reference() {
        Reference reference = provider().reference().orElseThrow(() -> new AssertionError("there is no reference"));
        assertThat(reference.authors()).isNotBlank();
        assertThat(reference.title()).isNotBlank();
        assertThat(provider().summary()).isNotBlank().doesNotContain("\n");
    }

    @Test
    @DisplayName("3. at t = 0 the prediction is the initial state, in its gauge")
    void start() {
        onEachPrediction(PredictedStateLaws::start);
    }

    @Test
    @DisplayName("4. a state has the requested time, and its bits depend neither on earlier calls nor on the instance")
    void order() {
        for (TrainingCase one : applicable()) {
            TrainingCase.named(one, () -> {
                double[] times = {0, 0.3, 1, 7};
                Prediction forth = prediction(problem(one));
                Prediction back = prediction(problem(one));
                List<Numbers> ascending = new ArrayList<>();
                for (double t : times) {
                    ascending.add(numbers(forth.at(t)));
                }
                for (int i = times.length - 1; i >= 0; i--) {
                    Numbers expected = ascending.get(i);
                    assertThat(numbers(back.at(times[i])))
                            .as("at t = %s, backwards", times[i])
                            .isEqualTo(expected);
                    assertThat(numbers(forth.at(times[i])))
                            .as("at t = %s, again", times[i])
                            .isEqualTo(expected);
                    assertThat(expected.time()).isEqualTo(times[i]);
                }
            });
        }
    }

    @Test
    @DisplayName("5. at late times predictions are finite, or absent if they leave the range of double precision")
    void late() {
        onEachPrediction(PredictedStateLaws::late);
    }

    @Test
    @DisplayName(
            "6. the prediction agrees with a run of its flow, by default the integrated gradient flow, in its gauge")
    void agrees() {
        onEachPrediction((problem, prediction) -> PredictedStateLaws.agrees(problem, prediction, subject.reference()));
    }

    @Test
    @DisplayName(
            "7. a limit subspace has an orthonormal basis, and tan of the largest angle to it falls at the rate given")
    void limit() {
        onEachPrediction((problem, prediction) ->
                PredictedTheoryLaws.limit(problem, prediction, provider().flow()));
    }

    @Test
    @DisplayName("8. the predicted projection on each mode is that of the integrated flow")
    void modes() {
        onEachPrediction((problem, prediction) -> PredictedTheoryLaws.modes(problem, prediction, subject.reference()));
    }

    @Test
    @DisplayName("9. a Lyapunov function never increases, and has the predicted values")
    void lyapunov() {
        onEachPrediction(
                (problem, prediction) -> PredictedTheoryLaws.lyapunov(problem, prediction, subject.reference()));
    }

    @Test
    @DisplayName("10. a prediction for weight decay agrees with the integrated flow, or the problem is declined")
    void decay() {
        for (TrainingCase one : applicable()) {
            TrainingCase.named(one, () -> {
                TrainingProblem problem = problem(one).withWeightDecay(0.1);
                if (provider().predict(problem) instanceof Outcome.Applies applies) {
                    PredictedStateLaws.agrees(problem, applies.prediction(), subject.reference());
                }
            });
        }
    }

    @Test
    @DisplayName("11. a prediction that declares that it gives weights is exact and has weights at t = 0")
    void declaredWeights() {
        if (!provider().givesWeights()) {
            return; // The law applies to predictions that declare their weights.
        }
        onEachPrediction((problem, prediction) -> {
            assertThat(prediction.exact()).as("the prediction is exact").isTrue();
            assertThat(prediction.at(0).weights()).as("weights at t = 0").isPresent();
        });
    }

    @Test
    @DisplayName("12. the reference follows the flow that the prediction solves")
    void flowOfReference() {
        assertThat(subject.reference().flow().name())
                .as("flow of the reference; give a dynamics of the flow of the prediction by withReference")
                .isEqualTo(provider().flow().name());
    }

    /** A state in a form that can be compared bit by bit. */
    private record Numbers(double time, List<List<Double>> matrices, Map<ObservableComponent, Double> scalars) {}

    private static Numbers numbers(Prediction.State state) {
        List<List<Double>> matrices = new ArrayList<>();
        state.weights().ifPresent(w -> w.blocks().forEach(b -> matrices.add(boxed(b))));
        state.embeddings().ifPresent(u -> matrices.add(boxed(u)));
        return new Numbers(state.time(), matrices, Map.copyOf(state.scalars()));
    }

    private static List<Double> boxed(R064Store matrix) {
        return Arrays.stream(matrix.data).boxed().toList();
    }

    @FunctionalInterface
    private interface Law {
        void holds(TrainingProblem problem, Prediction prediction);
    }

    private void onEachPrediction(Law law) {
        for (TrainingCase one : applicable()) {
            TrainingProblem problem = problem(one);
            TrainingCase.named(one, () -> law.holds(problem, prediction(problem(one))));
        }
    }

    private List<TrainingCase> applicable() {
        List<TrainingCase> result = cases().stream()
                .filter(c -> provider().predict(problem(c)) instanceof Outcome.Applies)
                .toList();
        assertThat(result).as("problems it applies to").isNotEmpty();
        return result;
    }

    private Prediction prediction(TrainingProblem problem) {
        if (provider().predict(problem) instanceof Outcome.Applies applies) {
            return applies.prediction();
        }
        throw new AssertionError("the prediction applied to this problem before and now declines it");
    }
}
