package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.results.RunDirectory;

@Tag("slow")
@Timeout(300)
@DisplayName("A study that is started again runs only what is missing")
@Execution(ExecutionMode.CONCURRENT)
class ResumeTest {

    private static final String STUDY =
            """
            title: six arms
            data: {name: digits, train: 120, held-out: 30}
            loss: linear-contrastive
            encoder: {name: linear, outputs: 2}
            time: {end: 2, points: 5}
            grid: {seed: [1, 2, 3]}
            arms:
              free: {dynamics: {name: gradient-descent, rate: 0.1}}
              orthogonal: {constraint: stiefel, dynamics: {name: gradient-descent, rate: 0.1}}
            """;

    /** The study with arms that take long enough for a process to be killed within one. */
    private static final String SLOW_STUDY = STUDY.replace("rate: 0.1", "rate: 2e-3");

    private static final int ARMS = 6;

    @TempDir
    Path temporary;

    private Path study;
    private Path store;

    @BeforeEach
    void layOut() throws IOException {
        temporary = temporary.toRealPath();
        study = Files.writeString(temporary.resolve("study.yaml"), STUDY);
        store = temporary.resolve("runs/store");
    }

    private RepDynProcess compare(String out, String... more) throws IOException {
        return RepDynProcess.start(
                temporary,
                Stream.concat(Stream.of("compare", study.toString(), "--threads", "1", "--out", out), Stream.of(more))
                        .toArray(String[]::new));
    }

    /** Runs the study in a process of its own. */
    private Cli.Result finishedProcess(String out, String... more) throws IOException, InterruptedException {
        try (RepDynProcess process = compare(out, more)) {
            return process.result();
        }
    }

    /** Runs the study in this process, with the store that a process of its own would use. */
    private Cli.Result finished(String out, String... more) {
        return Cli.run(arguments(out, more));
    }

    /** Starts the study on a thread of this process, with the store that a process of its own would use. */
    private CommandThread compareHere(String out, String... more) {
        return CommandThread.start(arguments(out, more));
    }

    private String[] arguments(String out, String... more) {
        List<String> arguments = new ArrayList<>(List.of("compare", study.toString(), "--threads", "1"));
        arguments.addAll(List.of("--out", temporary.resolve(out).toString()));
        arguments.addAll(List.of(more));
        if (Stream.of(more).noneMatch(word -> word.endsWith("-store") || word.equals("--store"))) {
            arguments.addAll(List.of("--store", store.toString()));
        }
        return arguments.toArray(String[]::new);
    }

    /** Returns the time at which each file of the store was written. */
    private Map<Path, FileTime> stored() throws IOException {
        Map<Path, FileTime> times = new TreeMap<>();
        if (Files.isDirectory(store)) {
            Files.walkFileTree(store, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(".json.gz")) {
                        times.put(file, attributes.lastModifiedTime());
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) {
                    // A process that runs renames and removes its temporary files.
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return times;
    }

    /** Waits until the store has a number of runs. */
    private void awaitRuns(int runs) throws IOException, InterruptedException {
        for (int i = 0; i < 60_000 && stored().size() < runs; i++) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        assertThat(stored()).hasSizeGreaterThanOrEqualTo(runs);
    }

    private RunResult read(String out) {
        return RunDirectory.read(temporary.resolve(out));
    }

    /** Asserts that two results have the same bits, apart from wall times and names of runs. */
    private static void assertSameBits(RunResult a, RunResult b) {
        assertThat(a.arms().stream().map(ResumeTest::untimed).toList())
                .isEqualTo(b.arms().stream().map(ResumeTest::untimed).toList());
        assertThat(rows(a)).containsExactlyElementsOf(rows(b)).isNotEmpty();
        assertThat(a.points()).isEqualTo(b.points()).isNotEmpty();
        assertThat(a.configuration()).isEqualTo(b.configuration());
        assertThat(a.summary()).isEqualTo(b.summary());
        assertThat(a.columns()).isEqualTo(b.columns());
    }

    private static List<TrajectoryRow> rows(RunResult result) {
        return result.trajectory().stream()
                .map(r ->
                        new TrajectoryRow("", r.arm(), r.seed(), r.step(), r.t(), r.observable(), r.index(), r.value()))
                .toList();
    }

    private static String untimed(ArmResult arm) {
        return arm.toString().replace("seconds=" + arm.seconds(), "");
    }

    @Test
    @DisplayName("after it was killed twice, with the same bits as if undisturbed, and no arm twice")
    void killed() throws Exception {
        Files.writeString(study, SLOW_STUDY);
        assertThat(finished("undisturbed", "--store", temporary.resolve("other").toString())
                        .code())
                .isZero();

        Map<Path, FileTime> before = new TreeMap<>();
        for (int runs : List.of(1, 4)) {
            try (RepDynProcess process = compare("resumed")) {
                awaitRuns(runs);
                assertThat(process.kill().result().code()).isNotZero();
            }
            assertThat(temporary.resolve("resumed")).doesNotExist();
            assertThat(stored()).containsAllEntriesOf(before);
            before = stored();
        }
        Cli.Result last = finished("resumed");

        assertThat(last.code()).as(last.err()).isZero();
        assertThat(last.err()).contains(before.size() + " of 6 arms from the store");
        assertThat(stored()).hasSize(ARMS).containsAllEntriesOf(before);
        assertSameBits(read("resumed"), read("undisturbed"));
        assertThat(read("resumed").origins().stored()).hasSize(before.size());
        assertThat(read("resumed").origins().ids())
                .isEqualTo(read("undisturbed").origins().ids());
    }

    @Test
    @DisplayName("under other names, with more seeds, and after a stored run was damaged")
    void views() throws Exception {
        assertThat(finished("first").code()).isZero();
        Map<Path, FileTime> first = stored();

        Cli.Result more = finished("more", "grid.seed=[1, 2, 3, 4]");
        assertThat(more.err()).contains("6 of 8 arms from the store");
        assertThat(stored()).hasSize(8).containsAllEntriesOf(first);

        Files.writeString(study, STUDY.replace("free:", "naive:").replace("six arms", "renamed"));
        Cli.Result renamed = finished("renamed");
        assertThat(renamed.err()).contains("6 of 6 arms from the store").doesNotContain("completed");
        assertThat(read("renamed").arms().get(0).name()).isEqualTo("naive-seed1");
        assertThat(read("renamed").trajectory()).extracting(row -> row.arm()).contains("naive-seed1");
        assertThat(read("renamed").trajectory()).extracting(row -> row.run()).containsOnly("renamed");
        assertThat(read("renamed").points()).extracting(point -> point.arm()).doesNotContain("free-seed1");

        Path damaged = first.keySet().iterator().next();
        Files.write(damaged, new byte[] {1, 2, 3});
        Cli.Result repaired = finished("repaired");
        assertThat(repaired.err()).contains("5 of 6 arms from the store").containsOnlyOnce("cannot be used");
        assertSameBits(read("repaired"), read("renamed"));
        assertThat(Files.size(damaged)).isGreaterThan(3);

        Cli.Result dry = finished("dry", "--dry-run", "grid.seed=[9]");
        assertThat(dry.out()).contains("2 arms").contains(", 0 from the store, no estimate");
        assertThat(finished("dry", "--dry-run").out()).contains(", 6 from the store, nothing to run");
        assertThat(finished("dry", "--dry-run", "grid.seed=[1, 2, 9]").out())
                .matches("(?s)6 arms \\(2 constraints × 3 seeds\\), 4 from the store, about [0-9]+ s, [0-9]+ MB\\n");

        Map<Path, FileTime> before = stored();
        Cli.Result fresh = finished("fresh", "--fresh");
        assertThat(fresh.err()).doesNotContain("from the store");
        assertThat(stored()).hasSameSizeAs(before).isNotEqualTo(before);
        assertSameBits(read("fresh"), read("renamed"));
    }

    @Test
    @DisplayName("also while another process runs it on the same store")
    void twoProcesses() throws Exception {
        Files.writeString(study, SLOW_STUDY);
        List<Cli.Result> results = new ArrayList<>();
        try (RepDynProcess a = compare("a");
                RepDynProcess b = compare("b")) {
            results.add(a.result());
            results.add(b.result());
        }
        assertThat(results).extracting(Cli.Result::code).containsOnly(0);
        assertThat(stored()).hasSize(ARMS);
        assertSameBits(read("a"), read("b"));
        assertThat(results.stream()
                        .flatMap(result -> result.err().lines())
                        .filter(line -> line.contains(": completed, ")))
                .as("no arm is computed twice")
                .hasSize(ARMS);
        assertThat(claims()).isEmpty();
    }

    /** Returns the names of the claims in the store. */
    private List<String> claims() throws IOException {
        if (!Files.isDirectory(store)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(store)) {
            List<String> names = new ArrayList<>();
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                try (Stream<Path> files = Files.list(folder)) {
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".claim"))
                            .forEach(names::add);
                }
            }
            return names;
        }
    }

    /** Writes a plugin whose loss waits until a file is removed, and a study of one arm with it and one without. */
    private Path writeGatedStudy(Path plugins) throws IOException {
        Path gate = Files.writeString(temporary.resolve("gate"), "");
        LossPlugin.write(
                plugins,
                "Gated",
                LossPlugin.Part.VALUE,
                "while (new java.io.File(\"" + gate + "\").exists()) { try { Thread.sleep(20); } catch"
                        + " (InterruptedException e) { throw new IllegalStateException(e);"
                        + " } }");
        Files.writeString(
                study,
                STUDY.replace("seed: [1, 2, 3]", "seed: [1]")
                        .replace("arms:", "arms:\n  gated: {loss: {name: broken}}"));
        return gate;
    }

    @Test
    @DisplayName(
            "goes on to other arms and waits for the one that another process computes, which is not computed twice")
    void waits() throws Exception {
        Path plugins = temporary.resolve("jars");
        Path gate = writeGatedStudy(plugins);
        try (RepDynProcess a = compare("a", "--plugins", plugins.toString())) {
            awaitClaims(1, ".1.claim");
            CommandThread b = compareHere("b", "--plugins", plugins.toString());
            b.awaitError("waiting for 1 arm that another process computes");
            assertThat(stored()).hasSize(2);
            Files.delete(gate);
            Cli.Result second = b.result();
            assertThat(second.code()).as(second.err()).isZero();
            assertThat(second.err())
                    .contains("free-seed1: completed", "orthogonal-seed1: completed")
                    .doesNotContain("gated-seed1: completed");
            Cli.Result first = a.result();
            assertThat(first.code()).as(first.err()).isZero();
            assertThat(first.err()).contains("gated-seed1: completed").doesNotContain("free-seed1: completed");
        }
        assertSameBits(read("a"), read("b"));
        assertThat(claims()).isEmpty();
    }

    @Test
    @DisplayName("takes over the arm of a process that was killed")
    void takesOver() throws Exception {
        Path plugins = temporary.resolve("jars");
        Path gate = writeGatedStudy(plugins);
        try (RepDynProcess a = compare("a", "--plugins", plugins.toString())) {
            awaitClaims(1, ".1.claim");
            CommandThread b = compareHere("b", "--plugins", plugins.toString());
            b.awaitError("waiting for 1 arm that another process computes");
            a.kill().result();
            awaitClaims(1, ".2.claim");
            Files.delete(gate);
            Cli.Result result = b.result();
            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.err()).contains("gated-seed1: completed");
        }
        assertThat(read("b").arms()).hasSize(3);
        assertThat(claims()).isEmpty();
    }

    /** Waits until the store has a number of claims with an ending. */
    private void awaitClaims(int number, String ending) throws IOException, InterruptedException {
        for (int i = 0; i < 12_000; i++) {
            if (claims().stream().filter(name -> name.endsWith(ending)).count() == number) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(claims()).filteredOn(name -> name.endsWith(ending)).hasSize(number);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no signal to send")
    @DisplayName("after it was stopped: finished arms and a report are kept, message and JSON name the missing arms")
    void stopped() throws Exception {
        Files.writeString(
                study, STUDY + "  endless: {dynamics: {name: gradient-descent, rate: 1e-9}, time: {end: 1000}}\n");
        try (RepDynProcess process = compare("stopped", "--json", "grid.seed=[1]")) {
            awaitRuns(2);
            Cli.Result result = process.terminate().result();

            assertThat(result.code()).isEqualTo(143);
            assertThat(result.err())
                    .contains("stopped; missing 1 of 3 arms: endless-seed1. The same command, with --force, runs"
                            + " only these");
            JsonNode json = new ObjectMapper().readTree(result.out());
            assertThat(json.at("/missing/0").asText()).isEqualTo("endless-seed1");
            assertThat(json.at("/arms/0/fromStore").asBoolean(true)).isFalse();
            assertThat(json.at("/arms/0/id").asText()).matches("[0-9a-f]{64}");
        }
        assertThat(read("stopped").origins().missing()).containsExactly("endless-seed1");
        assertThat(read("stopped").arms())
                .extracting(ArmResult::name)
                .containsExactly("free-seed1", "orthogonal-seed1");
        assertThat(temporary.resolve("stopped/report.html")).isNotEmptyFile();
        assertThat(stored()).hasSize(2);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no signal to send")
    @DisplayName("after it was stopped twice, which ends it at once and leaves nothing beside the run directory")
    void stoppedTwice() throws Exception {
        Path plugins = temporary.resolve("jars");
        Path mark = temporary.resolve("mark");
        LossPlugin.write(
                plugins,
                "Deaf",
                LossPlugin.Part.VALUE,
                "new java.io.File(\"" + mark + "\").mkdir(); while (!never()) { try { Thread.sleep(1000); }"
                        + " catch (InterruptedException e) { continue; } }");
        Files.writeString(study, STUDY + "  deaf: {loss: {name: broken}}\n");
        Path out = temporary.resolve("new/folder/twice");
        try (RepDynProcess process =
                compare(out.toString(), "grid.seed=[1]", "--export-state", "--plugins", plugins.toString())) {
            for (int i = 0; i < 1000 && !Files.exists(mark); i++) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertThat(mark).exists();
            assertThat(out.getParent()).isNotEmptyDirectory();
            process.terminate().awaitError("Press Ctrl-C again to stop at once");
            // A single signal would end the process after 20 seconds.
            assertThat(process.terminate().result(10).code()).isEqualTo(143);
        }
        assertThat(temporary.resolve("new")).doesNotExist();
        assertThat(temporary).isDirectoryNotContaining("glob:**/.*");
        Cli.Result rest = finished("rest", "grid.seed=[1]", "arms.deaf.loss=linear-contrastive");
        assertThat(rest.code()).as(rest.err()).isZero();
    }

    @Test
    @DisplayName("without arms that failed, unless --retry-failed; --fail-fast stops at the first failure")
    void failures() throws Exception {
        Path plugins = temporary.resolve("jars");
        Path mark = temporary.resolve("mark");
        LossPlugin.write(
                plugins,
                "Sick",
                LossPlugin.Part.VALUE,
                "new java.io.File(\"" + mark
                        + "\").mkdir(); if (!never()) { throw new IllegalStateException(\"no licence\"); }");
        Files.writeString(
                study,
                STUDY.replace("arms:", "arms:\n  broken: {loss: {name: broken}}")
                        .replace("seed: [1, 2, 3]", "seed: [1]"));

        Cli.Result first = finished("first", "--plugins", plugins.toString(), "--quiet");
        assertThat(first.code()).isEqualTo(1);
        assertThat(first.err()).contains("error: broken-seed1: ").contains("no licence");
        assertThat(stored()).hasSize(3);
        // The loss leaves a mark whenever it runs.
        Files.delete(mark);

        Cli.Result second = finished("second", "--plugins", plugins.toString());
        assertThat(second.code()).isEqualTo(1);
        assertThat(second.err()).contains("3 of 3 arms from the store").contains("--retry-failed");
        assertThat(mark).doesNotExist();
        assertThat(temporary.resolve("second/failures.txt"))
                .content()
                .startsWith("broken-seed1: ")
                .contains("no licence", "Sick.jar//org.example.Sick");

        assertThat(finished("third", "--plugins", plugins.toString(), "--retry-failed")
                        .err())
                .contains("2 of 3 arms from the store");
        assertThat(mark).exists();

        Cli.Result fast = finished(
                "fast",
                "--plugins",
                plugins.toString(),
                "--fail-fast",
                "--store",
                temporary.resolve("other").toString());
        assertThat(fast.code()).isEqualTo(1);
        assertThat(fast.err()).contains("missing 2 of 3 arms: free-seed1, orthogonal-seed1");
        assertThat(read("fast").arms()).extracting(ArmResult::status).containsExactly(ArmStatus.FAILED);
    }

    @Test
    @DisplayName("with the arms that a plugin's lack of memory or its halt left, and these failures are not kept")
    void brokenMachine() throws Exception {
        Path plugins = temporary.resolve("jars");
        Files.writeString(study, STUDY.replace("seed: [1, 2, 3]", "seed: [1]") + "  broken: {loss: {name: broken}}\n");
        LossPlugin.write(
                plugins,
                "Sick",
                LossPlugin.Part.VALUE,
                "java.util.List<byte[]> all = new java.util.ArrayList<>(); while (!never()) { all.add(new byte[1 <<"
                        + " 24]); }");
        Cli.Result memory = finishedProcess("memory", "--plugins", plugins.toString());
        assertThat(memory.code()).isEqualTo(1);
        assertThat(memory.err()).doesNotContain("\tat ", "Exception in thread");
        assertThat(temporary.resolve("memory/failures.txt"))
                .content()
                .startsWith("broken-seed1: ")
                .contains("Sick.jar//org.example.Sick");
        assertThat(read("memory").arms())
                .extracting(ArmResult::status)
                .containsExactly(ArmStatus.COMPLETED, ArmStatus.COMPLETED, ArmStatus.FAILED);
        assertThat(stored()).hasSize(2);

        LossPlugin.write(plugins, "Sick", LossPlugin.Part.VALUE, "Runtime.getRuntime().halt(3);");
        assertThat(finishedProcess("halted", "--plugins", plugins.toString(), "grid.seed=[5]")
                        .code())
                .isEqualTo(3);
        assertThat(stored()).hasSize(4);
    }

    @Test
    @DisplayName("and goes on without a store, with one warning, where nothing can be written")
    void noPlace() throws Exception {
        Path file = Files.writeString(temporary.resolve("file"), "");
        Cli.Result result = finished("run", "--store", file.resolve("store").toString());
        assertThat(result.code()).isZero();
        assertThat(result.err()).containsOnlyOnce("warning: the store ");
        assertThat(read("run").arms()).hasSize(ARMS);

        assertThat(finished("run2", "--store", file.toString()).code()).isEqualTo(2);
        assertThat(finished("run3", "--no-store").code()).isZero();
        assertThat(store).doesNotExist();
    }
}
