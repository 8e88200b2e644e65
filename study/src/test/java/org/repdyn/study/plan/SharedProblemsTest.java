package org.repdyn.study.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.study.Studies;
import org.repdyn.study.Study;
import org.repdyn.study.yaml.Expansion;
import org.repdyn.study.yaml.StudyYaml;

@DisplayName("A mistake of several arms")
class SharedProblemsTest {

    private static List<String> problems(String yaml) {
        Problems problems = new Problems();
        Study study = StudyYaml.read(yaml, Studies.FILE, problems).orElseThrow();
        return catchThrowableOfType(
                        UserErrorException.class, () -> new StudyPlanner(Studies.BUILT_IN, LinearAlgebra.ojAlgo())
                                .plan(Expansion.of(study, problems).study(), problems))
                .lines();
    }

    @Test
    @DisplayName("is printed once with the number of arms, whether or not its message names the arm")
    void once() {
        assertThat(
                        problems(
                                Studies.SMALL
                                        + "seeds: 3\narms:\n  good: {}\n  kernel: {baseline: ntk, constraint: stiefel}\n"
                                        + "  exact: {dynamics: exact, loss: nt-xent}\n  sharp: {loss: {name: nt-xent, temperature: -1}}\n"))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line)
                                .isEqualTo("study.yaml:7:27: arms.kernel-seed0 sets constraint, but it runs a baseline,"
                                        + " which has none. Remove constraint or baseline (3 of 12 arms)"),
                        line -> assertThat(line).contains("dynamics exact: ").endsWith(" (3 of 12 arms)"),
                        line -> assertThat(line)
                                .contains("loss.temperature is '-1'")
                                .endsWith(" (3 of 12 arms)"));
    }

    @Test
    @DisplayName("of the whole study has no number of arms, unless it names one")
    void allArms() {
        assertThat(problems(Studies.SMALL.replace("linear-contrastive", "{name: nt-xent, temperature: -1}")
                        + "seeds: 3\ndynamics: exact\nsteps: 5\n"))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line)
                                .endsWith("Allowed: a number > 0, default 0.5. See: repdyn plugins describe nt-xent"),
                        line -> assertThat(line).endsWith("or use another dynamics for arm run-seed0 (all 3 arms)"));
    }

    @Test
    @DisplayName("in the name of an option with several values in a grid is printed once, at the first value")
    void optionOfAGrid() {
        assertThat(problems(Studies.SMALL + "grid: {encoder.ouputs: [2, 3, 4]}\n"))
                .singleElement()
                .asString()
                .startsWith("study.yaml:4:25: unknown option 'encoder.ouputs'. Did you mean 'encoder.outputs'");
        assertThat(problems(Studies.SMALL + "grid: {encoder.outputs: [-2, 3, -4]}\n"))
                .as("mistakes in values have a place each")
                .hasSize(2);
    }

    @Test
    @DisplayName("in a few words of which one is the name of an arm is not changed by that name")
    void shortNames() {
        assertThat(
                        problems(
                                """
                        data: {name: gaussian-views, samples: 30, dimension: 4}
                        encoder: {name: linear, outputs: 2}
                        time: {end: soon}
                        loss: linear-contrastive
                        arms: {a: {}, is: {}, number: {}}
                        """))
                .containsExactly(
                        "study.yaml:3:8: time.end is 'soon', which is not a number. Allowed: a number > 0, default 10");
    }
}
