package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.FactorValue;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.results.ExistingTarget;
import org.repdyn.results.RunDirectory;

@Tag("slow")
@DisplayName("Run directories are compared, merged and told apart")
class FinishedRunsTest {

    private static final String STUDY =
            """
            title: two arms
            data: {name: digits, train: 30, held-out: 10}
            augment: {name: gaussian-noise, sd: 0.1}
            loss: linear-contrastive
            encoder: {name: two-layer, outputs: 2, width: 8}
            dynamics: {name: gradient-descent, rate: 1e-4}
            observables: [norm, effective-rank]
            time: {end: 0.01, points: 3}
            arms:
              free:
              orthogonal: {constraint: stiefel}
            """;

    @TempDir
    Path temporary;

    /** Folder of runs that tests share and do not change. */
    @TempDir
    private static Path shared;

    /** Runs that were made before, by their names and settings. */
    private static final Map<List<String>, Path> RUNS = new HashMap<>();

    /** Returns the directory of a run of the study, which is made for the first test that asks for it; read only. */
    private static Path run(String name, String... more) throws IOException {
        List<String> key = new ArrayList<>(List.of(name));
        key.addAll(List.of(more));
        Path known = RUNS.get(key);
        if (known != null) {
            return known;
        }
        Path made = make(Files.createTempDirectory(shared, "run").resolve(name), more);
        RUNS.put(key, made);
        return made;
    }

    private static Path make(Path out, String... more) throws IOException {
        Path study = Files.writeString(out.resolveSibling("study.yaml"), STUDY);
        List<String> all = new ArrayList<>(List.of("compare", study.toString(), "-q", "--out", out.toString()));
        all.addAll(List.of(more));
        Cli.Result result = Cli.run(all.toArray(String[]::new));
        assertThat(result.code()).as(result.err()).isZero();
        return out;
    }

    private static Cli.Result command(String name, Path a, Path b, String... more) {
        return Cli.run(Cli.arguments(name, List.of(a.toString(), b.toString()), more));
    }

    private static List<String> names(RunResult run) {
        return run.arms().stream().map(ArmResult::name).toList();
    }

    @Test
    @DisplayName("compare shows the arms of both, under names that are unique, with equal runs once")
    void compare() throws IOException {
        Path a = run("a");
        Path b = run("b", "arms.free.loss=vicreg");
        Path out = temporary.resolve("both");

        Cli.Result result = command("compare", a, b, "--out", out.toString());

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("a-free", "b-free", "orthogonal", "open " + out.resolve("report.html"));
        RunResult both = RunDirectory.read(out);
        assertThat(names(both)).containsExactly("a-free", "orthogonal", "b-free");
        assertThat(both.title()).isEqualTo("two arms");
        assertThat(both.run()).isEqualTo("both");
        assertThat(both.trajectory()).extracting(TrajectoryRow::run).containsOnly("both");
        assertThat(both.trajectory()).extracting(TrajectoryRow::arm).contains("a-free", "b-free", "orthogonal");
        assertThat(both.origins().ids()).hasSize(3);
        assertThat(both.origins().ids().get("b-free"))
                .isEqualTo(RunDirectory.read(b).origins().ids().get("free"));
        assertThat(both.factors("b-free").value("loss")).contains(new FactorValue.Text("vicreg"));
        assertThat(both.groups()).hasSize(3);
        assertThat(both.provenance().get("runs"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsOnlyKeys("a", "b");
        assertThat(Files.readString(out.resolve("report.html"))).contains("b-free");
    }

    @Test
    @DisplayName("the options of observables in which runs differ are factors, the lists of observables are not")
    void observables() throws IOException {
        Path a = run("a", "observables=[norm, {name: ntk-subspace, modes: 2}]");
        Path b = run("b", "observables=[{name: ntk-subspace, modes: 3}]");
        Path both = temporary.resolve("both");

        Cli.Result result = command("compare", a, b, "--out", both.toString(), "-q");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(RunDirectory.read(both).factors().get("b-free").values())
                .containsEntry("observables.ntk-subspace.modes", new FactorValue.Numeric(3))
                .doesNotContainKey("observables");
    }

    @Test
    @DisplayName("the configuration of a combination runs again with the same numbers")
    void configuration() throws IOException {
        Path a = run("a");
        Path b = run("b", "arms.free.loss=vicreg", "data.train=40");
        Path both = temporary.resolve("both");
        command("compare", a, b, "--out", both.toString(), "-q");
        Path again = temporary.resolve("again");
        Cli.Result result = Cli.run("compare", both.resolve("config.yaml").toString(), "-q", "--out", again.toString());
        assertThat(result.code()).as(result.err()).isZero();

        Cli.Result equal = command("diff", both, again);
        assertThat(equal.out()).isEmpty();
        assertThat(equal.code()).isZero();
        assertThat(RunDirectory.read(both).factors().get("b-free").values())
                .containsEntry("data.train", new FactorValue.Numeric(40));
        assertThat(RunDirectory.read(both).factors().get("a-free").values())
                .containsEntry("data.train", new FactorValue.Numeric(30));
    }

    @Test
    @DisplayName("merge joins the seeds of two runs into the groups of one, and keeps an arm that both have once")
    void merge() throws IOException {
        Path a = run("a", "--seeds", "0,1");
        Path b = run("b", "--seeds", "1,2");
        Path all = run("all", "--seeds", "0,1,2");
        Path merged = temporary.resolve("merged");

        Cli.Result result = command("merge", a, b, "--out", merged.toString());

        assertThat(result.code()).as(result.err()).isZero();
        RunResult run = RunDirectory.read(merged);
        assertThat(names(run)).hasSize(6).contains("free-seed0", "orthogonal-seed2");
        assertThat(run.groups()).hasSize(2).allSatisfy(group -> assertThat(group.arms())
                .hasSize(3));
        assertThat(run.factors()).isEqualTo(RunDirectory.read(all).factors());
        Cli.Result difference = command("diff", merged, all);
        assertThat(difference.out()).isEmpty();
        assertThat(difference.code()).isZero();

        Cli.Result again = command("merge", a, b, "--out", merged.toString());
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("already exists");
        assertThat(command("merge", a, b, "--out", merged.toString(), "--force", "--json")
                        .out())
                .contains("orthogonal-seed2");
    }

    @Test
    @DisplayName("merge of a run that was stopped names the arms that no run has")
    void mergeStopped() throws IOException {
        RunResult whole = RunDirectory.read(run("a", "--seeds", "0,1"));
        RunResult partial = StoppedRuns.without(whole, List.of("free-seed2", "late"));
        Path stopped = RunDirectory.write(partial, temporary.resolve("stopped"), ExistingTarget.REFUSE);

        Cli.Result result = command("merge", stopped, run("b", "--seeds", "1,2"), "--out", temporary + "/merged");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).contains("1 of 7 arms has no result, because a run was stopped: late");
    }

    @Test
    @DisplayName("merge and compare keep a run once that has two names")
    void mergeRenamed() throws IOException {
        Path study = Files.writeString(temporary.resolve("renamed.yaml"), STUDY.replace("free:", "plain:"));
        Path renamed = temporary.resolve("renamed");
        Cli.Result run = Cli.run("compare", study.toString(), "-q", "--out", renamed.toString());
        assertThat(run.code()).as(run.err()).isZero();
        Path merged = temporary.resolve("merged");

        Cli.Result result = command("merge", run("a"), renamed, "--out", merged.toString());

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(names(RunDirectory.read(merged))).containsExactly("free", "orthogonal");
        Path compared = temporary.resolve("compared");
        command("compare", run("a"), renamed, "--out", compared.toString(), "-q");
        assertThat(names(RunDirectory.read(compared))).containsExactly("free", "orthogonal");
    }

    @Test
    @DisplayName("merge refuses arms of one name that are different runs, with what differs, and writes nothing")
    void mergeConflict() throws IOException {
        Path a = run("a");
        Path b = run("b", "encoder.width=16");
        Path out = temporary.resolve("merged");

        Cli.Result result = command("merge", a, b, "--out", out.toString());

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err().lines())
                .singleElement()
                .asString()
                .contains("2 arms have one name, but are different runs: 'free' (encoder.width: 8 and 16), 'orthogonal'"
                        + " (encoder.width: 8 and 16). Nothing was merged");
        assertThat(out).doesNotExist();
    }

    @Test
    @DisplayName("merge names what numbers may depend on and runs do not have in common, such as the content of a file")
    void mergeOtherData() throws IOException {
        Path data = Files.writeString(temporary.resolve("points.csv"), "a,b\n0,1\n1,0\n2,3\n3,1\n4,0\n5,2\n");
        String[] settings = {"data=" + data, "data.train=4", "data.held-out=2", "observables=norm"};
        Path a = make(temporary.resolve("a"), Cli.arguments("grid.seed=[0]", List.of(settings)));
        Files.writeString(data, Files.readString(data).replace("5,2", "5,9"));
        // A directory of another host often has the same name.
        Path host = Files.createDirectory(temporary.resolve("host"));
        Path b = make(host.resolve("a"), Cli.arguments("grid.seed=[1]", List.of(settings)));
        Path c = make(temporary.resolve("c"), Cli.arguments("grid.seed=[2]", List.of(settings)));

        Cli.Result result = command("merge", a, b, "--out", temporary + "/merged", c.toString());

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err().lines())
                .singleElement()
                .asString()
                .matches("note: the runs differ in what their numbers may depend on, data points.csv: SHA-256"
                        + " \\p{XDigit}+ in a \\(number 1\\); SHA-256 \\p{XDigit}+ in a \\(number 2\\), c");
        assertThat(command("merge", run("a"), run("b", "grid.seed=[1]"), "--out", temporary + "/same")
                        .err())
                .isEmpty();
    }

    @Test
    @DisplayName("merge keeps states and stack traces")
    void mergeFiles() throws IOException {
        Path a = make(temporary.resolve("a"), "--export-state");
        Path b = run("b", "grid.seed=[1]", "--export-state");
        Files.writeString(a.resolve("failures.txt"), "free: a trace");
        Path out = temporary.resolve("merged");
        assertThat(command("merge", a, b, "--out", out.toString()).code()).isZero();
        assertThat(out.resolve("state/free.npz")).hasSameBinaryContentAs(a.resolve("state/free.npz"));
        assertThat(out.resolve("state/orthogonal-seed1.npz")).exists();
        assertThat(out.resolve("failures.txt")).content().contains("free: a trace");
    }

    @Test
    @DisplayName("diff exits with 0 for equal runs, and with 1 and a list for different ones")
    void diff() throws IOException {
        Path a = run("a");
        Path same = run("same");
        assertThat(command("diff", a, same).code()).isZero();
        assertThat(command("diff", a, same).err()).contains("no differences");

        Path b = run("b", "dynamics.rate=1.0001e-4", "observables=[norm, effective-rank, rank-me]");
        Cli.Result result = command("diff", a, b);
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out())
                .containsPattern("dynamics.rate +0.0001 +0.00010001 +free, orthogonal")
                .containsPattern("observables +- +rank-me +free, orthogonal")
                .containsPattern("final-loss +free +- +-?[0-9.E-]+ +-?[0-9.E-]+ +[0-9.]+e-0[0-9]")
                .containsPattern("(?m)^trajectory[.][a-z.-]+ +free +[0-9.]+ ");
        assertThat(command("diff", a, b, "--all").out()).contains("trajectory.rank-me", "trajectory.norm");

        JsonNode json =
                new ObjectMapper().readTree(command("diff", a, b, "--json").out());
        assertThat(json.get("equal").asBoolean()).isFalse();
        assertThat(json.at("/settings/0/name").asText()).isEqualTo("dynamics.rate");
        assertThat(json.at("/numbers")).anySatisfy(number -> {
            assertThat(number.get("name").asText()).isEqualTo("final-loss");
            double first = number.get("first").asDouble();
            double second = number.get("second").asDouble();
            assertThat(number.get("relative").asDouble())
                    .isEqualTo(Math.abs(first - second) / Math.max(Math.abs(first), Math.abs(second)), within(1e-12));
        });
    }

    private static Offset<Double> within(double offset) {
        return Offset.offset(offset);
    }

    @Test
    @DisplayName(
            "diff names arms that only one run has or that have another name; numbers within --tolerance are equal")
    void arms() throws IOException {
        Path a = run("a");
        Path b = run("b", "arms.free.loss=vicreg");
        Path both = temporary.resolve("both");
        command("compare", a, b, "--out", both.toString(), "-q");
        assertThat(command("diff", a, both).out())
                .contains("free is named a-free in " + both, "only in " + both + ": b-free")
                .doesNotContain("only in " + a, "final-loss");
        Cli.Result other = command("diff", a, both, "--json");
        assertThat(new ObjectMapper().readTree(other.out()).at("/renamed/free").asText())
                .isEqualTo("a-free");

        Path c = run("c", "dynamics.rate=1.0000001e-4");
        assertThat(command("diff", a, c).out()).contains("final-loss");
        assertThat(command("diff", a, c, "--tolerance", "1e-3").out())
                .contains("dynamics.rate")
                .doesNotContain("final-loss");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "compare A;                       one run directory was given",
                "compare A loss=vicreg;           'loss=vicreg' is not a run directory",
                "compare A B --seeds 3;           --seeds is for a study that is run",
                "compare A B --no-store;          --no-store is for a study that is run",
                "compare A EMPTY;                 is not a run directory",
                "merge A --out C;                 Give two or more to merge",
                "merge A B;                       Missing required option: '--out=DIR'",
                "merge A EMPTY --out C;           is not a run directory",
                "diff A;                          Missing required parameter",
                "diff A EMPTY;                    is not a run directory",
                "diff A A --tolerance -1;         must be at least 0 and below 1",
                "diff A A --tolerance small;      'small' is not a number",
                "diff A none;                     is not a directory"
            })
    @DisplayName("misuse exits with 2 and one message")
    void misuse(String command, String message) throws IOException {
        Map<String, Path> paths =
                Map.of("A", run("a"), "B", run("b"), "C", temporary.resolve("c"), "EMPTY", temporary.resolve("empty"));
        Files.createDirectories(temporary.resolve("empty"));
        String[] arguments = command.split(" ", -1);
        for (int i = 0; i < arguments.length; i++) {
            if (paths.containsKey(arguments[i])) {
                arguments[i] = paths.get(arguments[i]).toString();
            }
        }
        Cli.Result result = Cli.run(arguments);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains(message);
        assertThat(result.err().lines().filter(line -> line.startsWith("error: ")))
                .hasSize(1);
        assertThat(result.out()).isEmpty();
    }
}
