package org.repdyn.study.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.inject.Guice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.SkippedArm;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.study.BuiltInStudy;
import org.repdyn.study.Studies;
import org.repdyn.study.Study;
import org.repdyn.study.plan.StudyPlan;
import org.repdyn.study.run.ProgressListener;
import org.repdyn.study.run.RunSettings;
import org.repdyn.study.wiring.StudyModule;
import org.repdyn.study.yaml.StudyYaml;

class StudyServiceTest {

    private static final StudyService SERVICE =
            Guice.createInjector(new StudyModule(PluginSource.builtIn())).getInstance(StudyService.class);

    @TempDir
    Path directory;

    @Test
    void overridesThatDoNotReachAnArmAreReported() {
        StudyPlan study = SERVICE.prepare(new StudyRequest(
                Optional.empty(), List.of("constraint=stiefel", "data.train=60"), new StudyRequest.Arms.All()));
        assertThat(study.arms()).extracting(arm -> arm.name()).containsExactly("naive", "stiefel", "infinite-width");
        assertThat(study.notices())
                .contains(
                        "constraint=stiefel changes grassmann; naive sets constraint itself (euclidean), infinite-width"
                                + " has no constraint");
    }

    @Test
    void anUnknownArmIsRefusedWithTheArmsOfTheStudy() {
        assertRefused(
                new StudyRequest.Arms.Named("naiv"),
                "command line: the study has no arm 'naiv'. Did you mean 'naive'? Its arms: naive, grassmann,"
                        + " infinite-width");
        assertRefused(
                new StudyRequest.Arms.TheOnly(),
                "command line: the study has 3 arms; say which one to run with the argument 'arm': naive, grassmann,"
                        + " infinite-width");
    }

    @Test
    void builtInStudiesAreFoundByName() {
        StudyService.Beginning begun = SERVICE.begin(
                new StudyRequest(
                        Optional.of(Path.of("losses-by-constraints")),
                        List.of("seeds=1", "tune.budget=1", "tune.seeds=1", "grid.loss=[vicreg, nt-xent]"),
                        new StudyRequest.Arms.All()),
                RunControl.uncontrolled());
        assertThat(begun).isInstanceOf(StudyService.Beginning.Search.class);
        StudyPlan study = ((StudyService.Beginning.Search) begun).trials();
        assertThat(study.arms()).hasSize(14);
        assertThat(study.skipped())
                .extracting(SkippedArm::reason)
                .hasSize(2)
                .allMatch(reason -> reason.contains("loss vicreg is not rotation-invariant"));
        assertThat(SERVICE.builtInYaml(Optional.empty())).isEqualTo(SERVICE.builtInYaml(Optional.of("flagship")));
        assertThatThrownBy(() -> SERVICE.builtInYaml(Optional.of("flagshi")))
                .isInstanceOf(UserErrorException.class)
                .hasMessage(
                        "command line: there is no built-in study 'flagshi'. Did you mean 'flagship'? Built-in studies:"
                                + " flagship, losses-by-constraints, byol-phases, orthogonal-columns");
    }

    @Test
    void theStudyOfAllLossesNamesEachLoss() {
        Study study = StudyYaml.read(BuiltInStudy.LOSSES_BY_CONSTRAINTS.yaml(), "study.yaml", new Problems())
                .orElseThrow();
        assertThat(Objects.requireNonNull(study.grid(Study.ONLY_ARM).values().get("loss")))
                .extracting(ConfigValue.Scalar::text)
                .containsExactlyElementsOf(Studies.BUILT_IN.losses().names());
    }

    private static void assertRefused(StudyRequest.Arms arms, String line) {
        assertThatThrownBy(() -> SERVICE.prepare(new StudyRequest(Optional.empty(), List.of(), arms)))
                .isInstanceOf(UserErrorException.class)
                .hasMessage(line);
    }

    @Test
    void provenanceHasEverythingNeededToRepeatTheRun() throws IOException {
        Path file = Files.writeString(
                directory.resolve("study.yaml"),
                Studies.DIGITS + "seed: 5\n"
                        + "augment: pixel-shift\n"
                        + "time: {end: 1, points: 2}\n"
                        + "arms:\n"
                        + "  a:\n"
                        + "  b: {seed: 6, baseline: ntk}\n"
                        + "  c: {loss: simsiam, predictor: linear}\n"
                        + "  d: {baseline: {name: ntk, network: [dense, erf, dense, {residual: [gelu, dense]},"
                        + " gelu, dense]}}\n");
        StudyPlan study = SERVICE.prepare(new StudyRequest(Optional.of(file), List.of(), new StudyRequest.Arms.All()));
        RunResult finished = SERVICE.run(
                study,
                new RunSettings("run-1", 2, Map.of("command", "repdyn compare"), () -> false),
                new ProgressListener() {});

        assertThat(finished.failed()).isFalse();
        assertThat(finished.cancelled()).isFalse();
        assertThat(finished.arms()).extracting(arm -> arm.stopped()).containsOnly("completed");
        assertThat(finished.factors()).isEqualTo(study.factors());
        Map<String, Object> provenance = finished.provenance();
        assertThat(provenance)
                .containsKeys("repdyn", "written", "java", "machine", "linearAlgebra")
                .containsEntry("command", "repdyn compare")
                .containsEntry("threads", 2)
                .containsEntry("seeds", Map.of("a", 5L, "b", 6L, "c", 5L, "d", 5L));
        assertThat((List<?>) provenance.get("data")).singleElement().satisfies(data -> assertThat((Map<?, ?>) data)
                .extracting("name", "samples", "sha256")
                .containsExactly(
                        "digits", 1797, study.arms().get(0).arm().dataset().checksum()));
        assertThat((List<?>) provenance.get("plugins"))
                .extracting(plugin -> ((Map<?, ?>) plugin).get("kind") + " " + ((Map<?, ?>) plugin).get("name"))
                .contains("dataset digits", "loss linear-contrastive", "encoder linear", "constraint euclidean")
                .contains("dynamics gradient-flow", "baseline ntk", "augmentation pixel-shift", "prediction naive-flow")
                .contains("predictor linear", "loss simsiam", "linear-algebra backend ojalgo")
                .contains("layer dense", "layer residual", "activation erf", "activation gelu")
                .doesNotContain("layer conv", "activation relu", "loss nt-xent")
                .doesNotHaveDuplicates();
        assertThat((List<?>) provenance.get("plugins"))
                .allSatisfy(plugin ->
                        assertThat(((Map<?, ?>) plugin).get("version")).isNotNull());
    }

    @Test
    void theSchemaHasEveryPluginAndOptionAndRefusesOthers() throws JsonProcessingException {
        JsonNode schema = new ObjectMapper().readTree(SERVICE.jsonSchema());
        assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
        JsonNode named = schema.at("/$defs/loss-with-name");
        assertThat(named.at("/then/enum")).extracting(JsonNode::asText).contains("nt-xent", "linear-contrastive");
        JsonNode ntXent = null;
        for (JsonNode form : named.at("/else/then/allOf")) {
            if (form.at("/if/properties/name/const").asText().equals("nt-xent")) {
                ntXent = form.path("then");
            }
        }
        assertThat(ntXent).isNotNull();
        assertThat(ntXent.path("additionalProperties").asBoolean(true)).isFalse();
        assertThat(ntXent.at("/properties/temperature/exclusiveMinimum").asDouble(-1))
                .isZero();
        assertThat(ntXent.at("/properties/temprature").isMissingNode()).isTrue();
        // Without a name, options belong to the plugin that is named elsewhere: those of any loss.
        assertThat(schema.at("/$defs/loss/else/propertyNames/enum"))
                .extracting(JsonNode::asText)
                .contains("temperature")
                .doesNotContain("name", "temprature");
    }
}
