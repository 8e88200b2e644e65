package org.repdyn.study.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.problem.Problem;
import org.repdyn.core.problem.Problems;
import org.repdyn.study.Study;
import org.repdyn.study.StudyKey;

@DisplayName("The combinations of a grid")
class GridCombinationsTest {

    private final Problems problems = new Problems();

    private Study read(String yaml) {
        return StudyYaml.read("loss: nt-xent\nencoder: two-layer\n" + yaml, "study.yaml", problems)
                .orElseThrow();
    }

    private Expansion expand(String yaml, String... overrides) {
        return Expansion.of(
                Overrides.apply(read(yaml), Arrays.asList(overrides), problems).study(), problems);
    }

    private List<String> messages() {
        return problems.toList().stream().map(Problem::toString).toList();
    }

    @Test
    @DisplayName("do not include those that match an entry of exclude, also if seeds multiply the grid")
    void excluded() {
        Expansion expansion =
                expand("seeds: 2\ngrid: {encoder.width: [8, 16], time.end: [1, 2], exclude: [{encoder.width: 8,"
                        + " time.end: 1}, {encoder.width: 16, seed: 1}]}\narms: {a: {}}\n");
        assertThat(messages()).isEmpty();
        assertThat(expansion.families().get("a"))
                .containsExactly(
                        "a-width8-end2-seed0", "a-width8-end2-seed1", "a-width16-end1-seed0", "a-width16-end2-seed0");
    }

    @Test
    @DisplayName("take the settings of a zip together, and each of their steps with all other values")
    void zipped() {
        Expansion expansion = expand(
                """
                grid: {zip: {encoder.width: [8, 16], time.end: [1, 2]}, constraint: [stiefel, oblique]}
                arms: {a: {}}
                """);
        assertThat(messages()).isEmpty();
        assertThat(expansion.families().get("a"))
                .containsExactly(
                        "a-width8-end1-stiefel",
                        "a-width8-end1-oblique",
                        "a-width16-end2-stiefel",
                        "a-width16-end2-oblique");
        assertThat(StudyYaml.inline(expansion
                        .study()
                        .settings("a-width16-end2-oblique")
                        .get(StudyKey.TIME)
                        .orElseThrow()))
                .isEqualTo("{end: 2}");
    }

    @Test
    @DisplayName("are written and read back")
    void roundTrip() {
        Study study = read("grid: {zip: {encoder.width: [8, 16], time.end: [1, 2]}, seed: 1..2,"
                + " exclude: {encoder.width: 8, seed: 2}, skip-invalid: true}\narms: {a: {}}\n");
        Study again =
                StudyYaml.read(StudyYaml.write(study), "written", problems).orElseThrow();
        assertThat(messages()).isEmpty();
        assertThat(Expansion.of(again, problems).families())
                .isEqualTo(Expansion.of(study, problems).families());
        assertThat(Expansion.of(again, problems).optional()).hasSize(3);
        assertThat(Expansion.of(again, problems).families().get("a"))
                .containsExactly("a-width8-end1-seed1", "a-width16-end2-seed1", "a-width16-end2-seed2");
    }

    @Test
    @DisplayName("are refused where an entry excludes nothing, lists differ in length, or a path has two lists")
    void refused() {
        read("grid: {encoder.width: [8, 16], exclude: [{encoder.width: 32}, {encoder.depth: 1}]}\n");
        read("grid: {zip: {encoder.width: [8, 16], time.end: [1]}, exclude: {encoder.width: 8}}\n");
        read("grid: {zip: 8}\n");
        read("grid: {encoder.width: [8], zip: {encoder.width: [8, 16]}}\n");
        expand("grid: {encoder.width: [8], exclude: {encoder.width: 8}}\narms: {a: {}}\n");
        assertThat(messages())
                .containsExactly(
                        "study.yaml:3:43: grid.exclude: encoder.width: 32 is not in the grid. Values of encoder.width:"
                                + " 8, 16",
                        "study.yaml:3:64: grid.exclude: encoder.depth: 1 is not in the grid. Settings of the grid:"
                                + " encoder.width",
                        "study.yaml:3:8: grid.zip has lists of different lengths: 2 of encoder.width, 1 of time.end."
                                + " Give each setting the same number of values",
                        "study.yaml:3:8: grid.zip is a map, or a list of maps, from settings to lists of the same"
                                + " length, such as grid.zip: {encoder.width: [64, 256], time.end: [10, 20]}",
                        "study.yaml:3:1: grid sets encoder.width twice. Give its values once",
                        "study.yaml:3:24: the grid of arm a excludes all its combinations. Exclude fewer, or remove"
                                + " the arm");
    }

    @Test
    @DisplayName("follow an override of a list, but not of a list that varies with others")
    void overridden() {
        String grid = "grid: {zip: {encoder.width: [8, 16], time.end: [1, 2]}, seed: [1, 2], exclude: {seed: 2}}\n"
                + "arms: {a: {}}\n";
        assertThat(expand(grid, "grid.seed=[2, 3]").families().get("a"))
                .containsExactly("a-width8-end1-seed3", "a-width16-end2-seed3");
        assertThat(messages()).isEmpty();
        expand(grid, "grid.time.end=[5, 6]", "time.end=3", "grid.exclude=[a]");
        assertThat(messages())
                .anyMatch(message -> message.contains("varies together with others (zip: encoder.width, time.end)"))
                .anyMatch(message -> message.contains("'time.end=3' has no effect where a grid sets time.end"))
                .anyMatch(message -> message.contains("'grid.exclude' cannot be given on the command line"));
    }

    @Test
    @DisplayName("and the settings of an arm are inherited by an arm that extends it")
    void extended() {
        Expansion expansion = expand(
                """
                arms:
                  a: {constraint: stiefel, time: {end: 5}, grid: {encoder.width: [8, 16]}}
                  b: {extends: a, time: {points: 7}}
                  c: {extends: a, grid: {}}
                """);
        assertThat(messages()).isEmpty();
        assertThat(expansion.families().get("b")).containsExactly("b-width8", "b-width16");
        assertThat(expansion.families().get("c")).containsExactly("c");
        assertThat(StudyYaml.inline(expansion
                        .study()
                        .settings("b-width8")
                        .get(StudyKey.TIME)
                        .orElseThrow()))
                .isEqualTo("{end: 5, points: 7}");
        read("arms: {a: {extends: b}, b: {}}\n");
        assertThat(messages())
                .containsExactly("study.yaml:3:12: arms.a.extends is 'b', which is not an arm written before this one."
                        + " Write the arm that is extended first");
    }

    private List<String> notices(String yaml, String... overrides) {
        return Overrides.apply(read(yaml), Arrays.asList(overrides), problems).notices();
    }

    @Test
    @DisplayName("have a notice for each entry of exclude that leaves out nothing, and none for the others")
    void voidExclusions() {
        assertThat(notices("seeds: 2\ngrid: {encoder.width: [8, 16], exclude: [{seed: 9}, {encoder.width: 8, seed: 7},"
                        + " {encoder.width: 16, seed: 1}]}\narms: {a: , b: {seed: 7}}\n"))
                .containsExactly("grid.exclude: {seed: 9} leaves out nothing, because no combination has these values");
        assertThat(notices(
                        "grid: {encoder.width: [8, 16], exclude: {encoder.width: 16}}\narms: {a: }\n",
                        "grid.encoder.width=[8, 32]"))
                .containsExactly(
                        "grid.exclude: {encoder.width: 16} leaves out nothing, because no combination has these"
                                + " values");
        assertThat(notices("arms: {a: {grid: {time.end: [1, 2], exclude: {seed: 3}}}}\n"))
                .containsExactly(
                        "arms.a.grid.exclude: {seed: 3} leaves out nothing, because no combination has these values");
        assertThat(messages()).isEmpty();
    }

    @Test
    @DisplayName("cannot be excluded by values that a zip never takes together, or by several seeds in one entry")
    void impossibleExclusions() {
        read("grid: {zip: {encoder.width: [8, 16], time.end: [1, 2]}, exclude: [{encoder.width: 8, time.end: 2},"
                + " {encoder.width: 16, time.end: 2, seed: 1..3}]}\n");
        read("grid: {exclude: {encoder.width: 8}}\n");
        assertThat(messages())
                .containsExactly(
                        "study.yaml:3:67: grid.exclude: {encoder.width: 8, time.end: 2} leaves out no combination,"
                                + " because values of zip are taken together. Name values that stand at the same place of"
                                + " their lists",
                        "study.yaml:3:133: grid.exclude: seed: 1..3 is not one whole number. Write one entry for each"
                                + " seed",
                        "study.yaml:3:18: grid.exclude: encoder.width: 8 is not in the grid. The grid has no other"
                                + " settings");
    }

    @Test
    @DisplayName("are excluded by an equal number in another form")
    void excludedByNumber() {
        Expansion expansion = expand("grid: {time.end: [1, 1e1], exclude: {time.end: 10.0}}\narms: {a: }\n");
        assertThat(messages()).isEmpty();
        assertThat(expansion.families().get("a")).containsExactly("a-end1");
    }

    @Test
    @DisplayName("are refused if two of them have the same values in different forms, also as seeds")
    void equalValues() {
        expand("grid: {time.end: [1, 2, 1.0]}\narms: {a: }\n");
        expand("arms: {a: }\n", "grid.seed=[1, 01]");
        expand("grid: {zip: {encoder.width: [8, 8.0], time.end: [1, 1]}}\narms: {a: }\n");
        assertThat(messages())
                .containsExactly(
                        "study.yaml:3:25: the grid gives the arms a-end1 and a-end1_0 the same values. Give each value"
                                + " once",
                        "command line: the grid gives the arms a-seed1 and a-seed01 the same values. Give each value"
                                + " once",
                        "study.yaml:3:53: the grid gives the arms a-width8-end1 and a-width8_0-end1 the same values."
                                + " Give each value once");
    }

    @Test
    @DisplayName(
            "may differ in large whole numbers that are equal as double-precision numbers, and in one of two zipped"
                    + " settings")
    void differentValues() {
        Expansion expansion =
                expand("grid: {seed: [9007199254740992, 9007199254740993], zip: {encoder.width: [8, 16], time.end: [1,"
                        + " 1.0]}}\narms: {a: }\n");
        assertThat(messages()).isEmpty();
        assertThat(expansion.families().get("a")).hasSize(4);
    }

    @Test
    @DisplayName("cannot set what a search chooses")
    void tuned() {
        expand(
                """
                grid: {dynamics.rate: [0.1, 0.2]}
                tune: {dynamics.rate: {log: [1e-3, 1]}, by: loss}
                arms: {a: , b: {grid: {}}}
                """);
        assertThat(messages())
                .containsExactly(
                        "study.yaml:4:8: tune searches dynamics.rate, and the grid sets it as well. Leave it out of"
                                + " one of them");
    }

    @Test
    @DisplayName("have a notice for each written setting that they replace in every arm that has it")
    void replacedSettings() {
        assertThat(notices(
                        "seed: 7\ntime: {end: 3, points: 4}\ngrid: {seed: [1, 2]}\narms: {a: , b: {seed: 5}, c: {grid:"
                                + " {seed: 4, time.end: 9}, time: {end: 8}}}\n"))
                .containsExactly(
                        "seed: 7 has no effect, because grid.seed replaces it in all arms",
                        "arms.b.seed: 5 has no effect, because grid.seed replaces it. To keep it, give the arm a grid"
                                + " of its own, such as arms.b.grid: {}",
                        "arms.c.time.end: 8 has no effect, because arms.c.grid.time.end replaces it");
        // A grid of the command line replaces the values of a file on purpose, but not those of single arms.
        assertThat(notices("seed: 7\narms: {a: , b: {loss: vicreg}}\n", "grid.seed=[1, 2]", "grid.loss=[tcr, nt-xent]"))
                .containsExactly(
                        "arms.b.loss: vicreg has no effect, because grid.loss replaces it. To keep it, give the arm"
                                + " a grid of its own, such as arms.b.grid: {}");
        assertThat(messages()).isEmpty();
    }

    @Test
    @DisplayName("do not replace another arm that has the name of one of them")
    void namesOfOtherArms() {
        expand("arms: {a: {grid: {seed: [1, 2]}}, a-seed1: {}}\n");
        expand("arms: {a-seed0: {}, a: {seeds: 2}}\n");
        expand("arms: {a: {grid: {seed: [1, 1]}}}\n");
        assertThat(messages())
                .containsExactly(
                        "study.yaml:3:26: the grid makes an arm named 'a-seed1', which is the name of another arm as"
                                + " well. Rename one of the arms",
                        "study.yaml:3:25: the grid makes an arm named 'a-seed0', which is the name of another arm as"
                                + " well. Rename one of the arms",
                        "study.yaml:3:29: the grid makes two arms named 'a-seed1'. Give each value once, or rename an"
                                + " arm");
    }

    @Test
    @DisplayName("set a whole value before its parts, in whichever order they are written")
    void wholesBeforeParts() {
        Expansion seeds = expand("grid: {seed.init: [1, 2], seed: [3]}\narms: {a: {}}\n");
        assertThat(seeds.families().get("a")).containsExactly("a-init1-seed3", "a-init2-seed3");
        assertThat(StudyYaml.inline(seeds.study()
                        .settings("a-init2-seed3")
                        .get(StudyKey.SEED)
                        .orElseThrow()))
                .isEqualTo("{base: 3, init: 2}");
        Expansion rates =
                expand("grid: {dynamics.rate: [0.1], dynamics: [momentum, gradient-descent]}\narms: {a: {}}\n");
        assertThat(StudyYaml.inline(rates.study()
                        .settings("a-rate0_1-momentum")
                        .get(StudyKey.DYNAMICS)
                        .orElseThrow()))
                .isEqualTo("{name: momentum, rate: 0.1}");
        assertThat(messages()).isEmpty();
    }
}
