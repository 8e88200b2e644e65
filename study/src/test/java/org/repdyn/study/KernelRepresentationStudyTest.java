package org.repdyn.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.result.RunResult;
import org.repdyn.study.plan.Plugins;
import org.repdyn.study.run.ProgressListener;
import org.repdyn.study.run.RunSettings;
import org.repdyn.study.service.StudyRequest;
import org.repdyn.study.service.StudyService;

@DisplayName("the baseline kernel-representation in a study")
@Tag("slow")
final class KernelRepresentationStudyTest {

    private static final String ARMS =
            """
            loss: linear-contrastive
            encoder: {name: linear, outputs: 4}
            time: {end: 1, points: 3}
            arms:
              vicreg: {baseline: {name: kernel-representation, ridge: 1e-2}}
              spectral: {baseline: {name: kernel-representation, objective: spectral, network: [dense, gelu, dense]}}
            """;

    @TempDir
    private Path directory;

    private RunResult run(String yaml) throws IOException {
        StudyService service = new StudyService(Plugins.load(PluginSource.builtIn()), LinearAlgebra.ojAlgo());
        Path file = Files.writeString(directory.resolve("study.yaml"), yaml);
        return service.run(
                service.prepare(new StudyRequest(Optional.of(file), List.of(), new StudyRequest.Arms.All())),
                new RunSettings("run", 1, Map.of(), () -> false),
                new ProgressListener() {});
    }

    @Test
    @DisplayName("predicts labels of held-out digits far above chance")
    void predictsLabels() throws IOException {
        RunResult finished =
                run("data: {name: digits, train: 80, held-out: 100}\naugment: [pixel-shift, gaussian-noise]\n" + ARMS);
        assertThat(finished.failed()).isFalse();
        for (String arm : List.of("vicreg", "spectral")) {
            // Chance level on 100 samples of ten classes is 0.10 ± 0.03; the bound is five standard deviations above.
            assertThat(finished.trajectory().stream()
                            .filter(r -> r.arm().equals(arm) && r.observable().equals("probe-accuracy")))
                    .as(arm)
                    .isNotEmpty()
                    .allSatisfy(r -> assertThat(r.value()).isBetween(0.25, 1.0));
        }
    }

    @Test
    @DisplayName("completes on data without labels or image shape")
    void runsWithoutLabels() throws IOException {
        RunResult finished = run("data: {name: gaussian-views, samples: 40, dimension: 6}\n" + ARMS);
        assertThat(finished.failed()).isFalse();
        assertThat(finished.arms()).hasSize(2).allSatisfy(arm -> assertThat(arm.stopped())
                .contains("completed"));
    }
}
