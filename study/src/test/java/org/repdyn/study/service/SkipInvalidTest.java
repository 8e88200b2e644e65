package org.repdyn.study.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Guice;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.SkippedArm;
import org.repdyn.study.Studies;
import org.repdyn.study.plan.ArmPlan;
import org.repdyn.study.plan.StudyPlan;
import org.repdyn.study.run.ProgressListener;
import org.repdyn.study.run.RunSettings;
import org.repdyn.study.wiring.StudyModule;
import org.repdyn.study.yaml.StudyYaml;

@Tag("slow")
@DisplayName("A grid with skip-invalid")
class SkipInvalidTest {

    private static final StudyService SERVICE =
            Guice.createInjector(new StudyModule(PluginSource.builtIn())).getInstance(StudyService.class);

    private static final String LOSSES = Studies.SMALL + "time: {end: 0.001, points: 2}\nseeds: 2\n"
            + "grid: {loss: [linear-contrastive, vicreg], constraint: [stiefel, grassmann]SKIP}\narms: {a: {}}\n";

    private static StudyPlan plan(String yaml) {
        Problems problems = new Problems();
        return SERVICE.prepare(
                StudyYaml.read(yaml, Studies.FILE, problems)
                        .orElseThrow(() -> new UserErrorException(problems.toList())),
                List.of(),
                new StudyRequest.Arms.All(),
                problems);
    }

    @Test
    @DisplayName(
            "leaves out refused combinations with all their seeds, and the notices, the result and its provenance list"
                    + " them")
    void leavesOut() {
        StudyPlan plan = plan(LOSSES.replace("SKIP", ", skip-invalid: true"));
        assertThat(plan.arms())
                .extracting(ArmPlan::name)
                .containsExactly(
                        "a-linear-contrastive-stiefel-seed0",
                        "a-linear-contrastive-stiefel-seed1",
                        "a-linear-contrastive-grassmann-seed0",
                        "a-linear-contrastive-grassmann-seed1",
                        "a-vicreg-stiefel-seed0",
                        "a-vicreg-stiefel-seed1");
        assertThat(plan.skipped())
                .extracting(SkippedArm::arm)
                .containsExactly("a-vicreg-grassmann-seed0", "a-vicreg-grassmann-seed1");
        assertThat(plan.skipped()).allSatisfy(arm -> assertThat(arm.reason())
                .startsWith("constraint grassmann treats weights that differ by a rotation as the same"));
        assertThat(plan.notices())
                .anyMatch(line -> line.startsWith(
                        "skipped a-vicreg-grassmann-seed0," + " a-vicreg-grassmann-seed1: constraint grassmann"));
        assertThat(plan(LOSSES.replace("SKIP", ", skip-invalid: true").replace("seeds: 2", "seeds: 20"))
                        .notices())
                .as("many arms with one reason are counted")
                .anyMatch(line -> line.contains("-seed2 and 17 more): constraint grassmann")
                        && line.startsWith("skipped 20 arms (a-vicreg"));

        RunResult result =
                SERVICE.run(plan, new RunSettings("run", 1, Map.of(), () -> false), new ProgressListener() {});
        assertThat(result.origins().skipped()).isEqualTo(plan.skipped());
        assertThat(result.provenance().get("skipped"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsKey("a-vicreg-grassmann-seed0");
    }

    @Test
    @DisplayName("is needed for that: without it, or with the value false, such a combination is an error")
    void errors() {
        for (String skip : List.of("", ", skip-invalid: false")) {
            assertThatThrownBy(() -> plan(LOSSES.replace("SKIP", skip)))
                    .isInstanceOf(UserErrorException.class)
                    .hasMessageContaining("constraint grassmann treats weights");
        }
        assertThatThrownBy(() -> plan(LOSSES.replace("SKIP", ", skip-invalid: perhaps")))
                .hasMessageContaining("grid.skip-invalid is 'perhaps'. Allowed: true or false");
    }

    @Test
    @DisplayName(
            "leaves out options that a plugin does not have, and what is found only when an arm is tried as a whole")
    void options() {
        StudyPlan plan = plan(Studies.SMALL
                + "seeds: 2\n"
                + "grid: {zip: {encoder: [linear, two-layer], dynamics: [gradient-flow, exact]}, skip-invalid: true}\n"
                + "arms: {a: {}}\n");
        assertThat(plan.arms())
                .extracting(ArmPlan::name)
                .containsExactly("a-linear-gradient-flow-seed0", "a-linear-gradient-flow-seed1");
        assertThat(plan.skipped()).hasSize(2).extracting(SkippedArm::reason).doesNotContain("");
        StudyPlan width = plan(Studies.SMALL + "grid: {encoder.outputs: [2, -1], skip-invalid: true}\narms: {a: {}}\n");
        assertThat(width.arms()).hasSize(1);
        assertThat(width.skipped()).extracting(SkippedArm::arm).containsExactly("a-outputs-1");
    }

    @Test
    @DisplayName("refuses a study of which no combination is valid, with the reasons")
    void none() {
        assertThatThrownBy(() -> plan(Studies.SMALL + "constraint: grassmann\n"
                        + "grid: {loss: [vicreg, barlow-twins], skip-invalid: true}\narms: {a: {}}\n"))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("no combination of the grid is valid, so skip-invalid would leave out all arms:"
                        + " constraint grassmann treats weights");
        assertThatThrownBy(() ->
                        plan(Studies.SMALL + "grid: {encoder.breadth: [1, 2], skip-invalid: true}\narms: {a: {}}\n"))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("no combination of the grid is valid")
                .hasMessageContaining("breadth");
    }
}
