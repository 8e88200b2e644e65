package org.repdyn.study.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Guice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.problem.Problems;
import org.repdyn.study.Studies;
import org.repdyn.study.plan.ArmPlan;
import org.repdyn.study.plan.StudyPlan;
import org.repdyn.study.wiring.StudyModule;
import org.repdyn.study.yaml.StudyYaml;

@DisplayName("Parts of a study")
class StudyPartTest {

    private static final StudyService SERVICE =
            Guice.createInjector(new StudyModule(PluginSource.builtIn())).getInstance(StudyService.class);

    /** Two encoders with four seeds each, where the seed varies slowest, and an arm with the settings of another one. */
    private static final StudyPlan STUDY = plan(Studies.SMALL + "grid: {seed: [1, 2, 3, 4], encoder.outputs: [2, 3]}\n"
            + "arms: {a: {}, twin: {grid: {seed: [1], encoder.outputs: [2]}}}\n");

    private static StudyPlan plan(String yaml) {
        Problems problems = new Problems();
        return SERVICE.prepare(
                StudyYaml.read(yaml, Studies.FILE, problems).orElseThrow(),
                List.of(),
                new StudyRequest.Arms.All(),
                problems);
    }

    private static List<List<String>> parts(StudyPlan study, int parts) {
        return IntStream.rangeClosed(1, parts)
                .mapToObj(number -> SERVICE.part(study, new StudyPart(number, parts)).arms().stream()
                        .map(ArmPlan::name)
                        .toList())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8, 12})
    @DisplayName("have each arm once, and as many runs as another part or one more")
    void cover(int number) {
        List<List<String>> parts = parts(STUDY, number);
        List<String> all = new ArrayList<>();
        parts.forEach(all::addAll);
        assertThat(all)
                .containsExactlyInAnyOrderElementsOf(
                        STUDY.arms().stream().map(ArmPlan::name).toList());
        List<Integer> runs = parts.stream()
                .map(part -> (int)
                        part.stream().filter(arm -> !arm.startsWith("twin")).count())
                .toList();
        assertThat(runs).allMatch(n -> n == 8 / number || n == 8 / number + 1);
    }

    @Test
    @DisplayName("have each as many seeds of each group, and arms of one identity together")
    void seeds() {
        List<List<String>> parts = parts(STUDY, 2);
        for (List<String> part : parts) {
            assertThat(part)
                    .filteredOn(arm -> arm.endsWith("outputs2") && arm.startsWith("a-"))
                    .hasSize(2);
            assertThat(part).filteredOn(arm -> arm.endsWith("outputs3")).hasSize(2);
        }
        assertThat(parts.get(0)).contains("a-seed1-outputs2", "twin-seed1-outputs2");
        Set<String> first = new HashSet<>(parts.get(0));
        assertThat(parts.get(1)).noneMatch(first::contains);
    }

    @Test
    @DisplayName("are numbered from 1 to their number")
    void numbers() {
        assertThatThrownBy(() -> new StudyPart(0, 4))
                .hasMessage("part 0 of 4 does not exist; parts are numbered from 1");
        assertThatThrownBy(() -> new StudyPart(5, 4)).hasMessageContaining("part 5 of 4 does not exist");
    }
}
