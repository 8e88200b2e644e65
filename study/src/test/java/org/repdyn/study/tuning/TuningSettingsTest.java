package org.repdyn.study.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.problem.Problems;
import org.repdyn.study.yaml.StudyYaml;

@DisplayName("The settings of a search")
class TuningSettingsTest {

    @Test
    @DisplayName("keep the order in which the study names them, so that a message names the same one in each process")
    void order() {
        String yaml =
                """
                weight-decay: {log: [1e-4, 1]}
                encoder.outputs: {values: [2, 4]}
                dynamics.rate: {log: [1e-4, 1]}
                constraint.radius: {values: [1, 2]}
                loss.temperature: {log: [0.1, 1]}
                by: knn-accuracy
                """;
        Problems problems = new Problems();
        TuningSettings settings = StudyYaml.values(yaml, "tune", problems)
                .flatMap(given -> TuningSettings.read((Mapping) given, problems))
                .orElseThrow();
        assertThat(settings.ranges().keySet())
                .containsExactly(
                        "weight-decay", "encoder.outputs", "dynamics.rate", "constraint.radius", "loss.temperature");
    }
}
