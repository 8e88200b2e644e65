package org.repdyn.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.repdyn.core.file.HostProcess;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.ArmGroup;
import org.repdyn.core.result.EmbeddingPoint;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.TestCorrection;

class RunDirectoryTest {

    @TempDir
    Path temporary;

    private final RunResult run = EdgeCaseRun.create();

    @Test
    @DisplayName("a run that was written is read unchanged, every double bit for bit")
    void roundTrip() {
        Path target = RunDirectory.write(run, temporary.resolve("a/b/r1"), ExistingTarget.REFUSE);

        // Record equality compares doubles by their bits, so −0.0 and the last digit count.
        assertThat(RunDirectory.read(target)).isEqualTo(run);
    }

    @Test
    @DisplayName("the tables have a column for run, arm, group, seed, each factor and each note, empty where missing")
    void columns() throws IOException {
        Path target = RunDirectory.write(run, temporary.resolve("r1"), ExistingTarget.REFUSE);

        List<String> comparison = Files.readAllLines(target.resolve("comparison.csv"));
        assertThat(comparison.get(0))
                .isEqualTo(
                        "run,arm,group,seed,loss,encoder_width,time_end,data_augment_anchors,initial_weights,final_time,final_loss,effective_rank,"
                                + "probe_accuracy,deviation_observable,deviation,deviation_until,deviation_reason,prediction,"
                                + "steps,evaluations,seconds,status,collapse,stopped,finding,note_angle_to_limit");
        assertThat(comparison.get(1)).startsWith("r1,\"grassmann, k=8\",\"grassmann, k=8\",0,,,,,,30.0,");
        assertThat(comparison)
                .last()
                .asString()
                .startsWith("r1,naive,\"free, \"\"é\"\"\",-3,nt-xent,64,0.10000000000000002,true,,0.5,")
                .endsWith(",");
        List<String> trajectory = Files.readAllLines(target.resolve("trajectory.csv"));
        assertThat(trajectory.get(0))
                .isEqualTo(
                        "run,arm,group,seed,loss,encoder_width,time_end,data_augment_anchors,initial_weights,step,t,observable,index,value");
        assertThat(trajectory.get(2))
                .startsWith("r1,naive,\"free, \"\"é\"\"\",7,nt-xent,64,0.10000000000000002,true,,1,3.14");
    }

    @Test
    @DisplayName("settings in JSON have the types of their options")
    void typedSettings() throws IOException {
        Path target = RunDirectory.write(run, temporary.resolve("r1"), ExistingTarget.REFUSE);
        JsonNode arm = new ObjectMapper()
                .readTree(Files.readString(target.resolve("comparison.json")))
                .path("arms")
                .path(1);

        assertThat(arm.path("factors").toString())
                .isEqualTo("{\"loss\":\"nt-xent\",\"encoder.width\":64,\"time.end\":0.10000000000000002,"
                        + "\"data.augment-anchors\":true,\"initial-weights\":null}");
        assertThat(arm.path("settings").toString())
                .endsWith(",\"data\":\"digits\",\"data.centre\":false,\"data.label\":\"true\",\"predictor\":null,"
                        + "\"augment\":[],\"observables\":[\"norm\",\"5\"],\"constraint\":{\"W1\":\"oblique\"}}");
        assertThat(arm.path("setup").toString())
                .isEqualTo("{\"loss\":{\"name\":\"linear-contrastive\"},\"constraint\":\"grassmann, \\\"one per"
                        + " layer\\\"\","
                        + "\"encoder\":{\"name\":\"mlp\",\"bias\":true,\"scale\":1.0E-7,\"widths\":[8,4]}}");
    }

    @Test
    @DisplayName("statistics over seeds are read unchanged, and are a table with one row for each group")
    void statistics() throws IOException {
        RunResult seeded = run.with(EdgeCaseRun.statistics());
        Path target = RunDirectory.write(seeded, temporary.resolve("r1"), ExistingTarget.REFUSE);

        assertThat(RunDirectory.read(target)).isEqualTo(seeded);
        assertThat(seeded.summary()).isEqualTo("First finding. Second, \"quoted\".");
        List<String> groups = Files.readAllLines(target.resolve("groups.csv"));
        assertThat(groups.get(0))
                .startsWith(
                        "run,group,loss,encoder_width,time_end,data_augment_anchors,initial_weights,seeds,completed,status,"
                                + "final_loss_mean,final_loss_low,final_loss_high,final_loss_seeds,final_loss_method,"
                                + "effective_rank_mean,effective_rank_low,effective_rank_high,effective_rank_seeds,"
                                + "effective_rank_method,probe_accuracy_mean")
                .contains(",deviation_observable_mean,")
                .endsWith(",deviation_mean,deviation_low,deviation_high,deviation_seeds,deviation_method");
        assertThat(groups.get(1))
                .startsWith(
                        "r1,\"free, \"\"é\"\"\",nt-xent,64,0.10000000000000002,true,,3,2,\"2 completed, 1 diverged\","
                                + ",,,0,,0.30000000000000004,-0.1,0.7,2,student,0.5,,,1,,");
        assertThat(target.resolve("groups.parquet")).isNotEmptyFile();
    }

    @Test
    @DisplayName("a directory of a version that corrected p-values of each kind of tests alone is read as such")
    void correctedByKind() throws IOException {
        Path target =
                RunDirectory.write(run.with(EdgeCaseRun.statistics()), temporary.resolve("r1"), ExistingTarget.REFUSE);
        Path json = target.resolve("comparison.json");
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode tree = (ObjectNode) mapper.readTree(Files.readString(json));
        assertThat(tree.remove("correction").asText()).isEqualTo("study");
        Files.writeString(json, mapper.writeValueAsString(tree));

        assertThat(RunDirectory.read(target).statistics().correction()).isEqualTo(TestCorrection.KIND);
    }

    @Test
    @DisplayName("a directory of a version without factors is read: each arm is a group of its own")
    void withoutFactors() throws IOException {
        Path target = RunDirectory.write(run, temporary.resolve("r1"), ExistingTarget.REFUSE);
        Path json = target.resolve("comparison.json");
        ObjectMapper mapper = new ObjectMapper();
        JsonNode tree = mapper.readTree(Files.readString(json));
        tree.path("arms").forEach(arm -> ((ObjectNode) arm).remove(List.of("group", "seed", "factors", "settings")));
        Files.writeString(json, mapper.writeValueAsString(tree));

        RunResult read = RunDirectory.read(target);

        assertThat(read.arms()).isEqualTo(run.arms());
        assertThat(read.factors()).isEmpty();
        assertThat(read.groups()).extracting(ArmGroup::name).containsExactly("grassmann, k=8", "naive");
    }

    @Test
    @DisplayName("a directory whose comparison.json is empty, as a full disk leaves it, is called damaged")
    void emptyComparison() throws IOException {
        Path target = RunDirectory.write(run, temporary.resolve("r1"), ExistingTarget.REFUSE);
        Files.writeString(target.resolve("comparison.json"), "");
        assertThatThrownBy(() -> RunDirectory.read(target))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("comparison.json is empty, or names no schema; the file is damaged");
    }

    @Test
    @DisplayName("a directory whose comparison.json has no arms, or an arm twice, is called damaged")
    void damagedArms() throws IOException {
        Path target = RunDirectory.write(run, temporary.resolve("r1"), ExistingTarget.REFUSE);
        Path json = target.resolve("comparison.json");
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode tree = (ObjectNode) mapper.readTree(Files.readString(json));
        ArrayNode arms = (ArrayNode) tree.path("arms");
        arms.add(arms.get(0));
        Files.writeString(json, mapper.writeValueAsString(tree));
        assertThatThrownBy(() -> RunDirectory.read(target))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("comparison.json has the arm '"
                        + arms.get(0).path("name").asText() + "' twice; the file is damaged");
        arms.removeAll();
        Files.writeString(json, mapper.writeValueAsString(tree));
        assertThatThrownBy(() -> RunDirectory.read(target))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("comparison.json has no arms; the file is damaged");
    }

    @Test
    @DisplayName(
            "each image of a sample is in one file once, whatever the number of arms, and is read back for each point")
    void pictures() throws IOException {
        String image = "data:image/png;base64,iVBORw0KGgo=";
        List<EmbeddingPoint> points = new ArrayList<>();
        for (String arm : List.of("a", "b", "c")) {
            points.add(new EmbeddingPoint(arm, 0, OptionalInt.of(1), 0, 1, Optional.of(image)));
            points.add(new EmbeddingPoint(arm, 1, OptionalInt.empty(), 2, 3, Optional.empty()));
            points.add(new EmbeddingPoint(arm, 2, OptionalInt.of(0), 4, 5, Optional.of(image + arm)));
        }
        Path target = RunDirectory.write(run.withPoints(points), temporary.resolve("r1"), ExistingTarget.REFUSE);

        assertThat(Files.readAllLines(target.resolve("pictures.csv")))
                .containsExactly(
                        "picture,uri",
                        "0,\"" + image + "\"",
                        "1,\"" + image + "a\"",
                        "2,\"" + image + "b\"",
                        "3,\"" + image + "c\"");
        assertThat(target.resolve("embedding.csv")).content().doesNotContain("data:image");
        assertThat(RunDirectory.read(target).points()).isEqualTo(points);
    }

    @Test
    @DisplayName("the directory has all files, and nothing else is left next to it")
    void files() throws IOException {
        Path target = RunDirectory.write(
                run,
                temporary.resolve("r1"),
                ExistingTarget.REFUSE,
                d -> Files.writeString(d.resolve("report.html"), "<html>"));

        assertThat(names(target))
                .containsExactlyInAnyOrder(
                        "comparison.csv",
                        "comparison.parquet",
                        "comparison.json",
                        "config.yaml",
                        "embedding.csv",
                        "embedding.parquet",
                        "pictures.csv",
                        "pictures.parquet",
                        "provenance.json",
                        "report.html",
                        "trajectory.csv",
                        "trajectory.parquet");
        assertThat(names(temporary)).containsExactly("r1");
    }

    @Test
    @DisplayName("an existing directory is refused without --force and unchanged")
    void existing() {
        Path target = RunDirectory.write(run, temporary.resolve("r1"), ExistingTarget.REFUSE);

        assertThatThrownBy(() -> RunDirectory.write(renamed("other"), target, ExistingTarget.REFUSE))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("already exists");
        assertThat(RunDirectory.read(target).title()).isEqualTo(run.title());
    }

    @Test
    @DisplayName("an existing run is replaced with --force")
    void replaced() throws IOException {
        Path target = RunDirectory.write(run, temporary.resolve("r1"), ExistingTarget.REFUSE);
        Files.writeString(target.resolve("stale.txt"), "old");

        RunDirectory.write(renamed("other"), target, ExistingTarget.REPLACE);

        assertThat(RunDirectory.read(target).title()).isEqualTo("other");
        assertThat(target.resolve("stale.txt")).doesNotExist();
        assertThat(names(temporary)).containsExactly("r1");
    }

    @Test
    @DisplayName("a directory without a run is never replaced, even with --force")
    void notARun() throws IOException {
        Path precious = Files.createDirectory(temporary.resolve("home"));
        Files.writeString(precious.resolve("thesis.tex"), "years");

        assertThatThrownBy(() -> RunDirectory.write(run, precious, ExistingTarget.REPLACE))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("is not a run directory");
        assertThat(precious.resolve("thesis.tex")).exists();
    }

    @Test
    @DisplayName("after an error in writing nothing is left behind, not even created parents")
    void failure() throws IOException {
        assertThatThrownBy(() -> RunDirectory.write(run, temporary.resolve("a/b/r1"), ExistingTarget.REFUSE, d -> {
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("cannot be written: No space left on device");
        assertThat(names(temporary)).isEmpty();
    }

    @Test
    @DisplayName(
            "after an unchecked exception in writing the existing run is unchanged and nothing else is left behind")
    void failureWhileReplacing() throws IOException {
        Path target = RunDirectory.write(run, temporary.resolve("r1"), ExistingTarget.REFUSE);

        assertThatThrownBy(() -> RunDirectory.write(renamed("other"), target, ExistingTarget.REPLACE, d -> {
                    throw new IllegalStateException("bug");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(RunDirectory.read(target)).isEqualTo(run);
        assertThat(names(temporary)).containsExactly("r1");
    }

    @Test
    @DisplayName("reading a directory without a run, or a damaged run, fails with a message")
    void unreadable() throws IOException {
        assertThatThrownBy(() -> RunDirectory.read(temporary.resolve("nowhere")))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("nowhere: is not a directory");
        assertThatThrownBy(() -> RunDirectory.read(temporary))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("is not a run directory");

        Path target = RunDirectory.write(run, temporary.resolve("r1"), ExistingTarget.REFUSE);
        Files.writeString(target.resolve("trajectory.parquet"), "not parquet");
        assertThatThrownBy(() -> RunDirectory.read(target))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("trajectory.parquet is damaged");
        Files.delete(target.resolve("trajectory.parquet"));
        assertThatThrownBy(() -> RunDirectory.read(target))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("trajectory.parquet is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"config.yaml", "provenance.json", "trajectory.parquet"})
    @DisplayName("a file that is missing from a run directory is named")
    void missing(String name) throws IOException {
        Path target = RunDirectory.write(run, temporary.resolve("r1"), ExistingTarget.REFUSE);
        Files.delete(target.resolve(name));
        assertThatThrownBy(() -> RunDirectory.read(target))
                .isInstanceOf(UserErrorException.class)
                .hasMessageEndingWith("r1: cannot be read: " + name + " is missing");
    }

    @Test
    @DisplayName("pictures that are missing from a run directory are named")
    void missingPictures() throws IOException {
        Path target = RunDirectory.write(run, temporary.resolve("r1"), ExistingTarget.REFUSE);
        Files.delete(target.resolve("pictures.parquet"));
        assertThatThrownBy(() -> RunDirectory.read(target))
                .isInstanceOf(UserErrorException.class)
                .hasMessageEndingWith("r1: cannot be read: pictures.parquet is missing or damaged: it has no picture 0,"
                        + " which a row of embedding.parquet names");
    }

    @Test
    @DisplayName("a place is claimed before the computation: its parents exist, and closing it removes them")
    void claimed() throws IOException {
        Path target = temporary.resolve("a/b/r1");
        try (OutputPlace place = RunDirectory.claim(target, ExistingTarget.REFUSE)) {
            assertThat(target.getParent()).isDirectory();
            assertThat(target).doesNotExist();
            assertThatThrownBy(() -> place.requireSpace(Long.MAX_VALUE))
                    .isInstanceOf(UserErrorException.class)
                    .hasMessageEndingWith("Choose another place");
            place.requireSpace(1);
        }
        assertThat(names(temporary)).isEmpty();
    }

    @Test
    @DisplayName("a place below a file, or behind a link into a folder that does not exist, is refused before the"
            + " computation")
    void refusedPlaces() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "text");
        assertThatThrownBy(() -> RunDirectory.claim(file.resolve("r1"), ExistingTarget.REFUSE))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("cannot be written");
        Path link = Files.createSymbolicLink(temporary.resolve("link"), temporary.resolve("nowhere/r1"));
        for (ExistingTarget existing : ExistingTarget.values()) {
            assertThatThrownBy(() -> RunDirectory.claim(link, existing))
                    .isInstanceOf(UserErrorException.class)
                    .hasMessageEndingWith("link: cannot be written: it is a symbolic link to "
                            + temporary.resolve("nowhere/r1")
                            + ", whose folder does not exist or cannot be read. Choose another place");
        }
    }

    @Test
    @DisplayName("a run is written behind a link to a place at which nothing is yet")
    void linkToNothing() throws IOException {
        Path place = Files.createDirectory(temporary.resolve("large disk")).resolve("r1");
        Path link = Files.createSymbolicLink(temporary.resolve("link"), place);
        assertThat(RunDirectory.read(RunDirectory.write(run, link, ExistingTarget.REFUSE)))
                .isEqualTo(run);
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(names(place.getParent())).containsExactly("r1");
        assertThatThrownBy(() -> RunDirectory.claim(link, ExistingTarget.REFUSE))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("already exists");
    }

    @Test
    @DisplayName("a name of 230 characters can be claimed and written")
    void longName() {
        Path target = temporary.resolve("n".repeat(230));

        assertThat(RunDirectory.read(RunDirectory.write(run, target, ExistingTarget.REFUSE)))
                .isEqualTo(run);
    }

    @Test
    @DisplayName("a name that is too long for the file system is refused when it is claimed")
    void tooLongName() throws IOException {
        for (String name : List.of("y".repeat(300), "é".repeat(130))) {
            int bytes = name.getBytes(StandardCharsets.UTF_8).length;
            assertThatThrownBy(() -> RunDirectory.claim(temporary.resolve(name), ExistingTarget.REFUSE))
                    .isInstanceOf(UserErrorException.class)
                    .hasMessageEndingWith(": cannot be written: a name of " + bytes
                            + " bytes is too long for the file system, which allows 255 bytes. Choose another place");
        }
        assertThat(names(temporary)).isEmpty();
    }

    @Test
    @DisplayName(
            "what a dead process left is removed; a place to which a living process writes is refused or gets a suffix")
    void otherProcesses() throws Exception {
        Process other = new ProcessBuilder("sleep", "60").start();
        String own;
        try (OutputPlace place = RunDirectory.claim(temporary.resolve("r1"), ExistingTarget.REFUSE)) {
            own = place.directory().getFileName().toString();
        }
        String name = own.replace(inName(HostProcess.current()), inName(HostProcess.ofThisHost(other.pid())));
        assertThat(name).isNotEqualTo(own);
        Path theirs = Files.createDirectory(temporary.resolve(name));
        try {
            assertThatThrownBy(() -> RunDirectory.claim(temporary.resolve("r1"), ExistingTarget.REFUSE))
                    .isInstanceOf(UserErrorException.class)
                    .hasMessageContaining("another process (number " + other.pid() + ") is writing there");
            try (OutputPlace place = RunDirectory.claimNew(temporary.resolve("r1"))) {
                assertThat(place.target()).isEqualTo(temporary.resolve("r1-2"));
            }
            assertThat(theirs).exists();
        } finally {
            other.destroyForcibly().waitFor();
        }
        try (OutputPlace place = RunDirectory.claim(temporary.resolve("r1"), ExistingTarget.REFUSE)) {
            assertThat(place.target()).isEqualTo(temporary.resolve("r1"));
            assertThat(theirs).doesNotExist();
        }
        assertThat(names(temporary)).isEmpty();
    }

    /** Returns the part of a temporary name that says which process made it. */
    private static String inName(HostProcess process) {
        return "-" + process.pid() + "-" + process.started() + "@";
    }

    private RunResult renamed(String title) {
        return run.toBuilder().title(title).build();
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }
}
