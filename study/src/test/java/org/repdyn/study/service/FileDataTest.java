package org.repdyn.study.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.inject.Guice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.RunResult;
import org.repdyn.study.plan.StudyPlan;
import org.repdyn.study.run.ProgressListener;
import org.repdyn.study.run.RunSettings;
import org.repdyn.study.wiring.StudyModule;

class FileDataTest {

    private static final StudyService SERVICE =
            Guice.createInjector(new StudyModule(PluginSource.builtIn())).getInstance(StudyService.class);

    private static final String TABLE =
            """
            a,b,kind
            1,2,cat
            2,1,dog
            0,3,cat
            3,0,dog
            1,3,
            3,1,dog
            0,2,cat
            2,0,dog
            1,4,cat
            4,1,dog
            """;

    @TempDir
    Path directory;

    @Test
    void dataAreDescribedAndClassNamesAreKept() throws IOException {
        StudyPlan study = prepare("missing-labels: unlabelled");
        assertThat(study.notices())
                .containsOnlyOnce(directory.resolve("points.csv")
                        + ": 10 samples, 2 inputs, label in column 3 (kind) with 2 classes, 1 sample without a label,"
                        + " first row has the names of the columns");
        RunResult finished = SERVICE.run(
                study, new RunSettings("run-1", 1, Map.of("command", "test"), () -> false), new ProgressListener() {});
        JsonNode data = new ObjectMapper()
                .valueToTree(finished.provenance())
                .path("data")
                .path(0);
        assertThat(data.path("classes").toString()).isEqualTo("[\"cat\",\"dog\"]");
        assertThat(data.path("read").path(0).asText()).contains("10 samples, 2 inputs");
        assertThat(finished.classes()).isEqualTo(Map.of("one", List.of("cat", "dog"), "two", List.of("cat", "dog")));
        assertThat(finished.points())
                .filteredOn(point -> point.label().isPresent())
                .isNotEmpty()
                .allMatch(point -> finished.className(point).isPresent());
        assertThat(finished.trajectory())
                .filteredOn(row -> row.observable().equals("knn-accuracy"))
                .isNotEmpty()
                .allMatch(row -> Double.isFinite(row.value()));
    }

    @Test
    void pairsByLabelAndTargetsRefuseSamplesWithoutALabel() throws IOException {
        assertThatThrownBy(() -> prepare("missing-labels: unlabelled, positives: same-label"))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("has training samples without a label");
        Path points = Files.writeString(directory.resolve("points.csv"), TABLE);
        Path file = Files.writeString(
                directory.resolve("targets.yaml"),
                "data: {name: csv, path: '" + points + "', label: kind, missing-labels: unlabelled}\n"
                        + "loss: squared-regression\nencoder: {name: linear, outputs: 2}\n");
        assertThatThrownBy(() ->
                        SERVICE.prepare(new StudyRequest(Optional.of(file), List.of(), new StudyRequest.Arms.All())))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining(
                        "targets.yaml:2:1: loss squared-regression needs targets, but dataset points.csv has"
                                + " samples without a label");
    }

    @Test
    void positivesThatAreTheirAnchorsAreNoticed() throws IOException {
        String study =
                """
                data: {name: gaussian-views, samples: 8, dimension: 3}
                encoder: {name: linear, outputs: 2}
                time: {end: 1, points: 2}
                loss: nt-xent
                """;
        String notice = "each positive equals its anchor, because there is no augmentation";
        assertThat(notices(study)).singleElement().asString().startsWith("run: " + notice);
        assertThat(notices(study + "seeds: 2")).singleElement().asString().startsWith("all arms: " + notice);
        assertThat(notices(study + "arms: {one: {augment: gaussian-noise}, two: , three: {loss: tcr}}"))
                .singleElement()
                .asString()
                .startsWith("two: " + notice);
        assertThat(notices(study.replace("nt-xent", "tcr"))).isEmpty();
        assertThat(notices(study + "augment: [gaussian-noise]")).isEmpty();
        assertThat(notices(
                        study.replace("gaussian-views, ", "gaussian-mixture, components: 2, positives: same-label, ")))
                .isEmpty();
    }

    private List<String> notices(String study) throws IOException {
        Path file = Files.writeString(directory.resolve("positives.yaml"), study);
        return SERVICE.prepare(new StudyRequest(Optional.of(file), List.of(), new StudyRequest.Arms.All()))
                .notices();
    }

    private StudyPlan prepare(String option) throws IOException {
        Path points = Files.writeString(directory.resolve("points.csv"), TABLE);
        Path file = Files.writeString(
                directory.resolve("study.yaml"),
                """
                data: {name: csv, path: '%s', label: kind, train: 7, held-out: 3, %s}
                loss: linear-alignment
                encoder: {name: linear, outputs: 1}
                constraint: stiefel
                time: {end: 1, points: 2}
                arms: {one: {seed: 1}, two: {seed: 2}}
                """
                        .formatted(points, option));
        return SERVICE.prepare(new StudyRequest(Optional.of(file), List.of(), new StudyRequest.Arms.All()));
    }
}
