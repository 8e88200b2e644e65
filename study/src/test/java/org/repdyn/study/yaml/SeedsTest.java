package org.repdyn.study.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.repdyn.core.problem.Problem;
import org.repdyn.core.problem.Problems;
import org.repdyn.study.Study;
import org.repdyn.study.StudyKey;

/** Repetition of arms with several seeds by the key {@code seeds}. */
class SeedsTest {

    private static final String ARMS = "arms: {a: {}, b: {grid: {encoder.width: [8, 16]}}}\n";

    private final Problems problems = new Problems();

    private Expansion expand(String yaml, String... overrides) {
        Study study = StudyYaml.read("loss: nt-xent\nencoder: two-layer\n" + yaml, "study.yaml", problems)
                .orElseThrow();
        return Expansion.of(
                Overrides.apply(study, Arrays.asList(overrides), problems).study(), problems);
    }

    private List<String> messages() {
        return problems.toList().stream().map(Problem::toString).toList();
    }

    @Test
    void countsFromTheSeedAndMultipliesEveryGrid() {
        Expansion expansion = expand("seed: 4\nseeds: 2\n" + ARMS);
        assertThat(messages()).isEmpty();
        assertThat(expansion.families().get("a")).containsExactly("a-seed4", "a-seed5");
        assertThat(expansion.families().get("b"))
                .containsExactly("b-width8-seed4", "b-width8-seed5", "b-width16-seed4", "b-width16-seed5");
        assertThat(expansion.study().settings("a-seed5").get(StudyKey.SEED))
                .hasValueSatisfying(seed -> assertThat(StudyYaml.inline(seed)).isEqualTo("5"));
        assertThat(expansion.study().settings("a-seed5").get(StudyKey.SEEDS)).isEmpty();
    }

    @Test
    void takesAListAndTheSeedsOfAnArm() {
        Expansion expansion = expand("seeds: [1, 2, 5]\narms: {a: {}, b: {seeds: 1}}\n");
        assertThat(messages()).isEmpty();
        assertThat(expansion.families().get("a")).containsExactly("a-seed1", "a-seed2", "a-seed5");
        assertThat(expansion.families().get("b")).containsExactly("b-seed0");
    }

    @Test
    void isOverriddenForAllArmsOrForOne() {
        Expansion expansion = expand("seed: 4\n" + ARMS, "seeds=[7, 9]", "arms.b.seeds=1");
        assertThat(messages()).isEmpty();
        assertThat(expansion.families().get("a")).containsExactly("a-seed7", "a-seed9");
        assertThat(expansion.families().get("b")).containsExactly("b-width8-seed4", "b-width16-seed4");
    }

    @Test
    void countsFromAnOverriddenSeed() {
        assertThat(expand("seeds: 2\n" + ARMS, "seed=7").families().get("a")).containsExactly("a-seed7", "a-seed8");
        assertThat(messages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "many", "[]", "[1, 1]", "[1, x]", "[[1]]", "{a: 1}", "10001"})
    void refusesOtherValuesInOneProblem(String value) {
        expand("seeds: " + value + "\n" + ARMS);
        assertThat(messages()).singleElement().satisfies(message -> assertThat(message)
                .startsWith("study.yaml:3:1: seeds is ")
                .endsWith("Allowed: a number of seeds from 1 to 10000, such as 10, or a list of different whole numbers"
                        + " in brackets, such as [1, 2, 5]"));
    }

    @Test
    void refusesASeedThatAListReplaces() {
        expand("seeds: [1, 2]\narms: {a: {}}\n", "seed=7");
        assertThat(messages())
                .containsExactly(
                        "command line: arm a has the list seeds: [1, 2], which replaces seed 7. Leave one of them"
                                + " out, or count from seed by a number of seeds, such as seeds=3");
    }

    @Test
    void refusesAGridOfSeedsBesideSeeds() {
        expand("seeds: 2\ngrid: {seed: [1, 2]}\narms: {a: {}}\n");
        assertThat(messages())
                .containsExactly(
                        "study.yaml:3:1: arm a has seeds, and its grid sets seed as well. Use one of them: seeds: 2,"
                                + " or grid.seed");
    }

    @Test
    void refusesSeedsInAGrid() {
        expand("grid: {seeds: [1, 2]}\narms: {a: {}}\n");
        assertThat(messages())
                .contains("study.yaml:3:16: a grid cannot set seeds. Write seeds beside the grid, such as"
                        + " seeds: [1, 2, 5]");
    }

    @Test
    void isWrittenAndReadBack() {
        Study study = StudyYaml.read("seeds: 3\narms: {a: {seeds: [1, 2]}}\n", "study.yaml", problems)
                .orElseThrow();
        String written = StudyYaml.write(study);
        assertThat(StudyYaml.read(written, "written", problems).map(StudyYaml::write))
                .contains(written);
        assertThat(written).contains("seeds: 3", "seeds:\n    - 1\n    - 2");
        assertThat(messages()).isEmpty();
    }
}
