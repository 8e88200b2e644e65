package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.repdyn.cli.terminal.Interrupts;
import org.repdyn.core.result.EmbeddingPoint;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.results.ExistingTarget;
import org.repdyn.results.RunDirectory;

@DisplayName("repdyn reproduce")
class ReproduceTest {

    private static final String STUDY =
            """
            data: {name: digits, train: 12, held-out: 8}
            loss: linear-contrastive
            augment: [{name: gaussian-noise, sd: 0.05}]
            encoder: {name: linear, outputs: 2}
            dynamics: {name: gradient-descent, rate: 0.05, note: ['norm > 1e-9']}
            time: {end: 0.4, points: 2}
            observables: [effective-rank, norm]
            seeds: 2
            arms:
              free: {}
              orthogonal: {constraint: stiefel}
            """;

    @TempDir
    private static Path shared;

    @TempDir
    private Path temporary;

    /** Run of the study, which no test changes. */
    private static Path run;

    @BeforeAll
    static void make() throws IOException {
        run = shared.resolve("run");
        compare(STUDY, run, "--export-state");
    }

    private static void compare(String study, Path out, String... more) throws IOException {
        Path file = Files.writeString(shared.resolve("study.yaml"), study);
        Cli.Result made =
                Cli.run(Cli.arguments("compare", List.of(file.toString(), "-q", "--out", out.toString()), more));
        assertThat(made.code()).as(made.err()).isZero();
    }

    private static Cli.Result reproduce(Path directory, String... more) {
        return Cli.run(Cli.arguments("reproduce", List.of(directory.toString()), more));
    }

    /** Writes the run with a change, without states. */
    private Path changed(RunResult result) {
        return RunDirectory.write(result, temporary.resolve("changed"), ExistingTarget.REPLACE);
    }

    private static Map<String, byte[]> files(Path directory) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
                files.put(file.toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    @Test
    @DisplayName("finds the same bits again, states included, and leaves the run as it was")
    void same() throws IOException {
        Map<String, byte[]> before = files(run);

        Cli.Result result = reproduce(run);

        assertThat(result.code()).as(result.out() + result.err()).isZero();
        assertThat(result.out().lines())
                .singleElement()
                .asString()
                .matches("reproduced: 4 arms, \\d+ numbers, bit for bit");
        Map<String, byte[]> after = files(run);
        assertThat(after).containsOnlyKeys(before.keySet());
        after.forEach((file, bytes) ->
                assertThat(Arrays.equals(bytes, before.get(file))).as(file).isTrue());
    }

    @Test
    @DisplayName("keeps the new run with --out, and never writes over the old one")
    void out() {
        Path kept = temporary.resolve("kept");
        Cli.Result result = reproduce(run, "--out", kept.toString(), "--arm", "free");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .startsWith("reproduced: 2 arms, ")
                .endsWith("open " + kept.resolve("report.html") + "\n");
        assertThat(kept.resolve("state/free-seed0.npz")).exists();
        assertThat(RunDirectory.read(kept).provenance()).containsEntry("reproduces", run.toString());

        assertThat(reproduce(run, "--out", kept.toString()).err()).contains("already exists");
        for (Path place : List.of(run, run.resolve("inner"), run.resolve("../run"))) {
            Cli.Result refused = reproduce(run, "--out", place.toString(), "--force");
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err()).contains("the directory of the run that is reproduced, which is only read");
        }
        assertThat(run.resolve("inner")).doesNotExist();
    }

    @Test
    @DisplayName("names the arm, the quantity, the first time and the size of a difference in the last bit")
    void lastBit() throws IOException {
        List<TrajectoryRow> rows = new ArrayList<>();
        for (TrajectoryRow row : RunDirectory.read(run).trajectory()) {
            boolean other = row.arm().equals("free-seed1") && row.observable().equals("norm") && row.step() == 1;
            rows.add(new TrajectoryRow(
                    row.run(),
                    row.arm(),
                    row.seed(),
                    row.step(),
                    row.t(),
                    row.observable(),
                    row.index(),
                    other ? Math.nextUp(row.value()) : row.value()));
        }
        Path changed = changed(RunDirectory.read(run).withTrajectory(rows));
        double time = rows.stream()
                .filter(row -> row.step() == 1)
                .findFirst()
                .orElseThrow()
                .t();

        Cli.Result result = reproduce(changed);

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out())
                .containsPattern("trajectory.norm +free-seed1 +" + time)
                .contains("not reproduced: 1 of 4 arms differs (free-seed1), from t = " + time)
                .contains("up to rounding: --tolerance 1e-1");
        JsonNode json = new ObjectMapper().readTree(reproduce(changed, "--json").out());
        assertThat(json.get("reproduced").asBoolean()).isFalse();
        assertThat(json.at("/numbers/0/from").asDouble()).isEqualTo(time);
        assertThat(json.at("/numbers/0/difference").asDouble()).isPositive().isLessThan(1e-15);
        assertThat(json.get("arms").findValuesAsText("reproduced")).containsExactly("true", "false", "true", "true");
        Cli.Result close = reproduce(changed, "--tolerance", "1e-12");
        assertThat(close.code()).isZero();
        assertThat(close.out()).contains("within 1e-12; the largest difference is ");
        assertThat(reproduce(changed, "--arm", "free-seed0,orthogonal").code()).isZero();
    }

    @Test
    @DisplayName("prints one row for the embedding of an arm, and names a tolerance if nothing but embeddings differs")
    void embeddings() {
        RunResult whole = RunDirectory.read(run);
        Path changed = changed(whole.withPoints(whole.points().stream()
                .map(p -> new EmbeddingPoint(p.arm(), p.sample(), p.label(), -p.x(), p.y() + 0.5, p.image()))
                .toList()));

        Cli.Result result = reproduce(changed, "--arm", "orthogonal-seed1");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out())
                .containsOnlyOnce("embedding.")
                .doesNotContain("PROVENANCE")
                .contains("up to rounding: --tolerance 1e-15");
        assertThat(reproduce(changed, "--arm", "orthogonal-seed1", "--all").out())
                .contains("embedding.x", "embedding.y");
        assertThat(reproduce(changed, "--arm", "orthogonal-seed1", "--tolerance", "1e-15")
                        .code())
                .isZero();
    }

    @Test
    @DisplayName("does not print data of arms that were not run again")
    void dataOfOtherArms() throws IOException {
        Path seeds = temporary.resolve("seeds");
        compare(STUDY.replace("name: digits", "name: gaussian-mixture"), seeds, "--no-store");
        Cli.Result result = reproduce(seeds, "--arm", "free-seed0");
        assertThat(result.out()).startsWith("reproduced: 1 arm");
    }

    @Test
    @DisplayName("finds an event that the run did not have, and a change of a state that is kept in no other file")
    void eventsAndStates() throws IOException {
        Path changed = changed(RunDirectory.read(run));
        Path comparison = changed.resolve("comparison.json");
        Files.writeString(
                comparison, Files.readString(comparison).replaceFirst("\"what\" : \"[^\"]*\"", "\"what\" : \"other\""));
        Path state = Files.createDirectories(changed.resolve("state")).resolve("free-seed0.npz");
        Files.copy(run.resolve("state/free-seed1.npz"), state);

        Cli.Result result = reproduce(changed, "--arm", "free-seed0", "--all");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out())
                .containsPattern("events +other +norm")
                .containsPattern("state.weights/W +free-seed0 +0.0 ")
                .contains("from t = 0")
                .doesNotContain("up to rounding");
    }

    @Test
    @DisplayName("compares texts of events without their numbers if there is a tolerance")
    void eventsWithNumbers() throws IOException {
        Path changed = changed(RunDirectory.read(run));
        Path comparison = changed.resolve("comparison.json");
        String text = Files.readString(comparison);
        assertThat(text).contains("1e-9");
        Files.writeString(comparison, text.replace("1e-9", "2.1e-09"));

        assertThat(reproduce(changed, "--arm", "free-seed0").out())
                .containsPattern("events +norm")
                .contains("not reproduced");
        assertThat(reproduce(changed, "--arm", "free-seed0", "--tolerance", "1e-9")
                        .code())
                .isZero();
    }

    @Test
    @DisplayName("says what differs in the provenance")
    void provenance() {
        Path changed = changed(RunDirectory.read(run)
                .withProvenance(Map.of(
                        "repdyn", "0.0.1", "linearAlgebra", List.of("other 1.0"), "java", Map.of("version", "11"))));

        Cli.Result result = reproduce(changed, "--arm", "free-seed0");

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .containsPattern("RepDyn +0.0.1 ")
                .containsPattern("linear algebra +other 1.0 ")
                .containsPattern("Java +11 ")
                .endsWith("bit for bit\n");
    }

    @Test
    @DisplayName("names settings that were edited after the run, and refuses a damaged state before it runs anything")
    void editedFiles() throws IOException {
        Path changed = changed(RunDirectory.read(run));
        Path config = changed.resolve("config.yaml");
        Files.writeString(config, Files.readString(config).replace("train: 12", "train: 11"));

        Cli.Result edited = reproduce(changed);

        assertThat(edited.code()).isEqualTo(1);
        assertThat(edited.out())
                .containsPattern("data.train +12 +11 +4 arms \\(free-seed0, ")
                .contains("not reproduced: 4 of 4 arms differ (free-seed0, free-seed1, orthogonal-seed0 and 1 more)")
                .doesNotContain("another build");

        Path state = Files.createDirectories(changed.resolve("state")).resolve("free-seed0.npz");
        Files.writeString(state, "no archive");
        Cli.Result damaged = reproduce(changed, "--arm", "free-seed0");
        assertThat(damaged.code()).isEqualTo(2);
        assertThat(damaged.err()).startsWith("error: " + state + ": is damaged: it is no archive of arrays.");
    }

    @Test
    @DisplayName("refuses a run that was stopped, but reproduces the arms that it has")
    void stopped() {
        RunResult whole = RunDirectory.read(run);
        Path changed = changed(StoppedRuns.without(whole, List.of("late")));

        Cli.Result refused = reproduce(changed);

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("was stopped before all arms had a result: late. Finish it");
        assertThat(reproduce(changed, "--arm", "late").err()).contains("stopped before the arm 'late' had a result");
        assertThat(reproduce(changed, "--arm", "orthogonal").code()).isZero();
    }

    @Test
    @DisplayName("ends with exit code 130 after Ctrl-C, and compares nothing")
    void interrupted() {
        Interrupts interrupts = Interrupts.none();
        interrupts.interrupt();
        Cli.Result result = Cli.run(interrupts, false, "reproduce", run.toString());
        assertThat(result.code()).isEqualTo(130);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("of 4 arms; nothing was compared and nothing was written");
    }

    @Test
    @DisplayName("refuses data and views that have changed after the run, or are gone")
    void data() throws IOException {
        Path data = temporary.resolve("points.csv");
        String content = "1.5,2\n3,4.25\n-1,0.5\n2,2\n0,1\n-2,3\n";
        Files.writeString(data, content);
        Path ofFile = temporary.resolve("of-file");
        compare(
                "data: {name: csv, path: " + data + ", train: 4, held-out: 2}\nloss: linear-contrastive\n"
                        + "augment: [{name: gaussian-noise, sd: 0.1}]\nencoder: {name: linear, outputs: 1}\n"
                        + "time: {end: 0.1, points: 2}\nobservables: [norm]\n",
                ofFile);
        assertThat(reproduce(ofFile).code()).isZero();

        Files.writeString(data, content.replace("4.25", "4.5"));
        Cli.Result changed = reproduce(ofFile);
        assertThat(changed.code()).isEqualTo(2);
        assertThat(changed.err()).contains("the data of ", "points.csv changed after the run: the SHA-256 was ");

        Files.delete(data);
        Cli.Result gone = reproduce(ofFile);
        assertThat(gone.code()).isEqualTo(2);
        assertThat(gone.err()).contains("points.csv: no such file");
    }

    @Test
    @DisplayName("reproduces a merged run")
    void merged() throws IOException {
        Path other = temporary.resolve("other");
        compare(STUDY.replace("seeds: 2", "seeds: [2]"), other);
        Path merged = temporary.resolve("merged");
        assertThat(Cli.run("merge", run.toString(), other.toString(), "--out", merged.toString())
                        .code())
                .isZero();

        Cli.Result result = reproduce(merged);

        assertThat(result.code()).as(result.out() + result.err()).isZero();
        assertThat(result.out().lines()).singleElement().asString().startsWith("reproduced: 6 arms, ");
    }

    @Test
    @DisplayName("refuses a folder without a run, unknown arms and values that options cannot have")
    void mistakes() {
        assertThat(reproduce(temporary).code()).isEqualTo(2);
        assertThat(reproduce(temporary).err()).contains("is not a run directory");
        assertThat(reproduce(run, "--arm", "orthogonl").err())
                .contains("the run has no arm and no group 'orthogonl'. Did you mean 'orthogonal'?");
        assertThat(reproduce(run, "--tolerance", "1").err())
                .contains("--tolerance is 1, but must be at least 0 and below 1");
        assertThat(reproduce(run, "--force").err()).contains("Give --out too");
        assertThat(reproduce(run, "--threads", "0").err()).contains("--threads is 0, but must be at least 1");
    }

    @Test
    @Tag("slow")
    @DisplayName("needs the jars of the run, and reproduces the failure of a plugin")
    void plugins() throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("plugins"));
        Path jar = LossPlugin.write(
                folder, "Broken", LossPlugin.Part.VALUE, "throw new IllegalStateException(\"no value\");");
        Path out = temporary.resolve("failed");
        Path file = Files.writeString(
                temporary.resolve("study.yaml"),
                STUDY.replace("seeds: 2", "seed: 0")
                        .replace("  orthogonal: {constraint: stiefel}", "  own: {loss: broken}"));
        Cli.Result made =
                Cli.run("compare", file.toString(), "-q", "--out", out.toString(), "--plugins", folder.toString());
        assertThat(made.code()).as(made.out() + made.err()).isEqualTo(1);

        Cli.Result again = reproduce(out, "--plugins", folder.toString());
        assertThat(again.code()).as(again.out() + again.err()).isZero();
        assertThat(again.err()).contains("failed in both runs: own");

        Cli.Result missing = reproduce(out, "--no-plugins");
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err().lines())
                .singleElement()
                .asString()
                .contains("the run used the loss 'broken' of " + jar.getFileName() + " (SHA-256 ", "with --plugins");
        assertThat(reproduce(out, "--no-plugins", "--arm", "free").code()).isZero();

        try (var archive = FileSystems.newFileSystem(jar)) {
            Files.writeString(archive.getPath("note.txt"), "another build");
        }
        Cli.Result other = reproduce(out, "--plugins", folder.toString(), "-q");
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("; the one that is installed is " + jar.getFileName(), "repdyn diff " + out);
    }
}
