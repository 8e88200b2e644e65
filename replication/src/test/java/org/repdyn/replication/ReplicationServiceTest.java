package org.repdyn.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Guice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.ReplicationFigure;
import org.repdyn.core.result.ReplicationResult;
import org.repdyn.core.result.Verdict;
import org.repdyn.study.run.ProgressListener;
import org.repdyn.study.run.RunSettings;

/** Tests of replications from files, from jars and built in. */
@Tag("slow")
class ReplicationServiceTest {

    private static final String SMALL =
            """
            name: mine
            title: My paper
            reference: "Me (2026)"
            shows: The flow is the closed form.
            study:
              data: {name: gaussian-views, samples: 30, dimension: 4}
              augment: {name: gaussian-noise, sd: 0.1}
              loss: linear-alignment
              encoder: {name: linear, outputs: 2}
              observables: [norm]
              time: {end: 1, points: 5}
              arms:
                flow:
                coarse:
                  dynamics: {name: gradient-descent, rate: 0.1}
            claims:
              - name: deviation
                arms: [flow]
                tolerance: 1e-6
                because: integration error
            figures:
              - title: Norm
                observable: norm
            """;

    @TempDir
    private Path folder;

    private PluginSource source = PluginSource.builtIn();

    private ReplicationService service() {
        return Guice.createInjector(new ReplicationModule(source)).getInstance(ReplicationService.class);
    }

    @AfterEach
    void close() {
        source.close();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("mine.yaml"), text);
    }

    private ReplicationResult run(Replication replication, String... overrides) {
        PreparedReplication prepared = service().prepare(replication, List.of(overrides));
        return service().run(prepared, new RunSettings("test", 2, Map.of(), () -> false), new ProgressListener() {});
    }

    @TestFactory
    Stream<DynamicTest> everyBuiltInReplicationParsesAndPlans() {
        ReplicationService service = service();
        Problems problems = new Problems();
        List<Replication> all = service.all(problems);
        assertThat(problems.toList()).isEmpty();
        assertThat(all).isNotEmpty();
        return all.stream()
                .map(r -> DynamicTest.dynamicTest(r.name(), () -> {
                    PreparedReplication prepared = service.prepare(r, List.of());
                    assertThat(prepared.claims()).isNotEmpty();
                    assertThat(prepared.figures()).as("the paper's plot").isNotEmpty();
                }));
    }

    /**
     * Returns tests of three quick replications with different kinds of claims; an integration test of the command runs all of them.
     */
    @TestFactory
    Stream<DynamicTest> claimsOfQuickReplicationsHold() {
        return Stream.of("deep-linear-modes", "no-predictor", "uniformity")
                .map(name -> DynamicTest.dynamicTest(
                        name, () -> assertThat(run(service().named(name)).verdicts())
                                .isNotEmpty()
                                .allMatch(Verdict::pass)));
    }

    @Test
    void phasePortraitDrawsOneObservableAgainstAnother() throws IOException {
        String portrait = SMALL.replace("observables: [norm]", "observables: [norm, effective-rank]")
                + "    against: effective-rank\n";
        ReplicationResult result = run(service().read(file(portrait)));
        ReplicationFigure figure = result.figures().get(0);
        assertThat(figure.x()).isEqualTo("effective rank");
        ReplicationFigure.Line flow = figure.lines().stream()
                .filter(line -> line.predicted() && line.arm().equals("flow"))
                .findFirst()
                .orElseThrow();
        assertThat(flow.points()).hasSize(6).allMatch(p -> p.x() >= 1 && p.x() <= 2);
        assertThatThrownBy(() -> service()
                        .prepare(service().read(file(portrait.replace("t: effective-rank", "t: rank"))), List.of()))
                .hasMessageContaining("unknown observable 'rank'");
    }

    @Test
    void fileIsReadRunAndJudged() throws IOException {
        ReplicationResult result = run(service().read(file(SMALL)));
        assertThat(result.pass()).isTrue();
        assertThat((List<?>) result.run().provenance().get("claims"))
                .singleElement()
                .satisfies(claim -> assertThat((Map<?, ?>) claim)
                        .extracting("kind", "name", "origin")
                        .containsExactly("claim", "deviation", "built-in"));
        assertThat(result.verdicts()).hasSize(1);
        assertThat(result.figures()).hasSize(1);
        assertThat(result.figures().get(0).lines())
                .anyMatch(line -> line.predicted() && line.arm().equals("flow"))
                .anyMatch(line -> !line.predicted() && line.arm().equals("coarse"));
        assertThat(result.run().title()).isEqualTo("My paper");
    }

    @Test
    void claimOutsideItsToleranceFails() throws IOException {
        ReplicationResult result = run(service().read(file(SMALL.replace("arms: [flow]", "arms: [coarse]"))));
        assertThat(result.pass()).isFalse();
        assertThat(result.verdicts().get(0).simulated()).isGreaterThan(1e-4);
    }

    @Test
    void overridesChangeTheStudy() throws IOException {
        ReplicationResult result = run(service().read(file(SMALL)), "encoder.outputs=3");
        assertThat(result.run().configuration()).contains("outputs: 3");
    }

    @Test
    void allProblemsOfAFileAreReportedAtOnceWithLocations() throws IOException {
        Path path = file(SMALL.replace("arms: [flow]", "arms: [flwo]")
                .replace("tolerance: 1e-6", "tolernce: 1e-6")
                .replace("loss: linear-alignment", "loss: linear-alignmnt")
                .replace("observable: norm", "observable: nrm"));
        ReplicationService service = service();
        Replication read = service.read(path);
        assertThatThrownBy(() -> service.prepare(read, List.of()))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("mine.yaml:19:5: unknown option 'deviation.tolernce'. Did you mean")
                .hasMessageContaining("mine.yaml:8:3: unknown loss 'linear-alignmnt'. Did you mean 'linear-alignment'?")
                .hasMessageContaining("figure: unknown observable 'nrm'. Did you mean 'norm'?");
    }

    @Test
    void unknownArmIsReportedWithTheNearestName() throws IOException {
        ReplicationService service = service();
        Replication read = service.read(file(SMALL.replace("arms: [flow]", "arms: [flwo]")));
        assertThatThrownBy(() -> service.prepare(read, List.of()))
                .hasMessageContaining(
                        "deviation: the study has no arm 'flwo'. Did you mean 'flow'? Its arms: flow, coarse");
    }

    @Test
    void unrecordedObservableIsReported() throws IOException {
        ReplicationService service = service();
        Replication read = service.read(file(SMALL.replace("observable: norm", "observable: stable-rank")));
        assertThatThrownBy(() -> service.prepare(read, List.of()))
                .hasMessageContaining("stable-rank is not among the observables of flow, coarse");
    }

    @Test
    void unknownMissingAndInvalidKeysAreReported() throws IOException {
        Path path = file(
                """
                name: My Paper
                titel: x
                shows: y
                claims: deviation
                """);
        assertThatThrownBy(() -> service().read(path))
                .hasMessageContaining("unknown key 'titel'. Did you mean 'title'?")
                .hasMessageContaining("reference is missing")
                .hasMessageContaining("study is missing")
                .hasMessageContaining("name is 'My Paper'")
                .hasMessageContaining("claims is a list of maps");
    }

    @Test
    void aStudyIsReportedOnce() throws IOException {
        Path path = file("data: digits\nloss: nt-xent\nencoder: linear\n");
        assertThatThrownBy(() -> service().read(path))
                .hasMessageContaining("this is a study, not a replication")
                .hasMessageContaining("repdyn compare")
                .hasMessageNotContaining("unknown key");
    }

    @Test
    void everyBuiltInReplicationCanBeReseeded() {
        ReplicationService service = service();
        assertThat(service.all(new Problems())).isNotEmpty().allSatisfy(replication -> {
            assertThat(service.prepareSeeds(replication, List.of("seed=101"), 2))
                    .extracting(prepared -> prepared.study().resolvedYaml())
                    .doesNotHaveDuplicates()
                    .first(InstanceOfAssertFactories.STRING)
                    .contains("101");
        });
    }

    @Test
    void unknownReplicationIsReportedWithTheNearestName() {
        assertThatThrownBy(() -> service().named("naive-colapse"))
                .hasMessageContaining("unknown replication 'naive-colapse'. Did you mean 'naive-collapse'?");
    }

    @Test
    void jarWithoutClassesProvidesReplications() throws IOException {
        Path jar = folder.resolve("paper.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            entry(out, "META-INF/repdyn/replications/index", "# ours\nmine.yaml\ngone.yaml\n");
            entry(out, "META-INF/repdyn/replications/mine.yaml", SMALL);
        }
        source = PluginSource.open(List.of(jar));
        assertThat(source.failures()).isEmpty();
        Problems problems = new Problems();
        List<Replication> all = service().all(problems);
        assertThat(all).anyMatch(r -> r.name().equals("mine") && r.origin().equals("paper.jar"));
        assertThat(problems.toList())
                .singleElement()
                .asString()
                .contains("paper.jar: gone.yaml")
                .contains("not there");
        assertThat(run(service().named("mine")).pass()).isTrue();
    }

    private static void entry(JarOutputStream out, String name, String text) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
    }
}
