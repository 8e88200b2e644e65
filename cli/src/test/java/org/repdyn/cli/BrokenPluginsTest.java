package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
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
        return RepDynProcess.start(temporary, arguments(more));
    }

    /** Runs the study in this process, which is faster and enough where nothing ends a process or prints past the console. */
    private Cli.Result compareHere(String... more) {
        return Cli.run(arguments(more));
    }

    private String[] arguments(String... more) {
        return Stream.concat(
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
                .toArray(String[]::new);
    }

    private RepDynProcess list() throws IOException {
        return RepDynProcess.start(temporary, "plugins", "list", "--plugins", plugins.toString());
    }

    private static void assertReadable(Cli.Result result) {
        assertThat(result.err()).doesNotContain("\tat ", "Exception in thread");
    }

    /**
     * A plugin with one broken part.
     *
     * @param type name of the class and of the jar; the loss has the same name in lower case
     * @param part part that is broken
     * @param code its code
     * @param expected text of the message about it
     */
    private record Broken(String type, Part part, String code, String expected) {

        String name() {
            return type.toLowerCase(Locale.ROOT);
        }

        Path write(Path folder) throws IOException {
            return LossPlugin.write(folder, type, name(), part, code);
        }
    }

    private static final String SNEAK = "throw sneak(new java.io.IOException(\"disk\\ngone\"));";

    private static final List<Broken> NOT_LOADED = List.of(
            new Broken(
                    "StaticThrows",
                    Part.STATIC,
                    "if (!never()) throw new IllegalStateException(\"no licence\");",
                    "IllegalStateException: no licence; its author must correct it"),
            new Broken(
                    "StaticError",
                    Part.STATIC,
                    "if (!never()) throw new AssertionError(\"no licence\");",
                    "AssertionError: no licence; its author must correct it"),
            new Broken(
                    "NewThrows", Part.CONSTRUCTOR, "if (!never()) throw new ThreadDeath();", "ThreadDeath; its author"),
            new Broken(
                    "NewOverflows",
                    Part.CONSTRUCTOR,
                    "if (!never()) throw new StackOverflowError();",
                    "StackOverflowError; its author must correct it"),
            new Broken("NewSneaks", Part.CONSTRUCTOR, SNEAK, "IOException: disk gone; its author must correct it"),
            new Broken("NameThrows", Part.NAME, "throw new IllegalStateException(\"no\");", "its method name() failed"),
            new Broken("NameError", Part.NAME, "throw new AssertionError(\"no licence\");", "its method name() failed"),
            new Broken("NameSneaks", Part.NAME, SNEAK, "its method name() failed: it failed: IOException: disk gone"),
            new Broken("NameNull", Part.NAME, "return null;", "its name 'null' is not valid"),
            new Broken("NameUpper", Part.NAME, "return \"Upper\";", "its name 'Upper' is not valid"),
            new Broken("NameLoops", Part.NAME, "return name();", "its method name() failed: it failed: StackOverflow"),
            new Broken("SummaryNull", Part.SUMMARY, "return null;", "its summary must be one line"),
            new Broken("SummarySneaks", Part.SUMMARY, SNEAK, "its method summary() failed: it failed: IOException"),
            new Broken("ReferenceNull", Part.REFERENCE, "return null;", "its method reference() returned null"),
            new Broken(
                    "ReferenceSneaks", Part.REFERENCE, SNEAK, "its method reference() failed: it failed: IOException"),
            new Broken("OptionsNull", Part.OPTIONS_TYPE, "return null;", "its method optionsType() returned null"),
            new Broken(
                    "OptionsSneak",
                    Part.OPTIONS_TYPE,
                    SNEAK,
                    "its method optionsType() failed: it failed: IOException"),
            new Broken("OptionsRaw", Part.OPTIONS_TYPE, "return (Class) String.class;", "String is not a record"),
            new Broken("One", Part.NAME, "return \"twice\";", "2 plugins of the kind loss are named 'twice'"),
            new Broken("Two", Part.NAME, "return \"twice\";", "2 plugins of the kind loss are named 'twice'"));

    /** Writes all jars that cannot be loaded, and returns a text of the message about each. */
    private Map<String, String> writeNotLoaded() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        for (Broken broken : NOT_LOADED) {
            broken.write(plugins);
            expected.put(broken.type() + ".jar", broken.expected());
        }
        LossPlugin.change(LossPlugin.write(plugins, "Newer", Part.VALUE, ""), (name, content) -> {
            if (name.endsWith(".class")) {
                content[7] = (byte) (44 + 99);
            }
            return Optional.of(content);
        });
        expected.put("Newer.jar", "was compiled for Java 99");
        LossPlugin.change(
                LossPlugin.write(plugins, "Missing", Part.VALUE, ""),
                (name, content) -> name.endsWith(".class") ? Optional.empty() : Optional.of(content));
        expected.put("Missing.jar", "which its jar does not contain; its author must add the class");
        LossPlugin.change(
                LossPlugin.write(plugins, "Garbage", Part.VALUE, ""),
                (name, content) ->
                        Optional.of(name.startsWith("META-INF/services") ? new byte[] {0, 7, -3, 32, 65} : content));
        expected.put("Garbage.jar", "malformed META-INF/services/");
        Path cut = LossPlugin.write(plugins, "Cut", Part.VALUE, "");
        byte[] whole = Files.readAllBytes(cut);
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        expected.put("Cut.jar", "it cannot be read as a jar");
        return expected;
    }

    @Test
    @DisplayName("that cannot be loaded is named with its jar and the reason, and all other plugins work")
    void notLoaded() throws Exception {
        Map<String, String> expected = writeNotLoaded();
        LossPlugin.write(plugins, "Sound", "sound", Part.VALUE, "");
        copyOfRepDyn();
        expected.put("Copy.jar", "the jar contains classes of RepDyn; its author must leave them out");
        try (RepDynProcess process = list()) {
            Cli.Result result = process.result();

            assertThat(result.code()).isZero();
            assertThat(result.out()).contains("nt-xent", "copy", "sound");
            assertThat(result.err()).contains("loaded plugin jars: Copy.jar, Sound.jar (from ");
            expected.forEach((jar, reason) -> assertThat(result.err().lines())
                    .anySatisfy(line ->
                            assertThat(line).startsWith("warning: not loaded: ").contains(jar, reason)));
            assertReadable(result);
        }
        Cli.Result result = compareHere("arms.sound.loss=sound");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err().lines()).anySatisfy(line -> assertThat(line)
                .startsWith("error: ")
                .contains("unknown loss 'broken'", "Not loaded: Garbage.jar: loss: malformed ", "; and 19 more"));
        assertReadable(result);
    }

    /** Writes a jar that contains a class of the SPI, which is ignored, and a sound plugin. */
    private void copyOfRepDyn() throws IOException {
        Path jar = LossPlugin.write(plugins, "Copy", "copy", Part.VALUE, "");
        String copied = "org/repdyn/losses/spi/Loss.class";
        Map<String, byte[]> more = new LinkedHashMap<>();
        LossPlugin.change(jar, (name, content) -> {
            more.put(name, content);
            return Optional.of(content);
        });
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                InputStream spi = BrokenPluginsTest.class.getClassLoader().getResourceAsStream(copied)) {
            more.put(copied, Objects.requireNonNull(spi).readAllBytes());
            for (Map.Entry<String, byte[]> entry : more.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
    }

    private static final List<Broken> REFUSED = List.of(
            new Broken(
                    "Throws",
                    Part.CREATE,
                    "throw new IllegalStateException(\"no\\nlicence\");",
                    "threw IllegalStateException: no licence; its author must correct it"),
            new Broken(
                    "Asserts",
                    Part.CREATE,
                    "throw new AssertionError(\"no licence\");",
                    "threw AssertionError: no licence; its author must correct it"),
            new Broken(
                    "Dies", Part.CREATE, "throw new ThreadDeath();", "threw ThreadDeath; its author must correct it"),
            new Broken("Sneaks", Part.CREATE, SNEAK, "threw IOException: disk gone, a checked exception"),
            new Broken("Nothing", Part.CREATE, "return null;", "returned null; its author must return a value"));

    @Test
    @DisplayName("that breaks before a run is an error that names its jar")
    void refused() throws Exception {
        writeStudy(REFUSED);
        Cli.Result result = compareHere();

        assertThat(result.code()).isEqualTo(2);
        for (Broken broken : REFUSED) {
            assertThat(result.err().lines()).anySatisfy(line -> assertThat(line)
                    .startsWith("error: ")
                    .contains("the plugin '" + broken.name() + "' cannot be created")
                    .contains("loss '" + broken.name() + "' of " + broken.type() + ".jar: org.example.")
                    .contains(broken.expected()));
        }
        assertReadable(result);
        assertThat(run).doesNotExist();
    }

    /** Writes plugins, and a study with a sound arm and an arm for each of them. */
    private void writeStudy(List<Broken> all) throws IOException {
        StringBuilder text = new StringBuilder(STUDY.substring(0, STUDY.indexOf("  broken:")));
        for (Broken broken : all) {
            broken.write(plugins);
            text.append("  ")
                    .append(broken.name())
                    .append(": {loss: ")
                    .append(broken.name())
                    .append("}\n");
        }
        Files.writeString(study, text);
    }

    private static final List<Broken> FAILING = List.of(
            new Broken(
                    "Throws",
                    Part.VALUE,
                    "if (!never()) throw new IllegalStateException(\"a\\nb\\nc\");",
                    "threw IllegalStateException: a b c; its author must correct it"),
            new Broken(
                    "Pointer",
                    Part.VALUE,
                    "if (!never()) throw new NullPointerException();",
                    "threw NullPointerException; its author must correct it"),
            new Broken(
                    "Asserts",
                    Part.VALUE,
                    "if (!never()) throw new AssertionError(\"no licence\");",
                    "threw AssertionError: no licence; its author must correct it"),
            new Broken(
                    "Dies",
                    Part.VALUE,
                    "if (!never()) throw new ThreadDeath();",
                    "threw ThreadDeath; its author must correct it"),
            new Broken(
                    "Sneaks",
                    Part.VALUE,
                    "if (!never()) " + SNEAK,
                    "threw IOException: disk gone, a checked exception"),
            new Broken(
                    "Recurses",
                    Part.VALUE,
                    "valueAndGradient(u, gradient);",
                    "threw StackOverflowError; its author must correct it"),
            new Broken(
                    "Divides",
                    Part.VALUE,
                    "calls = calls / (calls - calls);",
                    "threw ArithmeticException: / by zero; if the numbers are of ordinary size, its author must"),
            new Broken(
                    "Refuses",
                    Part.VALUE,
                    "if (!never()) throw new IllegalArgumentException(\"no licence\");",
                    "no licence (loss 'refuses' of Refuses.jar)"));

    @Test
    @DisplayName("that breaks in a run fails its arm with the jar and the remedy, and all other results are written")
    void failsWhileRunning() throws Exception {
        writeStudy(FAILING);
        try (RepDynProcess process = compare()) {
            Cli.Result result = process.result();

            assertThat(result.code()).isEqualTo(1);
            assertReadable(result);
            List<ArmResult> arms = RunDirectory.read(run).arms();
            String traces = Files.readString(run.resolve("failures.txt"));
            assertThat(arms).hasSize(FAILING.size() + 1);
            assertThat(arms.get(0).status()).isEqualTo(ArmStatus.COMPLETED);
            for (int i = 0; i < FAILING.size(); i++) {
                Broken broken = FAILING.get(i);
                ArmResult arm = arms.get(i + 1);
                assertThat(arm.status()).as(broken.type()).isEqualTo(ArmStatus.FAILED);
                assertThat(arm.stopped())
                        .contains("loss '" + broken.name() + "' of " + broken.type() + ".jar")
                        .contains(broken.expected());
                assertThat(traces).contains(broken.name() + ": ", broken.type() + ".jar//org.example." + broken.type());
            }
        }
    }

    @Test
    @DisplayName("whose loss is not finite fails its arm with the loss as the reason")
    void notFinite() throws Exception {
        writeStudy(List.of(
                new Broken("Nan", Part.VALUE, "return Double.NaN;", ""),
                new Broken("Positive", Part.VALUE, "return Double.POSITIVE_INFINITY;", ""),
                new Broken("Negative", Part.VALUE, "return Double.NEGATIVE_INFINITY;", "")));
        assertThat(compareHere().code()).isEqualTo(1);
        assertThat(RunDirectory.read(run).arms().subList(1, 4)).allSatisfy(arm -> {
            assertThat(arm.status()).isEqualTo(ArmStatus.FAILED);
            assertThat(arm.stopped()).contains("at finite embeddings").contains("a mistake of the loss");
        });
    }

    @Test
    @DisplayName("whose gradient is twice the derivative of its value completes, and its finding says so")
    void wrongGradient() throws Exception {
        writeStudy(List.of(new Broken(
                "Twice",
                Part.CREATE,
                """
                return new Loss() {
                    private final L sound = new L();
                    public ViewRequirements views() { return sound.views(); }
                    public double value(Embeddings u) { return sound.value(u); }
                    public double valueAndGradient(Embeddings u, R064Store gradient) {
                        double value = sound.valueAndGradient(u, gradient);
                        for (int i = 0; i < gradient.data.length; i++) { gradient.data[i] *= 2; }
                        return value;
                    }
                };
                """,
                "")));
        Cli.Result result = compareHere();

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("but the loss is wrong, as 'repdyn check loss twice' shows: the gradient is 2.000 times the"
                        + " derivative of the value in each direction")
                .doesNotContain("check loss linear-contrastive");
        assertThat(RunDirectory.read(run).arms())
                .filteredOn(arm -> arm.notes().containsKey("wrong-loss"))
                .singleElement()
                .satisfies(arm -> assertThat(arm.setup()).containsEntry("loss", "twice"));

        Cli.Result seeds = compareHere("--seeds", "2", "--force");

        assertThat(seeds.code()).as(seeds.err()).isZero();
        assertThat(seeds.out()).contains("- The loss of 2 arms (twice) is wrong, as 'repdyn check loss' shows");
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
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands run through a shell script")
    @DisplayName(
            "Jars in plugins/ of the working directory are not loaded until they are trusted, and never with --no-plugins")
    void trust() throws Exception {
        LossPlugin.write(temporary.resolve("plugins"), "Local", Part.STATIC, "System.err.println(\"I run\");");
        CommandServer.writeLauncher(temporary, temporary.resolve(CommandServer.LAUNCHER));
        try (CommandServer server = CommandServer.start(temporary, temporary.resolve("log.txt"))) {
            Cli.Result untrusted = server.run("schema");
            assertThat(untrusted.err()).contains("repdyn plugins trust").doesNotContain("I run");
            assertThat(untrusted.code()).isZero();

            assertThat(server.run("plugins", "trust").out())
                    .contains("Local.jar")
                    .contains("1 jar is trusted");
            Cli.Result trusted = server.run("plugins", "list");
            assertThat(trusted.out()).contains("broken");
            assertThat(trusted.err()).contains("I run").contains("loaded plugin jars: Local.jar");

            assertThat(server.run("plugins", "list", "--no-plugins").err()).isEmpty();
            assertThat(server.run("plugins", "list", "--no-plugins", "--plugins", "plugins")
                            .code())
                    .isEqualTo(2);
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
