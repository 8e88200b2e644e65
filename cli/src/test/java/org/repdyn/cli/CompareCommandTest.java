package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.repdyn.cli.terminal.Interrupts;
import org.repdyn.results.RunDirectory;

@Tag("slow")
class CompareCommandTest {

    @TempDir
    Path temporary;

    @Test
    @DisplayName(
            "prints the table, a summary and the path of the report to standard output, progress to standard error")
    void table() {
        Path out = temporary.resolve("run");
        Cli.Result result = Cli.compare(out);

        assertThat(result.code()).isZero();
        List<String> lines = result.out().lines().toList();
        assertThat(lines.get(0))
                .matches("arm +final loss +effective rank +kNN accuracy +probe accuracy +NTK drift +deviation"
                        + " +seconds +stopped");
        assertThat(lines.stream().limit(4).map(line -> line.split(" ", 2)[0]))
                .containsExactly("arm", "naive", "grassmann", "infinite-width");
        assertThat(lines.get(lines.size() - 1)).isEqualTo("open " + out.resolve("report.html"));
        assertThat(result.err()).contains("naive: completed").doesNotContain("arm  ");
        assertThat(RunDirectory.isRunDirectory(out)).isTrue();
        assertThat(out.resolve("report.html")).isNotEmptyFile();
    }

    @Test
    @DisplayName("--json prints one object with the documented keys, and nothing else")
    void json() throws IOException {
        Cli.Result result = Cli.compare(temporary.resolve("run"), "--json", "-q");

        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        JsonNode object = new ObjectMapper().readTree(result.out());
        assertThat(object.get("runDirectory").asText())
                .isEqualTo(temporary.resolve("run").toString());
        assertThat(object.get("arms")).hasSize(3);
        for (JsonNode arm : object.get("arms")) {
            assertThat(arm.fieldNames())
                    .toIterable()
                    .contains(
                            "name",
                            "finalLoss",
                            "effectiveRank",
                            "probeAccuracy",
                            "knnAccuracy",
                            "ntkDrift",
                            "deviation",
                            "deviationUntil",
                            "deviationReason",
                            "seconds",
                            "stopped");
            assertThat(arm.get("deviation").isNull())
                    .as("there is a reason exactly if the whole run was not compared: %s", arm)
                    .isEqualTo(!arm.get("deviationReason").isNull());
        }
        assertThat(object.at("/arms/2/deviation").isNull()).isTrue();
    }

    @Test
    @DisplayName("--profile prints the times of the parts of each arm, and keeps them in the log of its run")
    void profile() throws IOException {
        String store = temporary.resolve("store").toString();
        Path out = temporary.resolve("run");
        Cli.Result text = Cli.compare(out, "--profile", "-q", "--store", store, "observables=[norm, knn-accuracy]");
        assertThat(text.code()).isZero();
        assertThat(text.out())
                .contains("ARM ", "SHARE")
                .containsPattern("naive +dynamics +[0-9.]+ +[0-9]+ %")
                .containsPattern("naive +observable norm +")
                .containsPattern("grassmann +prediction +")
                .containsPattern("infinite-width +observable knn-accuracy +")
                .containsPattern("run directory and report written in [0-9.]+ s");

        assertPartsAddUp(text.out());

        Cli.Result json = Cli.compare(out, "--profile", "--json", "-q", "--force", "--no-store", "observables=[norm]");
        JsonNode profile = new ObjectMapper().readTree(json.out()).get("profile");
        assertThat(profile.get("writing").asDouble()).isPositive();
        assertThat(profile.get("arms")).hasSize(3);
        for (JsonNode arm : profile.get("arms")) {
            double parts = arm.get("observables").get("norm").asDouble();
            for (String part : List.of("preparation", "dynamics", "prediction", "recording", "writing")) {
                assertThat(arm.get(part).isDouble()).as(part).isTrue();
                parts += arm.get(part).asDouble();
            }
            // The drift of the kernel is measured at the ends, as it is always a column.
            parts += arm.get("observables").path("ntk-drift").asDouble();
            assertThat(arm.get("seconds").asDouble()).isCloseTo(parts, within(1e-9));
        }

        Cli.Result again = Cli.compare(
                temporary.resolve("again"), "--profile", "-q", "--store", store, "observables=[norm, knn-accuracy]");
        assertThat(again.out()).contains("3 arms not run, but from the store").doesNotContain("SHARE");
        String id = new ObjectMapper()
                .readTree(Files.readString(temporary.resolve("again").resolve("comparison.json")))
                .at("/arms/0/id")
                .asText();
        assertThat(Cli.run("runs", "show", id, "--store", store).out())
                .containsPattern("time: preparation [0-9.]+ s, dynamics .*norm");
    }

    /** Asserts that the seconds of the parts of each arm, rounded to three digits, add up to those of the whole. */
    private static void assertPartsAddUp(String text) {
        Map<String, Double> sums = new HashMap<>();
        Map<String, Double> wholes = new HashMap<>();
        Map<String, Integer> parts = new HashMap<>();
        Pattern.compile("(?m)^(\\S+) +(\\S.*?) +([0-9]+\\.[0-9]{3}) +[0-9]+ %$")
                .matcher(text)
                .results()
                .forEach(row -> {
                    String arm = row.group(1);
                    double seconds = Double.parseDouble(row.group(3));
                    if (row.group(2).equals("whole")) {
                        wholes.put(arm, seconds);
                    } else {
                        sums.merge(arm, seconds, Double::sum);
                        parts.merge(arm, 1, Integer::sum);
                    }
                });
        assertThat(wholes).containsOnlyKeys("naive", "grassmann", "infinite-width");
        // Each number is rounded by at most half of its last digit; the rest is rounding of this sum.
        wholes.forEach(
                (arm, whole) -> assertThat(whole).isCloseTo(sums.get(arm), within(5e-4 * (parts.get(arm) + 1) + 1e-9)));
    }

    @Test
    @DisplayName("the saved configuration gives the same numbers bit for bit, on one thread and on two")
    void again() throws IOException {
        Path first = temporary.resolve("first");
        assertThat(Cli.compare(first, "--threads", "2", "--seed", "5").code()).isZero();
        String saved = first.resolve("config.yaml").toString();

        for (String threads : List.of("1", "2")) {
            Path second = temporary.resolve("again-" + threads);
            assertThat(Cli.run("compare", saved, "--threads", threads, "--out", second.toString())
                            .code())
                    .isZero();
            assertThat(numbers(second)).isEqualTo(numbers(first));
            assertThat(second.resolve("config.yaml")).hasSameTextualContentAs(first.resolve("config.yaml"));
            assertThat(second.resolve("embedding.csv")).hasSameTextualContentAs(first.resolve("embedding.csv"));
        }
        Path arm = temporary.resolve("arm");
        assertThat(Cli.run("run", saved, "--arm", "grassmann", "--out", arm.toString())
                        .code())
                .isZero();
        // A factor that differs among the arms of the comparison alone has no column in the run of one arm.
        List<String> columns = columns(arm);
        assertThat(columns).doesNotContain("data_train").contains("t", "value");
        assertThat(columns(first)).containsSubsequence(columns).contains("data_train");
        assertThat(columns(arm, columns))
                .isNotEmpty()
                .isEqualTo(columns(first, columns).stream()
                        .filter(row -> row.get(columns.indexOf("arm")).equals("grassmann"))
                        .toList());
    }

    /** Returns the names of the columns of a trajectory without the column with the name of the run. */
    private static List<String> columns(Path run) throws IOException {
        String header = Files.readAllLines(run.resolve("trajectory.csv")).get(0);
        return List.of(header.split(",", -1)).subList(1, header.split(",", -1).length);
    }

    /** Returns the cells of the given columns of a trajectory, row by row. */
    private static List<List<String>> columns(Path run, List<String> names) throws IOException {
        List<Integer> places = names.stream().map(columns(run)::indexOf).toList();
        return numbers(run).stream()
                .map(row -> List.of(row.split(",", -1)))
                .map(cells -> places.stream().map(cells::get).toList())
                .toList();
    }

    /** Returns the rows of a trajectory without the column with the name of the run. */
    private static List<String> numbers(Path run) throws IOException {
        return Files.readAllLines(run.resolve("trajectory.csv")).stream()
                .skip(1)
                .map(row -> row.split(",", 2)[1])
                .toList();
    }

    @Test
    @DisplayName("an existing directory is replaced only with --force, and then completely")
    void existing() throws IOException {
        Path out = temporary.resolve("run");
        assertThat(Cli.compare(out).code()).isZero();
        Files.writeString(out.resolve("mine.txt"), "kept until --force");

        Cli.Result refused = Cli.compare(out);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .isEqualTo("error: " + out + ": already exists. Choose another place"
                        + " with --out, or replace it with --force" + System.lineSeparator());
        assertThat(out.resolve("mine.txt")).exists();

        assertThat(Cli.compare(out, "--force", "-q").code()).isZero();
        assertThat(out.resolve("mine.txt")).doesNotExist();
        assertThat(entries(temporary)).containsExactly("run");
    }

    @Test
    @DisplayName("all mistakes are reported at once; the command exits with 2 and writes nothing")
    void misuse() throws IOException {
        Cli.Result result =
                Cli.compare(temporary.resolve("run"), "loss=nt-xent", "loss.temprature=0.2", "constraint=grasman");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err().lines())
                .anySatisfy(line -> assertThat(line)
                        .isEqualTo("error: command line: unknown option 'loss.temprature'. Did you mean"
                                + " 'loss.temperature' (a number > 0, default 0.5)? See: repdyn plugins describe"
                                + " nt-xent"))
                .anySatisfy(
                        line -> assertThat(line).contains("unknown constraint 'grasman'. Did you mean 'grassmann'?"))
                .allSatisfy(line -> assertThat(line).startsWith("error: ").doesNotContain("Exception", "org.repdyn"));
        assertThat(entries(temporary)).isEmpty();
    }

    @Test
    @DisplayName("an unknown flag exits with 2 and suggests the nearest one")
    void unknownFlag() {
        Cli.Result result = Cli.run("compare", "--thredas", "2");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--thredas").contains("--threads").contains("repdyn compare --help");
    }

    @Test
    @DisplayName("an arm that fails is reported in its row, and the other arms are kept")
    void failedArm() throws IOException {
        Path out = temporary.resolve("run");
        Cli.Result result = Cli.compare(
                out, "arms.naive.dynamics={name: gradient-flow, max-evaluations: 5}", "arms.naive.time.end=1e-300");

        assertThat(result.code()).isNotEqualTo(2);
        assertThat(RunDirectory.read(out).arms()).hasSize(3);
    }

    @Test
    @DisplayName("Ctrl-C before any arm finishes: nothing is written, the exit code is 130")
    void interruptedAtOnce() throws IOException {
        Interrupts interrupts = Interrupts.none();
        interrupts.interrupt();
        Cli.Result result = Cli.run(
                interrupts,
                false,
                "compare",
                "data.train=60",
                "--out",
                temporary.resolve("run").toString());

        assertThat(interrupts.finished(result.code())).isEqualTo(130);
        assertThat(result.err()).contains("nothing was written");
        assertThat(entries(temporary)).isEmpty();
    }

    @Test
    @DisplayName("--dry-run --verbose prints the resolved study, which can be read again")
    void dryRun() throws IOException {
        Cli.Result printed = Cli.run(Stream.concat(Stream.of("compare", "--dry-run", "--verbose"), Stream.of(Cli.SMALL))
                .toArray(String[]::new));
        assertThat(printed.code()).isZero();
        Path study = Files.writeString(temporary.resolve("study.yaml"), printed.out());

        assertThat(Cli.run("compare", study.toString(), "--dry-run", "--verbose")
                        .out())
                .isEqualTo(printed.out());
        assertThat(entries(temporary)).containsExactly("study.yaml");
    }

    @Test
    @DisplayName("--print-study refuses settings and options that it would ignore")
    void printStudyAsItIs() {
        for (String given : List.of("seed=1", "--json", "--seed=1", "--seeds=2", "--dry-run", "--out=x")) {
            Cli.Result result = Cli.run("compare", "--print-study", given);
            assertThat(result.code()).as(given).isEqualTo(2);
            assertThat(result.out()).isEmpty();
            assertThat(result.err())
                    .contains("--print-study prints the study as it is written", given.replaceAll("(--\\w+)=.*", "$1"));
        }
        assertThat(Cli.run("compare", "--print-study", "-q", "--no-plugins").code())
                .isZero();
    }

    @Test
    @DisplayName("--print-study prints a study that compare accepts")
    void printStudy() throws IOException {
        Path study = Files.writeString(
                temporary.resolve("study.yaml"),
                Cli.run("compare", "--print-study").out());

        assertThat(Cli.run("compare", study.toString(), "--dry-run", "--verbose")
                        .out())
                .isEqualTo(Cli.run("compare", "--dry-run", "--verbose").out());
    }

    @Test
    @DisplayName("a built-in study is run and printed by its name")
    void builtInByName() {
        Cli.Result planned = Cli.run(
                "compare", "losses-by-constraints", "--dry-run", "-q", "seeds=1", "tune.budget=1", "tune.seeds=1");
        assertThat(planned.code()).isZero();
        assertThat(planned.out()).contains("196 trials (27 losses, 4 constraints, 2 datasets", "then at most 224 arms");
        assertThat(Cli.run("compare", "losses-by-constraints", "--print-study").out())
                .contains("title: Losses by constraints", "skip-invalid: true");

        assertThat(Cli.run("compare", "byol-phases", "--dry-run", "-q").out()).contains("64 arms");

        Cli.Result unknown = Cli.run("compare", "losses-by-constraint", "--dry-run");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err())
                .contains("a built-in study (flagship, losses-by-constraints, byol-phases, orthogonal-columns)");
    }

    @Test
    @DisplayName("the built-in study of orthogonal columns compares each arm with its prediction, to the error of its"
            + " integration or step")
    void orthogonalColumns() {
        Cli.Result result = Cli.run(
                "compare",
                "orthogonal-columns",
                "-q",
                "--out",
                temporary.resolve("columns").toString());
        assertThat(result.code()).isZero();
        // Flows have a relative tolerance of 1e-10 in a step; the angles of muon alternate within its step of 1e-3 at
        // the end; its flow
        // is smoothed by 1e-3 of its gradient, and is off by the square of that between arrivals.
        Map<String, Double> bounds = Map.of(
                "naive", 1e-7, "penalty", 1e-8, "landing", 1e-7, "grassmann", 1e-8, "muon", 1e-3, "muon-flow", 1e-4);
        Map<String, Double> deviations = new HashMap<>();
        for (String line : result.out().lines().toList()) {
            String[] cells = line.split("\\s{2,}");
            if (bounds.containsKey(cells[0])) {
                Arrays.stream(cells)
                        .filter(cell -> cell.matches("\\d\\.\\de-\\d\\d"))
                        .findFirst()
                        .ifPresent(cell -> deviations.put(cells[0], Double.parseDouble(cell)));
            }
        }
        assertThat(deviations).containsOnlyKeys(bounds.keySet());
        deviations.forEach((arm, deviation) -> assertThat(deviation).as(arm).isLessThan(bounds.get(arm)));
    }

    @Test
    @DisplayName("--dry-run prints one line with the numbers of arms and of the values of each factor")
    void forecast() throws IOException {
        Path study = Files.writeString(
                temporary.resolve("study.yaml"),
                """
                data: {name: gaussian-views, samples: 30, dimension: 4}
                encoder: linear
                grid: {loss: [tcr, mmcr, vicreg], encoder.outputs: [2, 3]}
                seeds: 2
                """);

        assertThat(Cli.run("compare", study.toString(), "--dry-run").out())
                .isEqualToIgnoringNewLines(
                        "12 arms (3 losses × 2 outputs × 2 seeds), 0 from the store, no estimate: no arm of"
                                + " this study is in the store");

        JsonNode json = new ObjectMapper()
                .readTree(Cli.run("compare", study.toString(), "--dry-run", "--json")
                        .out());
        assertThat(json.path("missing").asInt()).isEqualTo(12);
        assertThat(json.path("values").path("seed").asInt()).isEqualTo(2);
        assertThat(json.path("seconds").isNull()).isTrue();
        assertThat(json.has("study")).isFalse();
    }

    @Test
    @DisplayName("--dry-run writes the plural of each setting, and what data, files and seeds of parts are")
    void forecastOfFilesAndBatches() throws IOException {
        Path first = Files.writeString(temporary.resolve("first.csv"), "x,y\n" + "1,2\n3,4\n".repeat(4));
        Path second = Files.writeString(temporary.resolve("second.csv"), "x,y\n" + "1,3\n3,4\n".repeat(4));
        Path study = Files.writeString(
                temporary.resolve("study.yaml"),
                String.format(
                        """
                        loss: vicreg
                        encoder: {name: linear, outputs: 2}
                        dynamics: {name: sgd, rate: 0.1}
                        grid: {data: [%s, %s], dynamics.batch: [2, 3], seed.data: [3, 4], seed.init: [1, 2]}
                        """,
                        first, second));

        assertThat(Cli.run("compare", study.toString(), "--dry-run").out())
                .startsWith("16 arms (2 data files × 2 batches × 2 seeds of data × 2 seeds), ");

        Path sizes = Files.writeString(
                temporary.resolve("sizes.yaml"),
                """
                data: {name: gaussian-views, samples: 30, dimension: 4}
                loss: vicreg
                encoder: {name: linear, outputs: 2}
                grid: {data.train: [10, 20], data.held-out: [4, 5, 6]}
                """);
        assertThat(Cli.run("compare", sizes.toString(), "--dry-run").out())
                .startsWith("6 arms (2 numbers of training samples × 3 numbers of held-out samples), ");
    }

    @Test
    @DisplayName("on a terminal the progress bar redraws one line and clears it at the end")
    void bar() {
        Cli.Result result = Cli.run(
                Interrupts.none(),
                true,
                Stream.concat(
                                Stream.of(
                                        "compare",
                                        "--out",
                                        temporary.resolve("run").toString()),
                                Stream.of(Cli.SMALL))
                        .toArray(String[]::new));

        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("\r").endsWith("\r");
        String drawn = result.err().substring(result.err().indexOf('\r'));
        assertThat(drawn).contains("comparing").doesNotContain("\n");
        assertThat(result.out()).doesNotContain("\r");
    }

    private static List<String> entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }
}
