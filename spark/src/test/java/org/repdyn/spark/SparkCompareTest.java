package org.repdyn.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A study on Spark")
class SparkCompareTest {

    private static final String STUDY =
            """
            title: Small
            data: {name: digits, train: 40, held-out: 20}
            augment: [pixel-shift]
            encoder: {name: two-layer, outputs: 2, width: 8}
            dynamics: {name: gradient-descent, rate: 0.05}
            time: {end: 1, points: 4}
            grid:
              loss: [vicreg, linear-contrastive]
              constraint: [euclidean, stiefel]
            """;

    private static JavaSparkContext spark;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        spark = new JavaSparkContext(new SparkConf()
                .setMaster("local[2]")
                .setAppName("test")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set(SparkCompare.HOME, distribution().toString()));
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    /** Returns the distribution that the module cli has built. */
    private static Path distribution() throws IOException {
        try (Stream<Path> built = Files.list(Path.of("..", "cli", "target"))) {
            return built.filter(path -> Files.isDirectory(path.resolve("lib")))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("build the module cli first"))
                    .toRealPath();
        }
    }

    @Test
    @DisplayName("has the same bits as repdyn compare, and runs only the arms that the store does not have")
    void sameBits() throws IOException, InterruptedException {
        String study = Files.writeString(folder.resolve("study.yaml"), STUDY).toString();
        Path onSpark = folder.resolve("spark/result");
        assertThat(compare(study, "--store", store(), "--out", onSpark.toString()))
                .contains("4 runs, 0 from the store, 4 to run on Spark", "4 runs were kept in " + store());
        assertThat(compare(study, "seeds=2", "--store", store()))
                .contains("8 runs, 4 from the store, 4 to run on Spark");

        Path local = folder.resolve("local/result");
        List<String> command = new ArrayList<>(
                List.of(distribution().resolve("bin/repdyn").toString(), "compare", study, "--no-store", "--quiet"));
        command.addAll(List.of("--out", local.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        for (String file : List.of("trajectory.csv", "embedding.csv")) {
            assertThat(onSpark.resolve(file)).hasSameBinaryContentAs(local.resolve(file));
        }
    }

    @Test
    @DisplayName("that has a mistake is refused on the driver, with all problems")
    void mistakes() throws IOException {
        String study = Files.writeString(folder.resolve("study.yaml"), "loss: vicrek\nconstraint: stiefle\n")
                .toString();
        assertThatThrownBy(() -> compare(study, "--store", store()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("vicrek", "stiefle");
    }

    @Test
    @DisplayName("without a distribution says how to ship it")
    void distributionIsMissing() {
        assertThatThrownBy(() -> Installation.in(folder, List.of()))
                .hasMessageContaining("--archives repdyn-VERSION.zip#repdyn");
    }

    private String store() {
        return "file://" + folder.resolve("store");
    }

    /** Runs the program and returns what it prints itself. */
    private static String compare(String... arguments) throws IOException, InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            int code = new SparkCompare(spark, SparkArguments.parse(List.of(arguments)), out).run();
            assertThat(code).isZero();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
