package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

@DisplayName("Arguments of a command that takes a study")
@Tag("slow")
class StudyArgumentsTest {

    private static final String STUDY =
            """
            data: {name: gaussian-views, samples: 20, dimension: 3}
            loss: linear-alignment
            encoder: {name: linear, outputs: 2}
            constraint: stiefel
            time: {end: 1, points: 3}
            observables: [effective-rank]
            """;

    @TempDir
    private Path directory;

    private String write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }

    @Test
    @ResourceLock("java.lang.System.in")
    @DisplayName("a study is read once, so that it can come from standard input")
    void standardInput() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(STUDY.getBytes(StandardCharsets.UTF_8)));
        try {
            Cli.Result result = Cli.run("compare", "-", "encoder.outputs=1", "--dry-run", "-q");
            assertThat(result.err()).isEmpty();
            assertThat(result.code()).isZero();
            assertThat(result.out()).startsWith("1 arm");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    @DisplayName("a file whose path has an equals sign is the study, and later arguments are overrides")
    void fileWithEqualsSign() throws IOException {
        String study = write("lr=0.1/config.yaml", STUDY);
        Cli.Result result = Cli.run("compare", study, "encoder.outputs=1", "--dry-run", "--verbose", "-q");
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("gaussian-views", "outputs: 1");
    }

    @Test
    @DisplayName("a setting stays a setting if a directory has its name, as sweeps write them")
    void directoryNamedLikeASetting() throws IOException {
        String study = write("s.yaml", STUDY);
        String setting = write("seed=3/notes.txt", "").replace("/notes.txt", "").replace("\\notes.txt", "");
        Cli.Result result = Cli.run("compare", study, setting, "--dry-run", "-q");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("unknown key").doesNotContain("run directory");
    }

    @Test
    @DisplayName("a seed that a grid sets is refused, written --seed N or seed=N, before or after the grid")
    void seedInGrid() throws IOException {
        String plain = write("base.yaml", STUDY);
        String gridded = write("gridded.yaml", STUDY + "grid: {seed: [1, 2]}\n");
        for (List<String> arguments : List.of(
                List.of(gridded, "--seed", "3"),
                List.of(gridded, "seed=3"),
                List.of(plain, "grid.seed=[1, 2]", "--seed", "3"),
                List.of(plain, "seed=3", "grid.seed=[1, 2]"))) {
            Cli.Result result = Cli.run(Cli.arguments("compare", arguments, "--dry-run", "--verbose"));
            assertThat(result.code()).as("%s", arguments).isEqualTo(2);
            assertThat(result.out()).isEmpty();
            assertThat(result.err())
                    .isEqualTo("error: command line: 'seed=3' has no effect where a grid sets seed. Change it there:"
                            + " grid.seed=[VALUE]" + System.lineSeparator());
        }
    }

    @Test
    @DisplayName("--dry-run prints notices on standard error, unless --quiet is given")
    void dryRunNotices() throws IOException {
        String study = write("s.yaml", STUDY + "arms: {a: {grid: {seed: [1, 2]}}, b: }\n");
        Cli.Result result = Cli.run("compare", study, "grid.seed=[3]", "--dry-run", "--verbose");
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("grid.seed=[3] changes b; a has a grid of its own");
        assertThat(Cli.run("compare", study, "grid.seed=[3]", "--dry-run", "--verbose", "-q")
                        .err())
                .isEmpty();
    }

    @Test
    @DisplayName("a seed may have an exponent")
    void seedWithExponent() throws IOException {
        String study = write("s.yaml", STUDY);
        assertThat(Cli.run("compare", study, "seed=1e3", "--dry-run", "--verbose")
                        .out())
                .contains("seed: 1000");
        assertThat(Cli.run("compare", study, "--seed", "2e0", "--dry-run", "--verbose")
                        .out())
                .contains("seed: 2");
        Cli.Result result = Cli.run("compare", study, "--seed", "1.5", "--dry-run", "--verbose");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("seed is '1.5'. Allowed: a whole number from", ", such as 1");
    }

    @Test
    @DisplayName("a value is taken literally: no comment, no tag")
    void literalPath() throws IOException {
        String study = write("s.yaml", STUDY);
        Path points = Path.of(write("exp #1.csv", "9,9,0\n9,8,1\n1,1,0\n8,1,2\n7,3,3\n"));
        write("exp", "1,2\n");
        Cli.Result result = Cli.run(
                "compare", study, "data={name: csv}", "data.path=" + points, "data.train=3", "--dry-run", "--verbose");
        assertThat(result.err()).doesNotContain("error");
        assertThat(result.out()).contains("exp #1.csv");
    }

    @Test
    @DisplayName("a key of the data that does not exist is reported with the nearest and with all keys")
    void unknownKeyOfData() throws IOException {
        Cli.Result result = Cli.run("compare", write("s.yaml", STUDY), "data.held_out=5", "--dry-run", "--verbose");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains("unknown option 'data.held_out'. Did you mean 'data.held-out'? Known options: ")
                .contains(
                        "samples, ",
                        "train, held-out, centre, augment-anchors, positives, views, validation. See: repdyn plugins");
    }

    @Test
    @DisplayName("a grid of ten million arms is refused in one line")
    void tooManyArms() throws IOException {
        String[] grid = {
            "data.samples", "data.dimension", "encoder.outputs", "time.end", "time.points", "seed", "weight-decay"
        };
        String ten = "=[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]";
        List<String> overrides =
                Arrays.stream(grid).map(key -> "grid." + key + ten).toList();
        Cli.Result result = Cli.run(Cli.arguments("compare", overrides, write("s.yaml", STUDY)));
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo(
                        "error: command line: the grid has 10000000 combinations; at most 10000 are allowed. Give fewer"
                                + " values, or run parts of the grid one after the other" + System.lineSeparator());
    }

    @Test
    @DisplayName("at most 50 problems are printed, with the number of the others")
    void manyProblems() throws IOException {
        StringBuilder yaml = new StringBuilder(STUDY);
        for (int i = 0; i < 300; i++) {
            yaml.append("qqq").append(i).append(": 1\n");
        }
        Cli.Result result = Cli.run("compare", write("s.yaml", yaml.toString()));
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err().lines()).hasSize(51).endsWith("error: and 250 more. Correct these first");
    }
}
