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
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
                Arguments.of(List.of("data=digits", "baseline=ntk", "--npy", "pom.xml"), "is never overwritten"),
                Arguments.of(
                        List.of("data=digits", "baseline=ntk", "--threads", "0"),
                        "--threads is 0, but must be at least 1"));
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
                .containsExactlyInAnyOrder("dataset digits", "baseline ntk", "layer dense", "activation erf");
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
