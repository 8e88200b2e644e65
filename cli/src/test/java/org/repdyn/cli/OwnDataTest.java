package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The built-in study with own data")
@Tag("slow")
class OwnDataTest {

    @TempDir
    private Path directory;

    private Path points;

    @BeforeEach
    void write() throws IOException {
        Random random = new Random(1);
        StringBuilder csv = new StringBuilder();
        for (int i = 0; i < 24; i++) {
            csv.append(10 * random.nextGaussian()).append(',').append(10 * random.nextGaussian());
            csv.append(',').append(10 * random.nextGaussian()).append('\n');
        }
        points = Files.writeString(directory.resolve("points.csv"), csv);
    }

    @Test
    @DisplayName("runs with one override; augmentation, sizes and outputs that fit are chosen and printed")
    void oneOverride() {
        Cli.Result result = Cli.run(
                "compare",
                "data=" + points,
                "time.end=1",
                "time.points=3",
                "--out",
                directory.resolve("run").toString());
        assertThat(result.err())
                .contains("data: train = 1200 of the study is left out, because points.csv has 24 samples")
                .contains("arms.infinite-width.data: train = 500 of the study is left out")
                .containsPattern("augment is gaussian-noise with sd (0\\.9\\d?|1(\\.\\d)?), a tenth")
                .contains("in place of pixel-shift, gaussian-noise")
                .contains("encoder.outputs is 2 in place of 8, because points.csv has 3 input coordinates");
        assertThat(result.code()).isZero();
    }

    @Test
    @DisplayName("chooses the same settings if plugin and path are given separately")
    void pluginAndPath() {
        Cli.Result result = Cli.run("compare", "data=csv", "data.path=" + points, "--dry-run", "--verbose");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("name: csv").doesNotContain("pixel-shift", "train: ");
    }

    @Test
    @DisplayName("names the file in the title, unless a title is given")
    void title() {
        assertThat(Cli.run("compare", "data=" + points, "--dry-run", "--verbose")
                        .out())
                .containsPattern("title: .*what prevents it: points.csv");
        assertThat(Cli.run("compare", "data=" + points, "title=Mine", "--dry-run", "--verbose")
                        .out())
                .contains("title: Mine");
    }

    @Test
    @DisplayName("reports a file that cannot be read once, although two arms use it")
    void oneMessage() throws IOException {
        Path text = Files.writeString(directory.resolve("text.csv"), "a,b\n1,x\n2,y\n3,z\n");

        Cli.Result result = Cli.run("compare", "data=" + text, "--dry-run", "--verbose");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err().lines().filter(line -> line.contains("text.csv")))
                .hasSize(1);
    }

    @Test
    @DisplayName("is not taken for a study if data= is missing")
    void withoutKey() {
        Cli.Result result = Cli.run("compare", points.toString());
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("is a file of data, not a study", "write data=" + points);
    }

    @Test
    @DisplayName("keeps settings that overrides give, also if they do not fit")
    void overridesAreKept() {
        Cli.Result kept = Cli.run(
                "compare",
                "data=" + points,
                "data.train=20",
                "augment=[{name: gaussian-noise, sd: 3}]",
                "encoder.outputs=1",
                "--dry-run",
                "--verbose");
        assertThat(kept.code()).isZero();
        assertThat(kept.out()).contains("train: 20", "sd: 3", "outputs: 1");
        Cli.Result refused = Cli.run("compare", "data=" + points, "data.train=100", "--dry-run", "--verbose");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("there are 24 samples, but train = 100");
    }

    @Test
    @DisplayName("changes nothing for the study's own dataset, and reports a file that cannot be read")
    void ownDataset() {
        assertThat(Cli.run("compare", "data=digits", "--dry-run", "--verbose").err())
                .doesNotContain("in place of");
        // The ending of a name is read without regard to case, and an array may be gzipped.
        for (String absent : List.of("MISSING.CSV", "missing.npy.gz")) {
            assertThat(Cli.run("compare", "data=" + absent, "--dry-run").err()).contains(absent + ": no such file");
        }
        Cli.Result missing = Cli.run("compare", "data=missing.csv", "--dry-run", "--verbose");
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("missing.csv: no such file");
    }

    @Test
    @DisplayName("plugins are listed by kind and by text")
    void pluginsList() {
        Cli.Result losses = Cli.run("plugins", "list", "loss");
        assertThat(losses.code()).isZero();
        assertThat(losses.out()).contains("nt-xent").doesNotContain("grassmann");
        Cli.Result none = Cli.run("plugins", "list", "--search", "zzzz");
        assertThat(none.out()).isEmpty();
        assertThat(none.err()).contains("no plugin has 'zzzz' in its name or summary", "repdyn plugins list");

        Cli.Result found = Cli.run("plugins", "list", "--search", "Grassmann");
        assertThat(found.out()).contains("grassmann").doesNotContain("nt-xent");
        Cli.Result unknown = Cli.run("plugins", "list", "losss");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("no plugins of the kind 'losss'. Did you mean 'loss'? Kinds: ");
    }
}
