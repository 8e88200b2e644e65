package org.repdyn.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.AdditionalAnswers;
import org.mockito.Mockito;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.PluginFile;
import org.repdyn.core.problem.ExceptionText;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.RunResult;
import org.repdyn.study.Studies;
import org.repdyn.study.Study;
import org.repdyn.study.plan.Plugins;
import org.repdyn.study.plan.StudyPlan;
import org.repdyn.study.store.FolderRunStore;
import org.repdyn.study.store.RunIdentities;
import org.repdyn.study.store.StoreUse;
import org.repdyn.study.store.StoredRun;
import org.repdyn.study.yaml.Expansion;
import org.repdyn.study.yaml.StudyYaml;

@Tag("slow")
@DisplayName("A comparison with a store")
class StoredRunsTest {

    private static final String TWINS = Studies.DIGITS
            + "time: {end: 0.1, points: 3}\ndynamics: {name: gradient-descent, rate: 0.01}\n"
            + "arms: {a: {}, b: {seed: 1}, c: {time: {points: 3}}}\n";

    @TempDir
    Path folder;

    private StateExport export = StateExport.NONE;

    private final List<String> ran = Collections.synchronizedList(new ArrayList<>());
    private final List<String> threw = Collections.synchronizedList(new ArrayList<>());
    private final List<String> recalled = Collections.synchronizedList(new ArrayList<>());

    private final ProgressListener listener = new ProgressListener() {
        @Override
        public void started(String arm) {
            ran.add(arm);
        }

        @Override
        public void threw(String arm, Throwable cause) {
            threw.add(arm);
        }

        @Override
        public void recalled(ArmResult result, Optional<String> stackTrace) {
            recalled.add(result.name());
        }
    };

    private RunResult compare(Plugins plugins, String yaml, boolean failFast, boolean retryFailed) {
        StoreUse use = new StoreUse(FolderRunStore.open(folder, warning -> {}), false, retryFailed);
        RunIdentities identities = new RunIdentities(plugins, LinearAlgebra.ojAlgo());
        return new ComparisonRunner(plugins, LinearAlgebra.ojAlgo())
                .run(
                        Studies.plan(plugins, yaml),
                        new RunSettings("run", 1, Map.of(), () -> false, export, use, failFast),
                        Optional.of(identities),
                        listener);
    }

    @Test
    @DisplayName("runs arms with equal settings once, and gives each its own rows; pictures of samples come back")
    void twins() {
        RunResult first = compare(Studies.BUILT_IN, TWINS, false, false);
        assertThat(ran).containsExactlyInAnyOrder("a", "b");
        assertThat(recalled).containsExactly("c");
        assertThat(first.arms()).extracting(ArmResult::name).containsExactly("a", "b", "c");
        assertThat(first.origins().stored()).isEmpty();
        assertThat(first.trajectory().stream().filter(row -> row.arm().equals("c")))
                .hasSameSizeAs(first.trajectory().stream()
                        .filter(row -> row.arm().equals("a"))
                        .toList());

        ran.clear();
        RunResult second = compare(Studies.BUILT_IN, TWINS, false, false);
        assertThat(ran).isEmpty();
        assertThat(second.origins().stored()).containsExactly("a", "b", "c");
        assertThat(second.arms()).isEqualTo(first.arms());
        assertThat(second.trajectory()).isEqualTo(first.trajectory());
        assertThat(second.points()).isEqualTo(first.points()).allSatisfy(point -> assertThat(point.image())
                .isPresent());
    }

    @Test
    @DisplayName("runs only the new arms if a study gets one more seed")
    void oneMoreSeed() {
        String yaml = Studies.DIGITS
                + "time: {end: 0.1, points: 3}\ndynamics: {name: gradient-descent, rate: 0.01}\narms: {a: {}}\n";
        compare(Studies.BUILT_IN, expanded(yaml + "seeds: 2\n"), false, false);
        assertThat(ran).containsExactly("a-seed0", "a-seed1");
        ran.clear();
        RunResult grown = compare(Studies.BUILT_IN, expanded(yaml + "seeds: 3\n"), false, false);
        assertThat(ran).containsExactly("a-seed2");
        assertThat(grown.arms()).extracting(ArmResult::name).containsExactly("a-seed0", "a-seed1", "a-seed2");
    }

    @Test
    @DisplayName("keeps the plugins of each run, with the jar and checksum of those that do not come with RepDyn")
    void provenance() {
        LinearAlgebraBackendProvider fast = Mockito.mock(LinearAlgebraBackendProvider.class);
        Mockito.when(fast.name()).thenReturn("fast");
        LinearAlgebra algebra =
                Mockito.mock(LinearAlgebra.class, AdditionalAnswers.delegatesTo(LinearAlgebra.ojAlgo()));
        Mockito.doReturn(List.of(new LoadedPlugin<>(
                        fast,
                        "fast.jar",
                        "1.2",
                        StoredRunsTest.class.getClassLoader(),
                        List.of(new PluginFile("fast.jar", "1".repeat(64))))))
                .when(algebra)
                .plugins();
        FolderRunStore store = FolderRunStore.open(folder, warning -> {});
        RunIdentities identities = new RunIdentities(Studies.BUILT_IN, algebra);
        StudyPlan plan = Studies.plan(Studies.BUILT_IN, TWINS);
        new ComparisonRunner(Studies.BUILT_IN, algebra)
                .run(
                        plan,
                        new RunSettings(
                                "run", 1, Map.of(), () -> false, export, new StoreUse(store, false, false), false),
                        Optional.of(identities),
                        listener);

        StoredRun run = store.find(identities.of(plan.arms().get(0)).id()).orElseThrow();
        assertThat((List<?>) run.provenance().get("plugins"))
                .extracting(plugin -> ((Map<?, ?>) plugin).get("kind") + " " + ((Map<?, ?>) plugin).get("name"))
                .contains("dataset digits", "loss linear-contrastive", "dynamics gradient-descent")
                .doesNotContain("loss vicreg", "prediction naive-flow")
                .doesNotHaveDuplicates();
        assertThat((List<?>) run.provenance().get("plugins"))
                .last()
                .isEqualTo(Map.of(
                        "kind",
                        "linear-algebra backend",
                        "name",
                        "fast",
                        "version",
                        "1.2",
                        "origin",
                        "fast.jar",
                        "files",
                        List.of(Map.of("name", "fast.jar", "sha256", "1".repeat(64)))));
    }

    private static String expanded(String yaml) {
        Problems problems = new Problems();
        Study study = StudyYaml.read(yaml, "study.yaml", problems).orElseThrow();
        return StudyYaml.write(Expansion.of(study, problems).study());
    }

    @Test
    @DisplayName("runs every arm if their states are exported, because stored runs have none")
    void exports() {
        compare(Studies.BUILT_IN, TWINS, false, false);
        ran.clear();
        export = StateExport.into(folder.resolve("states"));
        compare(Studies.BUILT_IN, TWINS, false, false);
        assertThat(ran).containsExactly("a", "b", "c");
        assertThat(folder.resolve("states/c.npz")).isNotEmptyFile();
    }

    @Test
    @DisplayName("keeps a failure with its stack trace, repeats it on request, and stops at it if asked to")
    void failures() {
        Plugins plugins = FaultyLoss.with(new FaultyLoss("rigged", 20, FaultyLoss.Kind.THROWS));
        String yaml = Studies.SMALL + "time: {end: 0.1, points: 3}\n"
                + "arms: {bad: {loss: rigged}, good: {dynamics: gradient-descent}}\n";
        RunResult fast = compare(plugins, yaml, true, false);
        assertThat(fast.origins().missing()).containsExactly("good");
        assertThat(fast.failed()).isTrue();
        assertThat(fast.cancelled()).isTrue();

        ran.clear();
        RunResult all = compare(plugins, yaml, false, false);
        assertThat(ran).containsExactly("good");
        assertThat(all.arms()).extracting(ArmResult::status).containsExactly(ArmStatus.FAILED, ArmStatus.COMPLETED);
        assertThat(all.cutShort()).containsOnlyKeys("bad");
        assertThat(FolderRunStore.reading(folder, warning -> {}).list()).hasSize(2);

        ran.clear();
        compare(plugins, yaml, false, true);
        assertThat(ran).containsExactly("bad");
    }

    @Test
    @DisplayName("keeps the log and a stack trace of every run that does not complete, also where nothing was thrown")
    void everyEnd() {
        Plugins plugins = FaultyLoss.with(
                new FaultyLoss("throws", 20, FaultyLoss.Kind.THROWS),
                new FaultyLoss("nan", 20, FaultyLoss.Kind.NOT_A_NUMBER));
        String yaml = Studies.SMALL
                + """
                time: {end: 1000, points: 3}
                arms:
                  throws: {loss: throws}
                  not-finite: {loss: nan}
                  steps-diverge: {dynamics: {name: gradient-descent, rate: 10}}
                  flow-diverges: {dynamics: gradient-flow}
                  budget-spent: {dynamics: {name: gradient-flow, max-evaluations: 100}}
                  kernel-diverges: {baseline: ntk}
                  completes: {time: {end: 0.1}}
                """;
        RunResult result = compare(plugins, yaml, false, false);
        Map<String, StoredRun> runs = new HashMap<>();
        FolderRunStore store = FolderRunStore.reading(folder, warning -> {});
        store.list()
                .forEach(
                        header -> runs.put(header.arm(), store.find(header.id()).orElseThrow()));

        assertThat(result.arms())
                .extracting(ArmResult::status)
                .containsExactly(
                        ArmStatus.FAILED,
                        ArmStatus.FAILED,
                        ArmStatus.DIVERGED,
                        ArmStatus.DIVERGED,
                        ArmStatus.STALLED,
                        ArmStatus.DIVERGED,
                        ArmStatus.COMPLETED);
        assertThat(threw).containsExactlyInAnyOrder("throws", "not-finite");
        for (ArmResult arm : result.arms()) {
            StoredRun run = runs.get(arm.name());
            assertThat(run.log()).as(arm.name()).anyMatch(line -> line.endsWith(arm.stopped()));
            if (arm.status() == ArmStatus.COMPLETED) {
                assertThat(run.stackTrace()).isEmpty();
            } else {
                assertThat(run.stackTrace().orElseThrow())
                        .as(arm.name())
                        .containsPattern("\tat org\\.repdyn\\.(dynamics|ntk|study\\.run\\.FaultyLoss)")
                        .contains("ArmRunner");
            }
        }
        assertThat(runs.get("budget-spent").stackTrace().orElseThrow())
                .startsWith("org.repdyn.study.run.StoppedException: stalled at t = ")
                .contains("FlowRun.exhausted");
        assertThat(runs.get("steps-diverge").stackTrace().orElseThrow()).contains("DescentRun.diverged");
    }

    static Stream<Throwable> machine() {
        return Stream.of(
                new OutOfMemoryError(),
                new StackOverflowError(),
                new UncheckedIOException(new IOException("disk full")),
                new IllegalStateException(new InterruptedException()),
                new CancellationException());
    }

    @ParameterizedTest
    @MethodSource("machine")
    @DisplayName("does not keep what the machine caused")
    void machineFailures(Throwable failure) {
        assertThat(MachineFailure.caused(failure)).isTrue();
    }

    @Test
    @DisplayName("keeps what the arm caused, whatever the chain of causes")
    void armFailures() {
        IllegalStateException circle = new IllegalStateException("a");
        circle.initCause(new IllegalArgumentException("b", circle));
        assertThat(MachineFailure.caused(circle)).isFalse();
        assertThat(MachineFailure.caused(new AssertionError("no licence"))).isFalse();
        assertThat(ExceptionText.stackTrace(circle)).contains("IllegalStateException: a", "StoredRunsTest");
    }
}
