package org.repdyn.replication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.problem.Problems;
import org.repdyn.study.Study;
import org.repdyn.study.yaml.StudyYaml;

/** Tests that new seeds keep the draws of a study different. */
class ReseedingTest {

    private static final String STUDY =
            """
            seed: 7
            grid: {seed: [5, 6]}
            arms:
              a: {}
              b: {seed: 9}
              c:
                grid: {seed: [8, 12]}
            """;

    private static Study study(String text) {
        Problems problems = new Problems();
        Study study = StudyYaml.read(text, "study.yaml", problems).orElseThrow();
        problems.throwIfAny();
        return study;
    }

    @Test
    @DisplayName("all seeds of the study, its grid, its arms and their grids are shifted by the same number")
    void shift() {
        Study shifted = Reseeding.startingAt(101, study(STUDY));

        assertThat(StudyYaml.write(shifted))
                .isEqualTo(StudyYaml.write(study(STUDY.replace("seed: 7", "seed: 103")
                        .replace("[5, 6]", "[101, 102]")
                        .replace("seed: 9", "seed: 105")
                        .replace("[8, 12]", "[104, 108]"))));
        assertThat(Reseeding.first(shifted)).isEqualTo(101);
        assertThat(Reseeding.span(shifted)).isEqualTo(8);
    }

    @Test
    @DisplayName("a study without a seed gets one")
    void withoutSeed() {
        assertThat(StudyYaml.write(Reseeding.startingAt(3, study("arms: {a: {}}"))))
                .contains("seed: 3");
    }

    @Test
    @DisplayName("only an override of the seed by a whole number is a new seed")
    void override() {
        assertThat(Reseeding.seed("seed=101")).hasValue(101);
        assertThat(List.of("grid.seed=[1, 2]", "data.seed=3", "seed=x", "seed"))
                .allMatch(text -> Reseeding.seed(text).isEmpty());
    }
}
