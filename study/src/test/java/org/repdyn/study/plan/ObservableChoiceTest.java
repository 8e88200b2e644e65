package org.repdyn.study.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.study.service.StudyRequest;
import org.repdyn.study.service.StudyService;

@DisplayName("The observables of an arm")
final class ObservableChoiceTest {

    private static final String STUDY =
            "{data: {name: gaussian-views, train: 30}, loss: simsiam, encoder: {name: linear, outputs: 3}, arms: {one: }";

    private static final Plugins PLUGINS = Plugins.load(PluginSource.builtIn());

    @TempDir
    private Path directory;

    private List<String> measured(String observables) throws IOException {
        Path file = Files.writeString(directory.resolve("study.yaml"), STUDY + observables + "}");
        return new StudyService(PLUGINS, LinearAlgebra.ojAlgo())
                        .prepare(new StudyRequest(Optional.of(file), List.of(), new StudyRequest.Arms.All()))
                        .arms()
                        .get(0)
                        .arm()
                        .measurements()
                        .alongTheRun()
                        .stream()
                        .map(BoundPlugin::name)
                        .toList();
    }

    private String refusal(String observables) {
        return catchThrowableOfType(UserErrorException.class, () -> measured(observables))
                .getMessage();
    }

    @Test
    @DisplayName("are the default ones without a list, all that apply with 'all', and both words add to a list")
    void groups() throws IOException {
        List<String> without = measured("");
        List<String> all = measured(", observables: all");
        assertThat(without)
                .contains("effective-rank", "singular-values", "norm", "surrogate")
                .doesNotContain("uniformity", "lidar");
        assertThat(measured(", observables: default")).isEqualTo(without);
        assertThat(all).contains("uniformity", "lidar").containsAll(without);
        // The data have no labels, so accuracies are left out although they are default observables.
        assertThat(PLUGINS.observables().all().stream()
                        .filter(plugin -> plugin.provider().byDefault())
                        .map(LoadedPlugin::name)
                        .filter(name -> !name.endsWith("-accuracy")))
                .containsExactlyInAnyOrderElementsOf(without);
        assertThat(measured(", observables: [{name: uniformity, t: 3}, default]"))
                .startsWith("uniformity")
                .containsAll(without)
                .hasSize(without.size() + 1);
        assertThat(measured(", observables: [all, norm]")).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    @DisplayName("that a study lists itself must be measurable, also beside 'all', and the words have no options")
    void mistakes() {
        assertThat(refusal(", observables: [all, knn-accuracy]"))
                .contains("observable knn-accuracy cannot be measured", "has no labels");
        assertThat(refusal(", observables: [{name: all, every: 2}]"))
                .contains("'all' stands for several observables and has no options");
        assertThat(refusal(", observables: [default, default]")).contains("'default' is listed twice");
    }
}
