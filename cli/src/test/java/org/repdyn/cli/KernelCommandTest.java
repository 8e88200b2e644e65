package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.repdyn.cli.terminal.Interrupts;

@Tag("slow")
@DisplayName("repdyn kernel")
class KernelCommandTest {

    private static final String NETWORK = "baseline={name: ntk, network: [dense, gelu, dense]}";

    @TempDir
    Path temporary;

    private String out() {
        return temporary.resolve("kernel").toString();
    }

    private static Path study(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("study.yaml"),
                """
                data: {name: digits, train: 300}
                loss: linear-contrastive
                encoder: linear
                arms:
                  wide: {baseline: {name: ntk, network: [dense, erf, dense]}}
                  narrow: {constraint: stiefel}
                """);
    }

    @Test
    @DisplayName("writes tiles and an array, and prints the trace, eigenvalues with residuals and the trace error")
    void all() throws IOException {
        Path npy = temporary.resolve("kernel.npy");
        Cli.Result result = Cli.run(
                "kernel",
                study(temporary).toString(),
                "--out",
                out(),
                "--npy",
                npy.toString(),
                "--eigenpairs",
                "3",
                "--landmarks",
                "300",
                "--json");

        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        JsonNode printed = new ObjectMapper().readTree(result.out());
        assertThat(printed.get("samples").intValue()).isEqualTo(300);
        assertThat(printed.get("kernel").asText()).isEqualTo("ntk");
        assertThat(printed.get("network").asText()).contains("erf");
        double[][] k = read(npy);
        double trace = 0;
        double frobenius = 0;
        for (int i = 0; i < k.length; i++) {
            trace += k[i][i];
            for (int j = 0; j < k.length; j++) {
                assertThat(k[i][j]).isEqualTo(k[j][i]);
                frobenius += k[i][j] * k[i][j];
            }
        }
        // Sums of 300 and 90,000 terms.
        assertThat(printed.get("trace").doubleValue()).isCloseTo(trace, within(1e-12 * trace));
        double first = printed.get("eigenvalues").get(0).doubleValue();
        assertThat(first * first).isLessThan(frobenius).isGreaterThan(trace * trace / (300.0 * 300.0));
        assertThat(printed.get("eigenvalues")).hasSize(3);
        assertThat(printed.get("residuals").get(0).doubleValue()).isLessThan(1e-6 * first);
        // With as many landmarks as samples only rounding errors are left.
        assertThat(printed.get("trace-error").doubleValue()).isCloseTo(0, within(1e-9 * trace));
        assertThat(temporary.resolve("kernel.partial")).doesNotExist();
        assertThat(temporary.resolve("kernel.npy.partial")).doesNotExist();
    }

    @Test
    @DisplayName(
            "after Ctrl-C the exit code is 130 and there is no directory; the same command then completes with the same bits")
    void resumes() throws IOException {
        String[] command = {"kernel", "data=digits", NETWORK, "--eigenpairs", "0", "--out", out(), "-q"};
        Interrupts stopped = Interrupts.none();
        stopped.interrupt();
        Cli.Result cancelled = Cli.run(stopped, false, command);
        assertThat(cancelled.code()).isEqualTo(130);
        assertThat(cancelled.err())
                .startsWith("stopped: cancelled after 0 of ")
                .contains("the same command continues from the finished tiles");
        assertThat(temporary.resolve("kernel")).doesNotExist();
        // No tile was finished, so no partial directory is left.
        assertThat(temporary.resolve("kernel.partial")).doesNotExist();

        assertThat(Cli.run(command).code()).isZero();
        Path tiles = temporary.resolve("kernel").resolve("tiles");
        Path other = temporary.resolve("other");
        assertThat(Cli.run(
                                "kernel",
                                "data=digits",
                                NETWORK,
                                "--eigenpairs",
                                "0",
                                "--out",
                                other.toString(),
                                "-q",
                                "--threads",
                                "1")
                        .code())
                .isZero();
        assertThat(Files.mismatch(other.resolve("tiles"), tiles)).isEqualTo(-1);
        // An existing kernel is not computed again.
        assertThat(Cli.run(command).out()).contains("bytes in tiles");
    }

    @Test
    @DisplayName("whose activation from a plugin divides by zero fails, and names the plugin")
    void brokenActivation() throws IOException {
        Path plugins = temporary.resolve("jars");
        LossPlugin.jar(
                plugins,
                "Broken",
                "org.repdyn.kernels.spi.ActivationProvider",
                """
                package org.example;

                import org.repdyn.core.plugin.NoOptions;
                import org.repdyn.kernels.spi.*;

                public class Broken implements ActivationProvider<NoOptions> {
                    public String name() { return "broken"; }
                    public String summary() { return "divides by zero"; }
                    public Class<NoOptions> optionsType() { return NoOptions.class; }
                    public Activation create(NoOptions options) { return new A(); }

                    record A() implements Activation {
                        public String name() { return "broken"; }
                        public double moment(PairCovariance pair) { return 1 / (name().length() - 6); }
                        public double derivativeMoment(PairCovariance pair) { return moment(pair); }
                        public double variance(double p) { return p; }
                        public double derivativeVariance(double p) { return 1; }
                    }
                }
                """);
        Cli.Result result = Cli.run(
                "kernel",
                "data={name: digits, train: 20}",
                "baseline={name: ntk, network: [dense, broken, dense]}",
                "--plugins",
                plugins.toString(),
                "--out",
                out());

        assertThat(result.err()).contains("Broken.jar").contains("/ by zero").doesNotContain("See: ");
        assertThat(result.code()).isEqualTo(1);
        assertThat(temporary.resolve("kernel")).doesNotExist();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(List.of("data=digitz", "baseline=ntk"), "Did you mean 'digits'?"),
                Arguments.of(
                        List.of("data=digits", "baseline={name: ntk, network: [dense, gellu, dense]}"),
                        "Did you mean 'gelu'?"),
                Arguments.of(
                        List.of("data=digits", "baseline={name: ntk, network: [dense, relu, layer-norm]}"),
                        "layer 3 (layer-norm) needs an affine"),
                Arguments.of(
                        List.of(
                                "data=digits",
                                "baseline={name: ntk, network: [{image: {shape: [5, 5]}}, {conv: {filter: 3}}, flatten]}"),
                        "64"),
                Arguments.of(List.of("data=digits", "baseline=ntk", "--npy", "gone/k.npy"), "there is no directory"),
                Arguments.of(
                        List.of("data=digits", "baseline=ntk", "loss=nt-xent"),
                        "loss has no effect on a kernel, which follows from the samples, the baseline and the seed"),
                Arguments.of(List.of("data=digits", "baseline=ntk", "encoder.outputs=2"), "encoder has no effect"),
                Arguments.of(List.of("data=digits", "baseline=ntk", "grid.time.end=[3]"), "time has no effect"),
                Arguments.of(List.of("data=digits", "baseline=ntk", "augment=[pixel-shift]"), "augment has no effect"),
                Arguments.of(List.of("data=digits", "baseline=ntk", "tune={}"), "tune has no effect"),
                Arguments.of(
                        List.of("flagship", "arms.infinite-width.observables=[norm]"), "observables has no effect"),
                Arguments.of(
                        List.of("data={name: digits, validation: 0.2}", "baseline=ntk"),
                        "data.validation has no effect"),
                Arguments.of(
                        List.of("data=digits", "baseline=ntk", "--npy", "y".repeat(300)),
                        "a name of 308 bytes is too long for the file system, which allows 255 bytes"),
                Arguments.of(List.of("data=digits", "baseline=ntk", "--npy", "pom.xml"), "is never overwritten"),
                Arguments.of(
                        List.of("data=digits", "baseline=ntk", "--threads", "0"),
                        "--threads is 0, but must be at least 1"),
                Arguments.of(
                        List.of("data=digits", "baseline=ntk", "--threads", "two"),
                        "'two' is not a whole number from -2147483648 to 2147483647"),
                Arguments.of(
                        List.of("data=digits", "baseline=ntk", "--eigenpairs", "3000000000"),
                        "'3000000000' is not a whole number from"));
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("a mistake gives one line of error and exit code 2")
    void mistakes(List<String> given, String message) {
        List<String> arguments = new ArrayList<>(List.of("kernel", "--out", out()));
        arguments.addAll(given);
        Cli.Result result = Cli.run(arguments.toArray(String[]::new));

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("error: ").contains(message).doesNotContain("Exception");
        assertThat(temporary.resolve("kernel")).doesNotExist();
    }

    @Test
    @DisplayName("an arm without a kernel and a directory with other contents are refused")
    void refuses() throws IOException {
        assertThat(Cli.run("kernel", study(temporary).toString(), "--arm", "narrow", "--out", out())
                        .err())
                .contains("a kernel belongs to a baseline, and there is none");
        Files.createDirectories(temporary.resolve("kernel"));
        assertThat(Cli.run("kernel", study(temporary).toString(), "--out", out())
                        .err())
                .contains("exists and holds no kernel in tiles; remove it, or name another directory");
    }

    @Test
    @DisplayName("an override that some arms do not follow is noted")
    void overrideNotices() throws IOException {
        Path study = Files.writeString(
                temporary.resolve("two.yaml"),
                """
                seed: 1
                data: {name: digits, train: 20}
                arms:
                  plain: {baseline: ntk}
                  other: {seed: 5, loss: nt-xent}
                """);
        Cli.Result result = Cli.run("kernel", study.toString(), "seed=3", "--eigenpairs", "0", "--out", out());

        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("seed=3").contains("other");
    }

    @Test
    @DisplayName("a grid gives one arm for each combination, of which --arm names one")
    void grid() throws IOException {
        Path study = Files.writeString(
                temporary.resolve("grid.yaml"),
                """
                data: {name: digits, train: 20}
                grid: {seed: [1, 2]}
                arms:
                  wide: {baseline: ntk}
                """);
        Cli.Result several = Cli.run("kernel", study.toString(), "--out", out());
        assertThat(several.code()).isEqualTo(2);
        assertThat(several.err()).contains("several arms have a baseline").contains("--arm: wide-seed1, wide-seed2");

        Cli.Result one =
                Cli.run("kernel", study.toString(), "--arm", "wide-seed2", "--eigenpairs", "0", "--out", out(), "-q");
        assertThat(one.code()).isZero();
        assertThat(new ObjectMapper()
                        .readTree(temporary
                                .resolve("kernel")
                                .resolve("provenance.json")
                                .toFile())
                        .at("/seeds/wide-seed2")
                        .intValue())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("of a study with thousands of arms the message names the first ones")
    void manyArms() throws IOException {
        Path study = Files.writeString(
                temporary.resolve("seeds.yaml"),
                """
                data: {name: digits, train: 20}
                seeds: 3000
                arms:
                  wide: {baseline: ntk}
                """);
        Cli.Result several = Cli.run("kernel", study.toString(), "--out", out());
        assertThat(several.code()).isEqualTo(2);
        assertThat(several.err())
                .contains("--arm: wide-seed0, wide-seed1, ")
                .contains("wide-seed19 and 2980 more")
                .hasSizeLessThan(600);

        Cli.Result wrong = Cli.run("kernel", study.toString(), "--arm", "wide-seed3000", "--out", out());
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err())
                .contains("the study has no arm 'wide-seed3000'. ")
                .hasSizeLessThan(800);

        Cli.Result last = Cli.run(
                "kernel", study.toString(), "--arm", "wide-seed2999", "--eigenpairs", "0", "--out", out(), "-q");
        assertThat(last.code()).as(last.err()).isZero();
    }

    @Test
    @DisplayName("provenance.json has the command, the data and every plugin in use, with layers and activations")
    void provenance() throws IOException {
        Cli.Result result = Cli.run(
                "kernel", study(temporary).toString(), "--arm", "wide", "--eigenpairs", "0", "--out", out(), "-q");

        assertThat(result.code()).isZero();
        JsonNode provenance = new ObjectMapper()
                .readTree(temporary.resolve("kernel").resolve("provenance.json").toFile());
        assertThat(provenance.get("command").asText()).startsWith("repdyn kernel ");
        assertThat(provenance.at("/data/0/name").asText()).isEqualTo("digits");
        assertThat(provenance.at("/data/0/sha256").asText()).hasSize(64);
        assertThat(provenance.get("plugins"))
                .extracting(plugin ->
                        plugin.get("kind").asText() + " " + plugin.get("name").asText())
                .contains("linear-algebra backend ojalgo")
                .filteredOn(plugin -> !plugin.startsWith("linear-algebra backend"))
                .containsExactlyInAnyOrder("dataset digits", "baseline ntk", "layer dense", "activation erf");
    }

    /** Writes 12 samples of 5 normal numbers times a factor; row 2 is {@code multiple} times row 1 unless that is 0. */
    private Path samples(double factor, double multiple) throws IOException {
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (12, 5), }";
        ByteBuffer bytes = ByteBuffer.allocate(128 + 12 * 5 * 8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        bytes.putShort((short) 118);
        bytes.put((header + " ".repeat(117 - header.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
        Random random = new Random(1);
        double[] first = new double[5];
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < 5; j++) {
                double x = factor * random.nextGaussian();
                first[j] = i == 0 ? x : first[j];
                bytes.putDouble(i == 1 && multiple != 0 ? multiple * first[j] : x);
            }
        }
        return Files.write(temporary.resolve("samples.npy"), bytes.array());
    }

    private Cli.Result kernelOf(Path samples, int depth) {
        return Cli.run(
                "kernel",
                "data={name: npy, path: " + samples + "}",
                "baseline={name: ntk, depth: " + depth + "}",
                "--out",
                out());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e150, 1e-150})
    @DisplayName("very large and very small inputs have a kernel and eigenvalues, and no note fails the run")
    void extremeInputs(double factor) throws IOException {
        Cli.Result result = kernelOf(samples(factor, 0), 3);

        assertThat(result.err()).doesNotContain("note:");
        assertThat(result.code()).isZero();
        assertThat(result.out()).doesNotContain("NaN", "Infinity");
    }

    @Test
    @DisplayName("two rows that are multiples of each other get a note about them, not about the depth")
    void multiples() throws IOException {
        Cli.Result result = kernelOf(samples(1, 3), 1);

        assertThat(result.code()).isZero();
        assertThat(result.err())
                .contains("note: the inputs in rows 1 and 2 (counted from 1) are multiples of each other")
                .doesNotContain("fewer layers");
    }

    @Test
    @DisplayName("inputs that are not parallel and stay so get no note")
    void noNote() throws IOException {
        Path samples = samples(1, 0);
        assertThat(kernelOf(samples, 1).err())
                .startsWith(samples + ": ")
                .contains(" samples, ")
                .doesNotContain("note:");
    }

    private static double[][] read(Path npy) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(npy)).order(ByteOrder.LITTLE_ENDIAN);
        String header = new String(bytes.array(), 10, 118, StandardCharsets.US_ASCII);
        assertThat(header)
                .startsWith("{'descr': '<f8', 'fortran_order': False, 'shape': (300, 300), }")
                .endsWith("\n");
        double[][] result = new double[300][300];
        for (int i = 0; i < 300; i++) {
            for (int j = 0; j < 300; j++) {
                result[i][j] = bytes.getDouble(128 + 8 * (300 * i + j));
            }
        }
        return result;
    }
}
