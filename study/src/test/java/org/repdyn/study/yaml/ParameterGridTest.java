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
        assertThat(expansion.family("slow-width256-seed2")).isEqualTo("slow");
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
                        "slow-width64-seed4-lossvicreg",
                        "slow-width64-seed4-lossnt-xent",
                        "slow-width256-seed4-lossvicreg",
                        "slow-width256-seed4-lossnt-xent");
        assertThat(inline(expansion.study(), "slow-width64-seed4-lossvicreg", StudyKey.DYNAMICS))
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
                        p.contains("'seed' changes no arm: the grid sets seed. Change it there: grid.seed=[VALUE]"))
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
                        && p.contains("unknown key 'encodr.width'. Did you mean 'encoder'?"))
                .anyMatch(p -> p.contains("study.yaml:4:") && p.contains("the grid makes two arms named"));
        Problems shape = new Problems();
        StudyYaml.read("grid: [1, 2]", "study.yaml", shape);
        assertThat(shape.toList()).singleElement().asString().contains("grid is a map from settings to their values");
    }
}
