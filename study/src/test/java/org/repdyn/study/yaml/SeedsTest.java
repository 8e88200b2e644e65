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
    void refusesToCountBeyondTheLargestSeed() {
        expand("seed: 9223372036854775806\nseeds: 2\narms: {a: {}}\n");
        assertThat(messages()).isEmpty();
        expand("seed: 9223372036854775806\nseeds: 3\narms: {a: {}}\n");
        assertThat(messages())
                .containsExactly(
                        "study.yaml:3:1: arm a has 3 seeds from 9223372036854775806 on, but the largest seed is"
                                + " 9223372036854775807. Begin with a smaller seed");
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
    @ValueSource(
            strings = {
                "0",
                "-1",
                "1.5",
                "many",
                "[]",
                "[1, 1]",
                "[1, x]",
                "[[1]]",
                "{a: 1}",
                "10001",
                "5..1",
                "1..20000",
                "[1..3, 2]"
            })
    void refusesOtherValuesInOneProblem(String value) {
        expand("seeds: " + value + "\n" + ARMS);
        assertThat(messages()).singleElement().satisfies(message -> assertThat(message)
                .startsWith("study.yaml:3:1: seeds is ")
                .endsWith("Allowed: a number of seeds from 1 to 10000, such as 10, a range, such as 1..5, or a list"
                        + " of different whole numbers in brackets, such as [1, 2, 5]"));
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

    private String seed(Expansion expansion, String arm) {
        return StudyYaml.inline(
                expansion.study().settings(arm).get(StudyKey.SEED).orElseThrow());
    }

    @Test
    void takesRanges() {
        assertThat(expand("seeds: [1..3, 7]\narms: {a: {}}\n").families().get("a"))
                .containsExactly("a-seed1", "a-seed2", "a-seed3", "a-seed7");
        assertThat(expand("arms: {a: {}}\n", "seeds=-1..1").families().get("a"))
                .containsExactly("a-seed-1", "a-seed0", "a-seed1");
        assertThat(expand("grid: {seed: 1..2, encoder.width: [8, 16]}\narms: {a: {}}\n")
                        .families()
                        .get("a"))
                .containsExactly("a-seed1-width8", "a-seed1-width16", "a-seed2-width8", "a-seed2-width16");
        assertThat(messages()).isEmpty();
    }

    @Test
    void aPartOfTheDrawsHasSeedsOfItsOwn() {
        Expansion expansion = expand("seed: {data: 0, init: 1..2}\narms: {a: {}, b: {seed: {init: 9}}}\n");
        assertThat(messages()).isEmpty();
        assertThat(expansion.families())
                .containsEntry("a", List.of("a-init1", "a-init2"))
                .containsEntry("b", List.of("b"));
        assertThat(seed(expansion, "a-init2")).isEqualTo("{data: 0, init: 2}");
        assertThat(seed(expansion, "b")).isEqualTo("{data: 0, init: 9}");
    }

    @Test
    void seedsReplicateTheDrawsWithoutASeedOfTheirOwn() {
        Expansion expansion = expand("seed: {data: 7}\nseeds: 2\narms: {a: {}, b: {seed: {base: 4}}}\n");
        assertThat(messages()).isEmpty();
        assertThat(expansion.families().get("a")).containsExactly("a-seed0", "a-seed1");
        assertThat(expansion.families().get("b")).containsExactly("b-seed4", "b-seed5");
        assertThat(seed(expansion, "b-seed5")).isEqualTo("{data: 7, base: 5}");
    }

    @Test
    void aSeedOfAllDrawsIsThatOfTheOthers() {
        Expansion expansion =
                expand("seed: 5\ngrid: {seed.init: [1, 2]}\narms: {a: {}}\n", "seed.views=3", "arms.a.seed.data=8");
        assertThat(messages()).isEmpty();
        assertThat(seed(expansion, "a-init2")).isEqualTo("{base: 5, views: 3, data: 8, init: 2}");
    }

    @Test
    void overridesGiveSeveralSeedsToAPart() {
        Expansion expansion = expand("seed: {data: 0}\n" + ARMS, "seed.init=1..2");
        assertThat(messages()).isEmpty();
        assertThat(expansion.families().get("a")).containsExactly("a-init1", "a-init2");
    }

    @Test
    void refusesContradictionsWithSeedsOfParts() {
        expand("seed: {data: 0, views: 0, init: 1}\nseeds: 2\narms: {a: {}}\n");
        expand("seed: {data: 0}\ngrid: {seed: [1, 2]}\narms: {a: {}}\n");
        expand("seed: {init: 1..3}\ngrid: {seed.init: [1, 2]}\narms: {a: {}}\n");
        expand("seed: {weights: 1, init: x}\narms: {a: {}}\n");
        assertThat(messages())
                .containsExactly(
                        "study.yaml:4:1: arm a has seeds, and its seed sets data, views and init, so that seeds would"
                                + " change no draw. Leave one of these out, or give it several seeds, such as"
                                + " seed.init=1..5",
                        "study.yaml:4:15: arm a has seed: {data: 0}, which the grid's seed would replace. Use"
                                + " grid.seed.base for the draws without a seed of their own",
                        "study.yaml:3:8: arm a has several seeds seed.init, and its grid sets them as well. Use one of"
                                + " them",
                        "study.yaml:3:8: unknown key 'seed.weights'. Known: base, data, views, init",
                        "study.yaml:3:20: seed.init is 'x'. Allowed: a whole number, such as 1, a range, such as 1..5,"
                                + " or a list of different whole numbers in brackets, such as [1, 2, 5]");
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
