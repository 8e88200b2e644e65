package org.repdyn.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.result.RunResult;
import org.repdyn.study.Studies;
import org.repdyn.study.plan.StudyPlan;
import org.repdyn.study.yaml.StudyYaml;

@DisplayName("A weighted sum of losses in a study")
@Tag("slow")
class WeightedSumStudyTest {

    private static final String STUDY =
            """
            data: {name: gaussian-views, samples: 30, dimension: 4}
            loss:
              name: weighted-sum
              terms:
                - {loss: {name: nt-xent, temperature: 0.2}, weight: 1}
                - {loss: tcr, weight: 0.1}
            encoder: {name: linear, outputs: 2}
            time: {end: 0.5, points: 3}
            """;

    @Test
    @DisplayName("runs, is saved with its terms, and records the plugins of the terms")
    void runs() {
        StudyPlan plan = Studies.plan(STUDY);
        assertThat(plan.plugins().stream().map(used -> used.plugin().name()))
                .contains("weighted-sum", "nt-xent", "tcr");
        RunResult first = run(plan);
        assertThat(first.trajectory()).isNotEmpty();
        RunResult again = run(Studies.plan(StudyYaml.write(plan.resolved())));
        assertThat(again.trajectory()).isEqualTo(first.trajectory());
    }

    @Test
    @DisplayName("a quadratic sum has the prediction of its pairing matrix")
    void quadratic() {
        RunResult comparison = run(Studies.plan(
                STUDY.replaceAll("(?s)terms:.*?encoder", "terms: [{loss: linear-contrastive, weight: 2}]\nencoder")
                        + "constraint: stiefel\n"));
        assertThat(comparison.arms().get(0).deviation()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tico", "byol", "direct-pred"})
    @DisplayName("trains a term with a predictor, a teacher or a running statistic as it does alone")
    void companions(String loss) {
        String predictor = loss.equals("byol") ? "predictor: linear\n" : "";
        String alone = STUDY.replaceAll("(?s)loss:.*?encoder", "loss: " + loss + "\nencoder") + predictor;
        String sum = STUDY.replaceAll("(?s)terms:.*?encoder", "terms: [" + loss + "]\nencoder") + predictor;
        assertThat(run(Studies.plan(sum)).trajectory())
                .isEqualTo(run(Studies.plan(alone)).trajectory());
        String regularised =
                STUDY.replaceAll("(?s)terms:.*?encoder", "terms: [" + loss + ", {loss: tcr, weight: 0.1}]\nencoder")
                        + predictor;
        RunResult result = run(Studies.plan(regularised));
        assertThat(result.arms().get(0).stopped()).isEqualTo("completed");
        assertThat(result.trajectory()).isNotEqualTo(run(Studies.plan(alone)).trajectory());
    }

    @Test
    @DisplayName("has problems with the place of the term")
    void problems() {
        assertThat(Studies.problems(STUDY.replace("tcr", "tcrr")))
                .singleElement()
                .asString()
                .startsWith("study.yaml:6:")
                .contains("loss.terms[1].loss: unknown loss 'tcrr'. Did you mean 'tcr'?");
        assertThat(Studies.problems(STUDY.replace("temperature: 0.2", "temperature: 0")))
                .singleElement()
                .asString()
                .contains("loss.terms[0].loss.temperature is '0', which is out of range");
    }

    private static RunResult run(StudyPlan plan) {
        return new ComparisonRunner(Studies.BUILT_IN, LinearAlgebra.ojAlgo())
                .run(plan, "run", 1, new ProgressListener() {}, () -> false);
    }
}
