package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("--export-state")
@Tag("slow")
class ExportStateTest {

    @TempDir
    Path folder;

    private String study() throws IOException {
        return Files.writeString(
                        folder.resolve("study.yaml"),
                        """
                        seed: 1
                        data: {name: gaussian-mixture, samples: 24, dimension: 4}
                        loss: linear-contrastive
                        encoder: {name: linear, outputs: 2}
                        time: {end: 1, points: 4}
                        arms:
                          free:
                          kernel: {baseline: ntk}
                        """)
                .toString();
    }

    @Test
    @DisplayName("refuses before the run an arm whose name is too long for a file")
    void longName() throws IOException {
        String arm = "x".repeat(252);
        String study = Files.writeString(
                        folder.resolve("long.yaml"),
                        Files.readString(Path.of(study())).replace("free:", arm + ":"))
                .toString();
        Path out = folder.resolve("out");
        Cli.Result refused = Cli.run("compare", study, "--export-state", "--out", out.toString(), "-q");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .contains("command line: the state of arm x", "a name of 256 bytes is too long", "shorter names");
        assertThat(out).doesNotExist();
    }

    @Test
    @DisplayName("writes a file for each arm, which put in again gives the same trajectory and is in the provenance")
    void roundTrip() throws IOException {
        Path first = folder.resolve("first");
        Cli.Result written = Cli.run("compare", study(), "--export-state", "--out", first.toString(), "-q");
        assertThat(written.err()).isEmpty();
        assertThat(written.code()).isZero();
        try (ZipFile zip = new ZipFile(first.resolve("state/free.npz").toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .containsExactly(
                            "anchors.npy",
                            "positives.npy",
                            "negatives.npy",
                            "evaluation.npy",
                            "labels.npy",
                            "initial/W.npy",
                            "weights/W.npy",
                            "times.npy",
                            "embeddings.npy");
        }
        assertThat(first.resolve("state/kernel.npz")).exists();

        String state = first.resolve("state/free.npz").toString();
        Path again = folder.resolve("again");
        Cli.Result read = Cli.run(
                "run",
                study(),
                "--arm",
                "free",
                "data.views=" + state,
                "initial-weights=" + state,
                "--out",
                again.toString());
        assertThat(read.code()).isZero();
        assertThat(read.err())
                .contains(state + ": 16 anchors of dimension 4, blocks of positives: 1, of negatives: 1")
                .contains(state + ": initial weights W");
        assertThat(again.resolve("state")).doesNotExist();
        assertThat(rows(again, "free")).isEqualTo(rows(first, "free"));
        JsonNode files = new ObjectMapper()
                .readTree(again.resolve("provenance.json").toFile())
                .get("files");
        assertThat(files).extracting(file -> file.get("use").asText()).containsExactly("data.views", "initial-weights");
        assertThat(files).allMatch(file -> file.get("sha256").asText().length() == 64);
        assertThat(Files.readString(again.resolve("config.yaml")))
                .contains("views: ")
                .contains("initial-weights: ");
    }

    /** Last columns of a trajectory: step, time, observable, index and value. The columns before name the run, the arm and its factors. */
    private static final Pattern MEASURED = Pattern.compile("(?:[^,]*,){4}[^,]*$");

    /** Returns the measured values of an arm along its trajectory. */
    private static String rows(Path directory, String arm) throws IOException {
        StringBuilder rows = new StringBuilder();
        for (String line : Files.readAllLines(directory.resolve("trajectory.csv"))) {
            String row = line.substring(line.indexOf(',') + 1);
            Matcher measured = MEASURED.matcher(row);
            if (row.startsWith(arm + ",") && measured.find()) {
                rows.append(measured.group()).append('\n');
            }
        }
        assertThat(rows).isNotEmpty();
        return rows.toString();
    }
}
