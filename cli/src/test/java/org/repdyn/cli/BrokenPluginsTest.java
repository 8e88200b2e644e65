package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.repdyn.cli.LossPlugin.Part;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.results.RunDirectory;

@Tag("slow")
@Timeout(180)
@DisplayName("A broken plugin ends neither in a hang nor in a stack trace, and the other arms are kept")
@Execution(ExecutionMode.CONCURRENT)
class BrokenPluginsTest {

    private static final String EXHAUST =
            "java.util.List<byte[]> all = new java.util.ArrayList<>(); while (!never()) { all.add(new byte[1 << 24]); }";
    private static final String LOOP = "while (!never()) { Thread.onSpinWait(); }";

    private static final String STUDY =
            """
            title: a sound arm and a broken one
            data: {name: digits, train: 40}
            encoder: {name: linear, outputs: 2}
            time: {end: 1, points: 3}
            dynamics: {name: gradient-descent, rate: 0.1}
            arms:
              sound: {loss: linear-contrastive, augment: pixel-shift}
              broken: {loss: broken}
            """;

    @TempDir
    Path temporary;

    private Path plugins;
    private Path study;
    private Path run;

    @BeforeEach
    void layOut() throws IOException {
        temporary = temporary.toRealPath();
        plugins = temporary.resolve("jars");
        study = Files.writeString(temporary.resolve("study.yaml"), STUDY);
        run = temporary.resolve("run");
    }

    private RepDynProcess compare(String... more) throws IOException {
        List<String> arguments = Stream.concat(
                        Stream.of(
                                "compare",
                                study.toString(),
                                "--threads",
                                "1",
                                "--out",
                                run.toString(),
                                "--plugins",
                                plugins.toString()),
                        Stream.of(more))
                .toList();
        return RepDynProcess.start(temporary, arguments.toArray(String[]::new));
    }

    private RepDynProcess list() throws IOException {
        return RepDynProcess.start(temporary, "plugins", "list", "--plugins", plugins.toString());
    }

    private static void assertReadable(Cli.Result result) {
        assertThat(result.err()).doesNotContain("\tat ", "Exception in thread");
    }

    static Stream<Arguments> notLoaded() {
        return Stream.of(
                Arguments.of(Part.STATIC, "if (!never()) throw new IllegalStateException(\"no licence\");"),
                Arguments.of(Part.STATIC, "if (!never()) throw new AssertionError(\"no licence\");"),
                Arguments.of(Part.CONSTRUCTOR, "if (!never()) throw new IllegalStateException(\"no licence\");"),
                Arguments.of(Part.CONSTRUCTOR, "if (!never()) throw new StackOverflowError();"),
                Arguments.of(Part.NAME, "throw new IllegalStateException(\"no licence\");"),
                Arguments.of(Part.NAME, "throw new AssertionError(\"no licence\");"),
                Arguments.of(Part.NAME, "return null;"),
                Arguments.of(Part.NAME, "return \"Upper\";"),
                Arguments.of(Part.NAME, "return name();"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    @DisplayName("that cannot be loaded is named with its jar, and all other plugins work")
    void notLoaded(Part part, String code) throws Exception {
        LossPlugin.write(plugins, "Sick", part, code);
        try (RepDynProcess process = list()) {
            Cli.Result result = process.result();

            assertThat(result.code()).isZero();
            assertThat(result.out()).contains("nt-xent");
            assertThat(result.err()).contains("warning: not loaded: Sick.jar: ");
            assertReadable(result);
        }
    }

    @Test
    @DisplayName("and another with the same name are both named")
    void duplicate() throws Exception {
        LossPlugin.write(plugins, "One", Part.VALUE, "");
        LossPlugin.write(plugins, "Two", Part.VALUE, "");
        try (RepDynProcess process = list()) {
            Cli.Result result = process.result();

            assertThat(result.err()).contains("warning: ").contains("One.jar", "Two.jar");
            assertReadable(result);
        }
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(Part.OPTIONS_TYPE, "throw new IllegalStateException(\"no licence\");"),
                Arguments.of(Part.OPTIONS_TYPE, "throw new AssertionError(\"no licence\");"),
                Arguments.of(Part.OPTIONS_TYPE, "return null;"),
                Arguments.of(Part.CREATE, "throw new IllegalStateException(\"no licence\");"),
                Arguments.of(Part.CREATE, "throw new AssertionError(\"no licence\");"),
                Arguments.of(Part.CREATE, "return null;"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    @DisplayName("that breaks before a run is an error")
    void refused(Part part, String code) throws Exception {
        LossPlugin.write(plugins, "Sick", part, code);
        try (RepDynProcess process = compare()) {
            Cli.Result result = process.result();

            assertThat(result.code()).isIn(1, 2);
            assertThat(result.err()).contains("error: ");
            assertReadable(result);
            assertThat(run).doesNotExist();
        }
    }

    static Stream<Arguments> failsWhileRunning() {
        return Stream.of(
                Arguments.of("if (!never()) throw new IllegalStateException(\"no licence\");"),
                Arguments.of("if (!never()) throw new AssertionError(\"no licence\");"),
                Arguments.of("valueAndGradient(u, gradient);"),
                Arguments.of(EXHAUST));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    @DisplayName("that breaks in a run fails its arm, and the results of the other arm are written")
    void failsWhileRunning(String code) throws Exception {
        LossPlugin.write(plugins, "Sick", Part.VALUE, code);
        try (RepDynProcess process = compare()) {
            Cli.Result result = process.result();

            assertThat(result.code()).isEqualTo(1);
            assertReadable(result);
            assertThat(RunDirectory.read(run).arms())
                    .extracting(ArmResult::status)
                    .containsExactly(ArmStatus.COMPLETED, ArmStatus.FAILED);
            assertThat(run.resolve("failures.txt"))
                    .content()
                    .startsWith("broken: ")
                    .contains("Sick.jar//org.example.Sick");
        }
    }

    @Test
    @DisplayName("that calls System.exit in a run is named, and the results of the other arm are written")
    void exitWhileRunning() throws Exception {
        LossPlugin.write(plugins, "Sick", Part.VALUE, "System.exit(0);");
        try (RepDynProcess process = compare()) {
            Cli.Result result = process.result();

            assertThat(result.code()).isEqualTo(1);
            assertThat(result.err()).contains("org.example.Sick").contains("called System.exit");
            assertThat(RunDirectory.read(run).arms())
                    .extracting(ArmResult::name)
                    .containsExactly("sound");
        }
    }

    @ParameterizedTest
    @MethodSource("mainThread")
    @DisplayName("that calls System.exit on the main thread ends the process with exit code 1")
    void exitOnMainThread(Part part) throws Exception {
        LossPlugin.write(plugins, "Sick", part, "System.exit(0); " + part.sound());
        try (RepDynProcess process = compare()) {
            Cli.Result result = process.result();

            assertThat(result.code()).isEqualTo(1);
            assertThat(result.err()).contains("org.example.Sick called System.exit");
        }
    }

    static Stream<Part> mainThread() {
        return Stream.of(Part.STATIC, Part.NAME, Part.CREATE);
    }

    @Test
    @DisplayName("that halts the Java virtual machine ends the process")
    void halt() throws Exception {
        LossPlugin.write(plugins, "Sick", Part.VALUE, "Runtime.getRuntime().halt(3);");
        try (RepDynProcess process = compare()) {
            assertThat(process.result().code()).isEqualTo(3);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no signal to send")
    @DisplayName(
            "that loops for ever is given up after a request to stop, and the results of the other arm are written")
    void loopIsGivenUp() throws Exception {
        LossPlugin.write(plugins, "Sick", Part.VALUE, LOOP);
        try (RepDynProcess process = compare()) {
            Cli.Result result =
                    process.awaitError("sound: completed").terminate().result();

            assertThat(result.code()).isEqualTo(143);
            assertThat(result.err()).contains("stopping; ").contains("stopped; missing 1 of 2 arms: broken");
            assertThat(RunDirectory.read(run).arms())
                    .extracting(ArmResult::name)
                    .containsExactly("sound");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no signal to send")
    @DisplayName("that loops for ever is ended at once by a second signal, and before a run by the first")
    void loopIsEnded() throws Exception {
        LossPlugin.write(plugins, "Sick", Part.VALUE, LOOP);
        try (RepDynProcess process = compare()) {
            process.awaitError("sound: completed").terminate().awaitError("stopping; ");
            assertThat(process.terminate().result().code()).isEqualTo(143);
            assertThat(run).doesNotExist();
        }
        LossPlugin.write(plugins, "Sick", Part.CREATE, "System.err.println(\"looping\"); " + LOOP + " return new L();");
        try (RepDynProcess process = compare()) {
            assertThat(process.awaitError("looping").terminate().result().code())
                    .isEqualTo(143);
        }
    }

    @Test
    @DisplayName("whose own threads run on does not keep the process alive, and their Error ends it")
    void threads() throws Exception {
        LossPlugin.write(
                plugins,
                "Sick",
                Part.CREATE,
                "new Thread(() -> { while (!never()) java.util.concurrent.locks.LockSupport.parkNanos(1000000); }).start(); return new L();");
        try (RepDynProcess process = compare()) {
            assertThat(process.result().code()).isZero();
        }
        LossPlugin.write(
                plugins,
                "Sick",
                Part.CREATE,
                "new Thread(() -> { throw new AssertionError(\"no licence\"); }).start(); " + LOOP
                        + " return new L();");
        try (RepDynProcess process = compare("--force")) {
            Cli.Result result = process.result();
            assertThat(result.code()).isEqualTo(1);
            assertThat(result.err()).contains("error: the thread ").contains("no licence");
            assertReadable(result);
        }
    }

    @Test
    @DisplayName("that prints to standard output does not corrupt the JSON")
    void prints() throws Exception {
        LossPlugin.write(plugins, "Sick", Part.VALUE, "System.out.println(\"a stray line\");");
        try (RepDynProcess process = compare("--json")) {
            Cli.Result result = process.result();

            assertThat(result.code()).isZero();
            JsonNode json = new ObjectMapper().readTree(result.out());
            assertThat(json.at("/arms/1/status").asText()).isEqualTo("completed");
            assertThat(result.out()).doesNotContain("stray");
            assertThat(result.err()).contains("a stray line");
        }
    }

    @Test
    @DisplayName(
            "Jars in plugins/ of the working directory are not loaded until they are trusted, and never with --no-plugins")
    void trust() throws Exception {
        LossPlugin.write(temporary.resolve("plugins"), "Local", Part.STATIC, "System.err.println(\"I run\");");
        Cli.Result untrusted = run("schema");
        assertThat(untrusted.err()).contains("repdyn plugins trust").doesNotContain("I run");
        assertThat(untrusted.code()).isZero();

        assertThat(run("plugins", "trust").out()).contains("Local.jar").contains("1 jar is trusted");
        Cli.Result trusted = run("plugins", "list");
        assertThat(trusted.out()).contains("broken");
        assertThat(trusted.err()).contains("I run").contains("loaded plugin jars: Local.jar");

        assertThat(run("plugins", "list", "--no-plugins").err()).isEmpty();
        assertThat(run("plugins", "list", "--no-plugins", "--plugins", "plugins")
                        .code())
                .isEqualTo(2);
    }

    private Cli.Result run(String... arguments) throws IOException, InterruptedException {
        try (RepDynProcess process = RepDynProcess.start(temporary, arguments)) {
            return process.result();
        }
    }

    @Test
    @DisplayName("Standard output that cannot be written gives exit code 1 and a message")
    void fullOutput() throws Exception {
        Path full = Path.of("/dev/full");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(full), "this system has no /dev/full");
        try (RepDynProcess process = RepDynProcess.start(temporary, full, "schema")) {
            Cli.Result result = process.result();

            assertThat(result.code()).isEqualTo(1);
            assertThat(result.err()).contains("error: standard output cannot be written: No space left on device");
        }
    }
}
