package org.repdyn.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.RunResult;
import org.repdyn.dynamics.spi.Assumption;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.study.Studies;
import org.repdyn.study.plan.Plugins;

@DisplayName("A prediction that breaks loses no number of the run")
class BrokenPredictionTest {

    private static final String STUDY = Studies.DIGITS
            + "augment: pixel-shift\ndynamics: {name: gradient-descent, rate: 0.1}\n"
            + "time: {end: 1, points: 5}\nobservables: [effective-rank]\n";

    /** A prediction of every problem, by its embeddings at a time. */
    private record Any(Optional<RuntimeException> refusal, DoubleFunction<Prediction.State> states)
            implements PredictionProvider {

        @Override
        public String name() {
            return "a-prediction";
        }

        @Override
        public String summary() {
            return "predicts everything";
        }

        @Override
        public List<Assumption> assumptions() {
            return List.of();
        }

        @Override
        public Prediction solve(TrainingProblem problem) {
            refusal.ifPresent(failure -> {
                throw failure;
            });
            return new Prediction() {
                @Override
                public String formula() {
                    return "U(t)";
                }

                @Override
                public Gauge gauge() {
                    return Gauge.EXACT;
                }

                @Override
                public State at(double time) {
                    return states.apply(time);
                }
            };
        }
    }

    private static Prediction.State of(double time, int rows) {
        R064Store embeddings = R064Store.FACTORY.make(rows, 2);
        embeddings.data[0] = 1;
        return new Prediction.State(time, Optional.empty(), Optional.of(embeddings), Map.of());
    }

    private static Prediction.State nothing(double time) {
        return new Prediction.State(time, Optional.empty(), Optional.empty(), Map.of());
    }

    private static RunResult run(Any prediction) {
        Plugins plugins = Studies.withPrediction(
                new LoadedPlugin<>(prediction, "prediction.jar", "1", BrokenPredictionTest.class.getClassLoader()));
        return new ComparisonRunner(plugins, LinearAlgebra.ojAlgo())
                .run(Studies.plan(plugins, STUDY), "run", 1, new ProgressListener() {}, () -> false);
    }

    private static void assertKeepsAllNumbers(RunResult result) {
        assertThat(result.arms().get(0).finalTime()).isEqualTo(1);
        assertThat(result.trajectory().stream()
                        .filter(row -> row.observable().equals("effective-rank"))
                        .count())
                .isEqualTo(6);
    }

    @Test
    @DisplayName("in the middle: the arm fails with the time and the reason, and was compared up to that time")
    void throwsInTheMiddle() {
        RunResult result = run(new Any(Optional.empty(), t -> {
            if (t > 0.5) {
                throw new IllegalStateException("no root");
            }
            return of(t, 180);
        }));
        ArmResult arm = result.arms().get(0);

        assertKeepsAllNumbers(result);
        assertThat(arm.status()).isEqualTo(ArmStatus.FAILED);
        assertThat(arm.stopped()).contains("broke at t = 0.6").contains("no root");
        assertThat(arm.deviationUntil()).hasValue(0.4);
        assertThat(arm.deviationReason().orElseThrow()).startsWith("the prediction covers only 3 of 6 times; ");
    }

    @Test
    @DisplayName("by a wrong shape: the message names both shapes")
    void otherShape() {
        RunResult result = run(new Any(Optional.empty(), t -> of(t, t > 0.5 ? 7 : 180)));

        assertKeepsAllNumbers(result);
        assertThat(result.arms().get(0).stopped()).contains("simulated embeddings are 180×2, predicted 7×2");
    }

    @Test
    @DisplayName("before the run: it is left out, and the next prediction is compared")
    void refuses() {
        RunResult result = run(new Any(Optional.of(new IllegalStateException("no root")), t -> of(t, 180)));
        ArmResult arm = result.arms().get(0);

        assertKeepsAllNumbers(result);
        assertThat(arm.status()).isEqualTo(ArmStatus.FAILED);
        assertThat(arm.stopped()).contains("a prediction was left out: prediction 'a-prediction': no root");
        assertThat(arm.prediction().orElseThrow().name()).isNotEqualTo("a-prediction");
        assertThat(arm.deviation()).isPresent();
    }

    @Test
    @DisplayName("A prediction with a gap is compared up to the gap, so that its window has no hole")
    void gap() {
        ArmResult arm = run(new Any(Optional.empty(), t -> t > 0.3 && t < 0.7 ? nothing(t) : of(t, 180)))
                .arms()
                .get(0);

        assertThat(arm.status()).isEqualTo(ArmStatus.COMPLETED);
        assertThat(arm.deviationUntil()).hasValue(0.2);
        assertThat(arm.deviationReason()).contains("the prediction covers only 2 of 6 times");
    }
}
