package org.repdyn.study.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.repdyn.core.problem.Problems;
import org.repdyn.study.Study;
import org.repdyn.study.StudyKey;

/** Expansion of an arm with a grid into one arm for each combination of values. */
class ParameterGridTest {

    private static final String STUDY =
            """
            seed: 7
            loss: nt-xent
            encoder: {name: two-layer, outputs: 2}
            augment: [{name: gaussian-noise, sd: 0.1}]
            grid:
              encoder.width: [64, 256]
              seed: [1, 2, 3]
            arms:
              free:
              slow: {dynamics: {name: gradient-descent, rate: 0.01}}
              wide: {grid: {augment.gaussian-noise.sd: [0.1, 0.2]}}
              alone: {grid: {}, baseline: ntk}
            """;

    private static Study read(String yaml) {
        Problems problems = new Problems();
        Study study = StudyYaml.read(yaml, "study.yaml", problems).orElseThrow();
        assertThat(problems.toList()).isEmpty();
        return study;
    }

    private static Expansion expand(Study study) {
        Problems problems = new Problems();
        Expansion expansion = Expansion.of(study, problems);
        assertThat(problems.toList()).isEmpty();
        return expansion;
    }

    private static String inline(Study study, String arm, StudyKey axis) {
        return StudyYaml.inline(study.settings(arm).get(axis).orElseThrow());
    }

    private static List<String> names(String study) {
        return List.copyOf(expand(read(study)).study().arms().keySet());
    }

    @Test
    void aPluginIsWrittenWithoutItsKey() {
        assertThat(names("grid: {loss: [vicreg, nt-xent], encoder.width: [8], seed: [1]}"))
                .as("the only arm of a study has no name before that of a plugin")
                .containsExactly("vicreg-width8-seed1", "nt-xent-width8-seed1");
        assertThat(names("grid: {seed: [1, 2], loss: [vicreg]}"))
                .containsExactly("run-seed1-vicreg", "run-seed2-vicreg");
        assertThat(names("grid: {loss: [vicreg, nt-xent]}\narms: {free: {}, alone: {grid: {}}}"))
                .containsExactly("free-vicreg", "free-nt-xent", "alone");
        assertThat(names("grid: {loss: [vicreg, nt-xent]}\narms: {run: {}, vicreg: {grid: {}}}"))
                .as("an arm named run beside another one")
                .containsExactly("run-vicreg", "run-nt-xent", "vicreg");
    }

    @Test
    void everyNameCanBeReadAgain() {
        assertThat(names("grid: {data: [../p.csv, -p.csv, 2.csv, é.csv]}"))
                .as("a name of an arm begins with a letter or digit")
                .containsExactly("run-___p_csv", "run--p_csv", "2_csv", "run-__csv");
        Expansion expansion = expand(read("grid: {data: [../p.csv, -p.csv, 2.csv, é.csv]}"));
        assertThat(read(StudyYaml.write(expansion.study())).arms().keySet())
                .isEqualTo(expansion.study().arms().keySet());
    }

    @Test
    void aPluginIsWrittenWithItsKeyIfTwoArmsWouldHaveOneName() {
        assertThat(names("grid: {loss: [a, a-b], encoder: [b-c, c]}"))
                .containsExactly(
                        "run-lossa-encoderb-c", "run-lossa-encoderc", "run-lossa-b-encoderb-c", "run-lossa-b-encoderc");
    }

    @Test
    void expandsEveryCombinationWithTheLastSettingFastest() {
        Expansion expansion = expand(read(STUDY));
        assertThat(expansion.families().get("free"))
                .containsExactly(
                        "free-width64-seed1",
                        "free-width64-seed2",
                        "free-width64-seed3",
                        "free-width256-seed1",
                        "free-width256-seed2",
                        "free-width256-seed3");
        Study study = expansion.study();
        assertThat(study.arms()).hasSize(6 + 6 + 2 + 1);
        assertThat(inline(study, "slow-width256-seed2", StudyKey.ENCODER))
                .isEqualTo("{name: two-layer, outputs: 2, width: 256}");
        assertThat(inline(study, "slow-width256-seed2", StudyKey.SEED)).isEqualTo("2");
        assertThat(inline(study, "slow-width256-seed2", StudyKey.DYNAMICS)).contains("rate: 0.01");
        assertThat(expansion.familyByArm())
                .hasSize(6 + 6 + 2 + 1)
                .containsEntry("slow-width256-seed2", "slow")
                .containsEntry("alone", "alone");
    }

    @Test
    void usesTheGridOfAnArmInPlaceOfTheStudysGrid() {
        Expansion expansion = expand(read(STUDY));
        assertThat(expansion.families().get("wide")).containsExactly("wide-sd0_1", "wide-sd0_2");
        assertThat(inline(expansion.study(), "wide-sd0_2", StudyKey.AUGMENT))
                .isEqualTo("[{name: gaussian-noise, sd: 0.2}]");
        assertThat(inline(expansion.study(), "wide-sd0_2", StudyKey.SEED)).isEqualTo("7");
        assertThat(expansion.families().get("alone")).containsExactly("alone");
    }

    @Test
    void writesAndReadsAGrid() {
        Study study = read(STUDY);
        String written = StudyYaml.write(study);
        assertThat(StudyYaml.write(read(written))).isEqualTo(written);
        assertThat(expand(read(written)).families()).isEqualTo(expand(study).families());
    }

    @Test
    void appliesOverridesToTheGridAndToAllExpandedArms() {
        Problems problems = new Problems();
        Overrides.Outcome changed = Overrides.apply(
                read(STUDY),
                List.of(
                        "grid.seed=[4]",
                        "grid.loss=[vicreg, nt-xent]",
                        "arms.wide.grid.augment.gaussian-noise.sd=0.3",
                        "arms.slow.dynamics.rate=0.02"),
                problems);
        assertThat(problems.toList()).isEmpty();
        Expansion expansion = expand(changed.study());
        assertThat(expansion.families().get("slow"))
                .containsExactly(
                        "slow-width64-seed4-vicreg",
                        "slow-width64-seed4-nt-xent",
                        "slow-width256-seed4-vicreg",
                        "slow-width256-seed4-nt-xent");
        assertThat(inline(expansion.study(), "slow-width64-seed4-vicreg", StudyKey.DYNAMICS))
                .contains("rate: 0.02");
        assertThat(expansion.families().get("wide")).containsExactly("wide-sd0_3");
    }

    @Test
    void refusesAnOverrideOfASettingInTheGrid() {
        Problems problems = new Problems();
        Overrides.apply(read(STUDY), List.of("seed=3", "arms.free.encoder.width=9", "grid=3"), problems);
        assertThat(problems.toList())
                .extracting(Object::toString)
                .anyMatch(p ->
                        p.contains("'seed=3' has no effect where a grid sets seed. Change it there: grid.seed=[VALUE]"
                                + ", or set it for the arms without it: arms.wide.seed=3"))
                .anyMatch(p -> p.contains("arms.free.grid.encoder.width=[VALUE]"))
                .anyMatch(p -> p.contains("'grid' names no setting"));
    }

    @Test
    void reportsErrorsInAGridWithTheirLocations() {
        Problems problems = new Problems();
        Study study = StudyYaml.read(
                        """
                        loss: nt-xent
                        grid:
                          encodr.width: [64]
                          seed: [1, 1]
                          time: {end: 3}
                        """,
                        "study.yaml",
                        problems)
                .orElseThrow();
        Expansion.of(study, problems);
        assertThat(problems.toList())
                .extracting(Object::toString)
                .anyMatch(p -> p.contains("study.yaml:5:") && p.contains("grid.time is a list of single values"))
                .anyMatch(p -> p.contains("study.yaml:3:")
                        && p.contains("unknown key 'grid.encodr.width'. Did you mean 'encoder'?"))
                .anyMatch(p -> p.contains("study.yaml:4:") && p.contains("the grid makes two arms named"));
        Problems shape = new Problems();
        StudyYaml.read("grid: [1, 2]", "study.yaml", shape);
        assertThat(shape.toList()).singleElement().asString().contains("grid is a map from settings to their values");
    }

    @Test
    void givesEachPluginTheOptionsThatAreWrittenWithoutOne() {
        Study grid = expand(read("loss: {temperature: 0.2}\ndata: {label: c, held-out: 3}\n"
                        + "grid: {loss: [nt-xent, dcl], data: [a.csv]}\n"))
                .study();
        assertThat(grid.arms().keySet()).containsExactly("nt-xent-a_csv", "dcl-a_csv");
        assertThat(inline(grid, "dcl-a_csv", StudyKey.LOSS)).isEqualTo("{temperature: 0.2, name: dcl}");
        assertThat(inline(grid, "dcl-a_csv", StudyKey.DATA)).isEqualTo("{label: c, held-out: 3, name: a.csv}");

        Study arms = expand(read("loss: {temperature: 0.2}\narms: {a: {loss: {name: dcl, temperature: 0.3}}, b: {loss:"
                        + " nt-xent}}\n"))
                .study();
        assertThat(inline(arms, "a", StudyKey.LOSS)).isEqualTo("{temperature: 0.3, name: dcl}");
        assertThat(inline(arms, "b", StudyKey.LOSS)).isEqualTo("{temperature: 0.2, name: nt-xent}");
        Study other = expand(read("loss: {name: nt-xent, temperature: 0.2}\narms: {a: {loss: dcl}}\n"))
                .study();
        assertThat(inline(other, "a", StudyKey.LOSS))
                .as("options of another plugin are not inherited")
                .isEqualTo("dcl");
    }

    @Test
    void reportsAnUnknownKeyOnceForAllItsValues() {
        Problems problems = new Problems();
        Study study = StudyYaml.read(
                        "grid:\n  encodr.width: [64, 128, 256]\n  zip: {los: [vicreg, nt-xent], seed: [1, 2]}\n",
                        "study.yaml",
                        problems)
                .orElseThrow();
        Expansion.of(study, problems);
        assertThat(problems.toList())
                .extracting(Object::toString)
                .hasSize(2)
                .anyMatch(p -> p.startsWith(
                        "study.yaml:2:3: unknown key 'grid.encodr.width'. Did you mean 'encoder'? Known: seed,"))
                .anyMatch(p ->
                        p.startsWith("study.yaml:3:9: unknown key 'grid.zip.los'. Did you mean 'loss'? Known: seed,"));
    }

    private static Problems problems(String yaml, String... overrides) {
        Problems problems = new Problems();
        Overrides.Outcome unused = Overrides.apply(read(yaml), List.of(overrides), problems);
        return problems;
    }

    @Test
    void refusesASettingInTheGridInAnyOrderOfTheOverrides() {
        String plain = "loss: nt-xent\n";
        for (List<String> overrides :
                List.of(List.of("grid.seed=[1, 2]", "seed=3"), List.of("seed=3", "grid.seed=[1, 2]"))) {
            assertThat(problems(plain, overrides.toArray(String[]::new)).toList())
                    .extracting(Object::toString)
                    .containsExactly("command line: 'seed=3' has no effect where a grid sets seed. Change it there:"
                            + " grid.seed=[VALUE]");
        }
        assertThat(problems(plain + "arms: {a: {grid: {seed: [1, 2]}}, b: }", "seed=3")
                        .toList())
                .extracting(Object::toString)
                .containsExactly("command line: 'seed=3' has no effect where a grid sets seed. Change it there:"
                        + " arms.a.grid.seed=[VALUE], or set it for the arms without it: arms.b.seed=3");
        assertThat(problems(plain + "grid: {encoder.width: [8, 16]}", "encoder={name: two-layer, width: 4}")
                        .toList())
                .singleElement()
                .asString()
                .contains("has no effect where a grid sets encoder.width");
        assertThat(problems(plain + "grid: {encoder.width: [8, 16]}", "encoder=two-layer", "encoder.outputs=3")
                        .toList())
                .isEmpty();
    }

    @Test
    void reportsOptionsOfAPluginThatTheGridReplaces() {
        String grid = "loss: nt-xent\ngrid: {loss: [nt-xent, vicreg]}\narms: {run: }\n";
        Problems none = new Problems();
        assertThat(Overrides.apply(read(grid), List.of("loss.temperature=0.2"), none)
                        .notices())
                .containsExactly("loss.temperature=0.2 changes nt-xent; the grid replaces it in the other arms of run");
        assertThat(none.toList()).isEmpty();
        assertThat(problems("loss: dcl\ngrid: {loss: [nt-xent, vicreg]}\n", "loss.temperature=0.2")
                        .toList())
                .singleElement()
                .asString()
                .contains("'loss.temperature=0.2' changes no arm: the grid of run replaces it. Set it by the grid:"
                        + " grid.loss.temperature=[0.2]");
        String one = "arms: {a: {loss: dcl, grid: {loss: [nt-xent]}}}\n";
        assertThat(problems(one, "arms.a.loss.temperature=0.2").toList())
                .singleElement()
                .asString()
                .endsWith("Set it by the grid: arms.a.grid.loss.temperature=[0.2]");
        assertThat(problems(one, "arms.a.grid.loss.temperature=[0.2]").toList()).isEmpty();
        String bare = "loss: dcl\narms: {a: {grid: {loss: [nt-xent]}}}\n";
        Problems reaching = new Problems();
        Study changed = Overrides.apply(read(bare), List.of("arms.a.loss.temperature=0.2"), reaching)
                .study();
        assertThat(reaching.toList()).isEmpty();
        assertThat(inline(expand(changed).study(), "a-nt-xent", StudyKey.LOSS))
                .as("an option of the arm, which names no loss itself")
                .isEqualTo("{temperature: 0.2, name: nt-xent}");
    }

    @Test
    void reportsArmsThatDoNotUseAChangedGrid() {
        Problems none = new Problems();
        assertThat(Overrides.apply(read(STUDY), List.of("grid.seed=[4]"), none).notices())
                .containsExactly("grid.seed=[4] changes free, slow; wide has a grid of its own. Change it there:"
                        + " arms.wide.grid.seed=[VALUE], alone has no grid (grid: {})");
        assertThat(none.toList()).isEmpty();
        assertThat(problems("loss: nt-xent\narms: {a: {grid: {seed: [1]}}}", "grid.seed=[3]")
                        .toList())
                .singleElement()
                .asString()
                .contains("'grid.seed=[3]' changes no arm: a has a grid of its own");
    }

    @Test
    void asksForBracketsAroundAList() {
        assertThat(problems("loss: nt-xent\n", "grid.seed=1,2,3", "observables=norm, loss")
                        .toList())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "command line: 'grid.seed=1,2,3' is one value with a comma. Write a list in brackets:"
                                + " 'grid.seed=[1, 2, 3]'",
                        "command line: 'observables=norm, loss' is one value with a comma. Write a list in brackets:"
                                + " 'observables=[norm, loss]'");
        assertThat(problems("loss: nt-xent\n", "grid.data.path=\"a,b.csv\"").toList())
                .isEmpty();
    }

    @Test
    void refusesAGridWithTooManyCombinationsBeforeItIsExpanded() {
        StringBuilder yaml = new StringBuilder("loss: nt-xent\ngrid:\n");
        for (int i = 0; i < 7; i++) {
            yaml.append("  loss.x").append(i).append(": [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]\n");
        }
        Problems problems = new Problems();
        Expansion expansion = Expansion.of(read(yaml.toString()), problems);
        assertThat(expansion.study().arms()).hasSize(1);
        assertThat(problems.toList())
                .extracting(Object::toString)
                .containsExactly(
                        "study.yaml:3:13: the grid has 10000000 combinations; at most 10000 are allowed. Give fewer"
                                + " values, or run parts of the grid one after the other");
        StringBuilder many = new StringBuilder("loss: nt-xent\narms:\n");
        for (int i = 0; i <= Expansion.MAX_ARMS; i++) {
            many.append("  a").append(i).append(":\n");
        }
        Problems tooMany = new Problems();
        // The plan of all these arms takes a minute, and its problems are those of a few.
        assertThat(Expansion.of(read(many.toString()), tooMany).study().arms()).hasSize(100);
        assertThat(tooMany.toList())
                .extracting(Object::toString)
                .containsExactly(
                        "study.yaml:1:1: the study has 10001 arms; at most 10000 are allowed. Divide it into several"
                                + " studies");
        StringBuilder endless = new StringBuilder("grid:\n");
        for (int i = 0; i < 70; i++) {
            endless.append("  loss.x").append(i).append(": [0, 1]\n");
        }
        assertThat(read(endless.toString()).grid().size()).isEqualTo(Long.MAX_VALUE);
    }
}
