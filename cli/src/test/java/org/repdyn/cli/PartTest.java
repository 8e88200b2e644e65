package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
@DisplayName("A study in parts, as for a job array")
class PartTest {

    private static final String STUDY =
            """
            title: nine arms
            data: {name: digits, train: 60, held-out: 30}
            loss: linear-contrastive
            encoder: {name: linear, outputs: 2}
            time: {end: 1, points: 4}
            grid: {seed: [1, 2, 3]}
            arms:
              free: {dynamics: {name: gradient-descent, rate: 1e-2}}
              orthogonal: {constraint: stiefel, dynamics: {name: gradient-descent, rate: 1e-2}}
              slow: {dynamics: {name: gradient-descent, rate: 1e-3}}
            """;

    @TempDir
    Path temporary;

    private Path study;
    private Path store;

    @BeforeEach
    void layOut() throws IOException {
        study = Files.writeString(temporary.resolve("study.yaml"), STUDY);
        store = temporary.resolve("store");
    }

    private Cli.Result compare(String... more) {
        return Cli.run(Stream.concat(Stream.of("compare", study.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private Cli.Result part(String part, String... more) {
        return compare(Stream.concat(Stream.of("--store", store.toString(), "--part", part), Stream.of(more))
                .toArray(String[]::new));
    }

    /** Returns the time at which each file of the store was written. */
    private Map<Path, FileTime> stored() throws IOException {
        Map<Path, FileTime> times = new TreeMap<>();
        try (Stream<Path> files = Files.walk(store)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json.gz")).toList()) {
                times.put(file, Files.getLastModifiedTime(file));
            }
        }
        return times;
    }

    @Test
    @DisplayName("gives the same bits as an undisturbed run after collecting, and no arm is run twice")
    void sameBits() throws Exception {
        Path whole = temporary.resolve("whole");
        assertThat(compare(
                                "--out",
                                whole.toString(),
                                "--store",
                                temporary.resolve("other").toString())
                        .code())
                .isZero();

        List<Integer> runs = new ArrayList<>();
        Map<Path, FileTime> before = Map.of();
        for (String part : List.of("3/4", "1/4", "4/4", "2/4")) {
            Cli.Result result = part(part, "--out", temporary.resolve("none").toString());
            assertThat(result.code()).as(result.err()).isZero();
            int arms = part.equals("1/4") ? 3 : 2;
            assertThat(result.out())
                    .startsWith("part " + part.replace("/", " of ") + ": " + arms + " arms, 0 from the store, " + arms
                            + " run")
                    .contains("no run directory was written; the same command without --part");
            assertThat(temporary.resolve("none")).doesNotExist();
            assertThat(stored()).containsAllEntriesOf(before);
            before = stored();
            runs.add(before.size());
        }
        assertThat(runs).containsExactly(2, 5, 7, 9);

        Path collected = temporary.resolve("collected");
        Cli.Result last = compare("--out", collected.toString(), "--store", store.toString());
        assertThat(last.code()).isZero();
        assertThat(last.err()).contains("9 of 9 arms from the store");
        assertThat(stored()).isEqualTo(before);
        Cli.Result same = Cli.run("diff", whole.toString(), collected.toString());
        assertThat(same.code()).as(same.out()).isZero();
        assertThat(Files.readAllBytes(collected.resolve("config.yaml")))
                .isEqualTo(Files.readAllBytes(whole.resolve("config.yaml")));
    }

    @Test
    @DisplayName(
            "runs only what is missing of a part, whose arms do not depend on the store; also as JSON and as a forecast")
    void again() throws Exception {
        assertThat(compare("grid.seed=[2]", "--out", temporary.resolve("one").toString(), "--store", store.toString())
                        .code())
                .isZero();
        JsonNode forecast =
                new ObjectMapper().readTree(part("1/3", "--dry-run", "--json").out());
        assertThat(forecast.get("arms").asInt()).isEqualTo(3);

        JsonNode first =
                new ObjectMapper().readTree(part("2/3", "--json", "--quiet").out());
        assertThat(first.get("part").asInt()).isEqualTo(2);
        assertThat(first.get("parts").asInt()).isEqualTo(3);
        assertThat(first.get("arms").asInt()).isEqualTo(3);
        assertThat(first.get("stored").asInt()).isEqualTo(3);
        assertThat(first.get("run").asInt()).isZero();
        assertThat(first.get("failed")).isEmpty();
        assertThat(first.get("missing")).isEmpty();
        assertThat(first.get("store").asText()).isEqualTo(store.toString());

        assertThat(part("1/3").out()).startsWith("part 1 of 3: 3 arms, 0 from the store, 3 run");
        assertThat(part("1/3").out()).startsWith("part 1 of 3: 3 arms, 3 from the store, 0 run");
        assertThat(part("12/12").out()).startsWith("part 12 of 12: 0 arms, 0 from the store, 0 run");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/4", "5/4", "x", "1", "1/0", "-1/4", "1/4/4", "1/99999999999", ""})
    @DisplayName("refuses a part that does not exist")
    void noPart(String part) {
        Cli.Result result = part(part);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--part is '" + part + "'. Allowed: I/N with 1 ≤ I ≤ N, such as 2/4");
        assertThat(store).doesNotExist();
    }

    @Test
    @DisplayName("refuses options that leave its results without a place, and a store that cannot be written")
    void misuse() throws IOException {
        Cli.Result without = compare("--part", "1/2", "--no-store");
        assertThat(without.code()).isEqualTo(2);
        assertThat(without.err()).contains("--part keeps its runs in the store, and there is none. Remove --no-store");
        Cli.Result states = part("1/2", "--export-state");
        assertThat(states.code()).isEqualTo(2);
        assertThat(states.err()).contains("--export-state has no place for its files");
        Cli.Result profile = part("1/2", "--profile");
        assertThat(profile.code()).isEqualTo(2);
        assertThat(profile.err()).contains("--profile has no effect", "repdyn runs show ID");
        Path file = Files.writeString(temporary.resolve("file"), "");
        Cli.Result unwritable =
                compare("--part", "1/2", "--store", file.resolve("below").toString());
        assertThat(unwritable.code()).isEqualTo(2);
        assertThat(unwritable.err()).contains("--part keeps its runs in the store, which cannot be written");
        Cli.Result search = compare(
                "--part",
                "1/1",
                "--store",
                file.resolve("below").toString(),
                "tune={dynamics.rate: {values: [0.01, 0.02]}, by: effective-rank}");
        assertThat(search.code()).isEqualTo(2);
        assertThat(search.err())
                .contains("--part keeps its runs in the store, which cannot be written")
                .doesNotContain("completed");
    }

    @Test
    @DisplayName("ends with 1 and says how many runs could not be kept")
    void unkept() throws Exception {
        Files.createDirectories(store);
        // Files where the store has its folders; a file can be created beside them.
        for (int folder = 0; folder < 256; folder++) {
            Files.createFile(store.resolve(String.format("%02x", folder)));
        }
        Cli.Result result = part("1/12");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).startsWith("part 1 of 12: 1 arm, 0 from the store, 1 run, 1 not kept");
        assertThat(result.err()).contains("could not be kept in " + store);
    }

    @Test
    @DisplayName("ends with 1 and names the arms if an arm of the part fails")
    void failure() throws Exception {
        Path jars = temporary.resolve("jars");
        LossPlugin.write(
                jars, "Sick", LossPlugin.Part.VALUE, "if (!never()) { throw new IllegalStateException(\"no\"); }");
        Files.writeString(study, STUDY.replace("arms:", "arms:\n  broken: {loss: {name: broken}}"));
        Cli.Result result = part("1/12", "--json", "--plugins", jars.toString());
        assertThat(result.code()).isEqualTo(1);
        assertThat(new ObjectMapper().readTree(result.out()).at("/failed/0").asText())
                .isEqualTo("broken-seed1");
        assertThat(result.err()).contains("error: broken-seed1: ");
        Cli.Result text = part("1/12", "--plugins", jars.toString());
        assertThat(text.code()).isEqualTo(1);
        assertThat(text.out()).startsWith("part 1 of 12: 1 arm, 1 from the store, 0 run, 1 failed");
    }
}
