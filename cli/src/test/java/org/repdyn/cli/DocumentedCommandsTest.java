package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.repdyn.cli.docs.DocumentationFiles;

/**
 * Runs every command {@code repdyn …} of README and documentation in a shell, as a reader would, with small settings and all in one
 * process (the launcher itself has a test of its own). A command that cannot run here is listed in {@link #NOT_RUN} with its reason.
 */
@Tag("slow")
@DisplayName("Commands in the documentation")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are for a POSIX shell")
@Execution(ExecutionMode.CONCURRENT)
class DocumentedCommandsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** A command on a line of its own in a block, with an optional comment. */
    private static final Pattern BLOCK = Pattern.compile("(?m)^(?: {4}|)((?:\\./)?repdyn .*)$");

    /** A command in running text, which may continue on the next line. */
    private static final Pattern INLINE = Pattern.compile("`((?:source <\\()?(?:\\./)?repdyn [^`]+)`");

    /** The name of a command that needs arguments, in running text. */
    private static final Pattern NAME_ONLY = Pattern.compile(
            "repdyn (kernel|report|new|check loss|check manifold|plugins describe|plugins trust --revoke)");

    /** Words of commands that stand for a reader's own choice, and what is put in their place. */
    private static final Map<String, String> PLACEHOLDERS = Map.of(
            "NAME", "nt-xent", "DIR", "out-dir", "ID", "$(basename $(ls runs/store/*/*.json.gz | head -n 1) .json.gz)");

    /** Beginnings of commands that are not run, and why. */
    private static final Map<String, String> NOT_RUN = Map.of(
            "repdyn replicate --all", "takes more than a minute; ReplicationsTest runs every replication",
            "repdyn replicate stepwise-aligned", "takes seconds; ReplicationsTest runs it, and the build of the site",
            "repdyn figure runs/stepwise/", "needs that run; the build of the site draws it",
            "repdyn replicate ntk-drift", "takes half a minute; ReplicationsTest runs it",
            "repdyn compare loss=my-spectral-contrastive",
                    "needs the jar of the example, with which docs/pom.xml runs it",
            "repdyn replicate cosine-laws", "takes minutes; ReplicationsTest runs every replication",
            "repdyn compare --plugins plugins loss=squared-distance",
                    "needs the jar of the example, with which docs/pom.xml runs it");

    /** Settings that make runs small; settings of the command itself come later and override them. */
    private static final String SMALL =
            "data.train=30 data.held-out=20 encoder.outputs=2 time.points=4 arms.infinite-width.data.train=20"
                    + " time.end=2";

    /** Name of the built-in study of all losses, and settings that make it small. */
    private static final String BOARD = "losses-by-constraints";

    private static final String SMALL_BOARD = BOARD
            + " data.train=30 data.held-out=20 dynamics.batch=8 steps=2 tune.budget=1 tune.seeds=1 seeds=2"
            + " 'grid.loss=[nt-xent, vicreg, linear-alignment]'";

    /** Name of the built-in study of phases, and settings that leave four of its arms. */
    private static final String PHASES = "byol-phases";

    private static final String SMALL_PHASES =
            PHASES + " time.points=4 'grid.weight-decay=[0.15, 0.09]' 'grid.augment.gaussian-noise.sd=[0.75, 1.25]'";

    /** Name of the built-in study of orthogonal columns, which is small as it is. */
    private static final String COLUMNS = "orthogonal-columns";

    /** Environment variables that a scheduler sets for its tasks. */
    private static final Map<String, String> VARIABLES = Map.of("SLURM_ARRAY_TASK_ID", "2", "SLURM_CPUS_PER_TASK", "1");

    /** A script in a block of a page. */
    private static final Pattern SCRIPT = Pattern.compile("(?ms)^```bash\n(#!/bin/bash\n.*?)^```$");

    /** A study with all arms and settings that the pages name. */
    private static final String STUDY =
            """
            data: {name: digits, train: 30, held-out: 20}
            augment: [pixel-shift, {name: gaussian-noise, sd: 0.05}]
            loss: linear-contrastive
            encoder: {name: linear, outputs: 2}
            time: {end: 1, points: 4}
            arms:
              naive: {constraint: euclidean}
              free: {encoder: {name: two-layer, width: 8}}
              wide: {baseline: ntk}
            """;

    @TempDir
    private static Path directory;

    private static CommandServer server;

    @BeforeAll
    static void prepare() throws IOException, InterruptedException {
        Files.createDirectories(directory.resolve("plugins"));
        Files.copy(ROOT.resolve("docs/examples/replication.yaml"), directory.resolve("my-paper.yaml"));
        Random random = new Random(1);
        StringBuilder csv = new StringBuilder();
        ByteBuffer numbers = ByteBuffer.allocate(24 * 5 * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 24; i++) {
            for (int j = 0; j < 5; j++) {
                double value = random.nextGaussian();
                numbers.putDouble(value);
                csv.append(value).append(j < 4 ? ',' : '\n');
            }
        }
        Files.writeString(directory.resolve("points.csv"), csv);
        Files.write(directory.resolve("x.npy"), npy("(24, 5)", numbers.array()));
        Path bin = Files.createDirectories(directory.resolve("bin"));
        CommandServer.writeLauncher(directory, bin.resolve("repdyn"));
        CommandServer.writeLauncher(directory, directory.resolve(CommandServer.LAUNCHER));
        server = CommandServer.start(directory, directory.resolve("server.txt"));
    }

    @AfterAll
    static void end() {
        server.close();
    }

    private static byte[] npy(String shape, byte[] data) {
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + ", }";
        String padded = header + " ".repeat(117 - header.length()) + "\n";
        return ByteBuffer.allocate(128 + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) 118)
                .put(padded.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
    }

    @TestFactory
    @Execution(ExecutionMode.SAME_THREAD)
    Stream<DynamicTest> everyCommandSucceeds() {
        return commands().entrySet().stream()
                .filter(entry -> reasonNotToRun(entry.getKey()).isEmpty())
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey() + " (" + entry.getValue() + ")", () -> run(entry.getKey())));
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    @DisplayName("the script for Slurm runs a part of a study into the store")
    void scheduledScript() throws IOException, InterruptedException {
        Matcher script = SCRIPT.matcher(read(ROOT.resolve("docs/many-runs.md")));
        assertThat(script.find()).isTrue();
        Path file = Files.writeString(directory.resolve("study.sh"), script.group(1));
        Path store = directory.resolve("store");
        run("bash -n " + file + " && bash " + file + " > part.txt");
        assertThat(directory.resolve("part.txt")).content().startsWith("part 2 of 4: 1 arm, 0 from the store, 1 run");
        try (Stream<Path> files = Files.walk(store)) {
            assertThat(files.filter(f -> f.toString().endsWith(".json.gz"))).hasSize(1);
        }
    }

    @Test
    @DisplayName("every exception is a command of some page, and there are commands on many pages")
    void exceptionsAreUsed() {
        Set<String> commands = commands().keySet();
        NOT_RUN.keySet().forEach(beginning -> assertThat(commands).anyMatch(command -> command.startsWith(beginning)));
        assertThat(new LinkedHashSet<>(commands().values())).contains("README.md", "studies.md", "losses.md", "ntk.md");
    }

    private static String reasonNotToRun(String command) {
        return NOT_RUN.entrySet().stream()
                .filter(entry -> command.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static void run(String command) throws IOException, InterruptedException {
        Files.writeString(directory.resolve("study.yaml"), STUDY); // a command before may have written it
        Path log = Files.createTempFile(directory, "log", ".txt");
        ProcessBuilder shell = new ProcessBuilder("bash", "-o", "pipefail", "-c", small(command))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        VARIABLES.forEach(shell.environment()::putIfAbsent);
        shell.environment().put("HOME", directory.toString());
        shell.environment().put("PATH", directory.resolve("bin") + File.pathSeparator + System.getenv("PATH"));
        Process process = shell.start();
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        assertThat(ended)
                .as("%s ends%n%s%n%s", command, read(log), read(directory.resolve("server.txt")))
                .isTrue();
        assertThat(process.exitValue()).as("%s%n%s", command, read(log)).isZero();
    }

    /** Returns a command with small settings and without placeholders; the last pipe is left out if its program is missing. */
    private static String small(String command) {
        String result = command.replace("replicate NAME", "replicate uniformity");
        for (Map.Entry<String, String> placeholder : PLACEHOLDERS.entrySet()) {
            result = result.replaceAll(
                    "\\b" + placeholder.getKey() + "\\b", Matcher.quoteReplacement(placeholder.getValue()));
        }
        if (result.contains("| jq") && !onPath("jq")) {
            result = result.substring(0, result.indexOf("| jq"));
        }
        if (result.contains("repdyn compare " + BOARD) && !result.contains("--print")) {
            return result.replace("repdyn compare " + BOARD, "repdyn compare " + SMALL_BOARD);
        }
        if (result.contains("repdyn compare " + PHASES)) {
            return result.replace("repdyn compare " + PHASES, "repdyn compare " + SMALL_PHASES);
        }
        if (result.contains("repdyn compare " + COLUMNS)) {
            return result;
        }
        boolean builtIn = result.contains("repdyn compare")
                && !result.contains(".yaml")
                && !result.contains("--print")
                && !result.contains("compare runs/");
        String settings = result.contains("data=") ? "time.points=4 time.end=2" : SMALL;
        // A comparison of the study is checked with all its data, but not run: the settings matter, not the numbers.
        return builtIn
                ? result.replace("repdyn compare", "repdyn compare " + settings)
                : result.contains("--dry-run")
                        ? result
                        : result.replace("repdyn compare study.yaml", "repdyn compare study.yaml --dry-run");
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Returns the commands of all pages in their order, each with the page it is on. */
    private static Map<String, String> commands() {
        Map<String, String> commands = new LinkedHashMap<>();
        Stream.concat(
                        Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md").map(ROOT::resolve),
                        DocumentationFiles.pages().stream())
                .forEach(page -> {
                    String text = read(page);
                    Stream.concat(
                                    BLOCK.matcher(text).results(),
                                    INLINE.matcher(text).results())
                            .map(match -> match.group(1).replaceAll("\\s+", " ").strip())
                            .filter(command -> command.startsWith("./")
                                    || !NAME_ONLY.matcher(command).matches())
                            .forEach(command -> commands.putIfAbsent(
                                    command, page.getFileName().toString()));
                });
        return commands;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
