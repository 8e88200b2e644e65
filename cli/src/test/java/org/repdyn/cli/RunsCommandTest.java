package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
@DisplayName("repdyn runs")
class RunsCommandTest {

    private static final String STUDY =
            """
            data: {name: digits, train: 30, held-out: 10}
            augment: {name: gaussian-noise, sd: 0.1}
            encoder: {name: two-layer, outputs: 2}
            dynamics: {name: gradient-descent, rate: 1e-4}
            observables: [norm, effective-rank]
            time: {end: 0.01, points: 3}
            arms:
              narrow: {loss: linear-contrastive, encoder: {width: 8}}
              middle: {loss: vicreg, encoder: {width: 64}}
              wide: {loss: vicreg, encoder: {width: 128}, constraint: {W1: oblique}}
              wild: {loss: linear-contrastive, encoder: {width: 8}, dynamics: {rate: 1e200}, time: {end: 1e202}}
            """;

    /** The store of all tests, computed once; each test has a copy. */
    @TempDir
    private static Path shared;

    @TempDir
    Path temporary;

    private Path store;

    @BeforeEach
    void copyStore() throws IOException {
        Path computed = shared.resolve("store");
        synchronized (RunsCommandTest.class) {
            if (!Files.isDirectory(computed)) {
                Path study = Files.writeString(shared.resolve("study.yaml"), STUDY);
                Cli.run(
                        "compare",
                        study.toString(),
                        "-q",
                        "--out",
                        shared.resolve("first").toString(),
                        "--store",
                        computed.toString());
            }
        }
        store = temporary.resolve("store");
        try (Stream<Path> files = Files.walk(computed)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file, store.resolve(computed.relativize(file).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Cli.Result runs(String... arguments) {
        return Cli.run(all(arguments));
    }

    private String[] all(String... arguments) {
        List<String> all = new ArrayList<>(List.of("runs"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--store", store.toString()));
        return all.toArray(String[]::new);
    }

    private JsonNode listed(String... conditions) throws IOException {
        List<String> all = new ArrayList<>(List.of("list", "--json"));
        for (String condition : conditions) {
            all.add("--where");
            all.add(condition);
        }
        Cli.Result result = runs(all.toArray(String[]::new));
        assertThat(result.code()).as(result.err()).isZero();
        return new ObjectMapper().readTree(result.out()).get("runs");
    }

    private String id(String arm) throws IOException {
        return listed("arm=" + arm).at("/0/id").asText();
    }

    @Test
    @DisplayName("list prints one line for each run, with its most important settings")
    void list() throws IOException {
        Cli.Result result = runs("list");

        assertThat(result.code()).isZero();
        assertThat(result.out().lines()).hasSize(5);
        assertThat(result.out())
                .containsPattern("ID +WRITTEN +STATUS +SECONDS +ARM +LOSS")
                .containsPattern(id("middle").substring(0, 12)
                        + " +\\d{4}-\\d\\d-\\d\\d .*Z +completed +[0-9.]+ +middle +vicreg +two-layer"
                        + " +euclidean +gradient-descent +0");
        assertThat(result.out())
                .as("the free block beside the constrained one is not named")
                .containsPattern(" +wide +vicreg +two-layer +oblique +gradient-descent +0");
        assertThat(result.err()).contains("4 of 4 runs");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "loss=vicreg;                 middle wide",
                "loss!=vicreg;                narrow wild",
                "loss.name=vicreg;            middle wide",
                "encoder.width>=64;           middle wide",
                "encoder.width>64;            wide",
                "encoder.width<64;            narrow wild",
                "encoder.width<=6.4e1;        narrow middle wild",
                "encoder.width = 64.0;        middle",
                "status=diverged;             wild",
                "status!=completed;           wild",
                "augment=gaussian-noise;      narrow middle wide wild",
                "augment.gaussian-noise.sd=1e-1; narrow middle wide wild",
                "observables=norm;            narrow middle wide wild",
                "observables!=norm;           ''",
                "constraint=euclidean;        narrow middle wide wild",
                "constraint.W2!=euclidean;    ''",
                "predictor!=linear;           narrow middle wide wild",
                "seconds<1e9;                 narrow middle wide wild",
                "run=first;                   narrow middle wide wild"
            })
    @DisplayName("--where compares numbers as numbers and texts as texts")
    void where(String condition, String arms) throws IOException {
        assertThat(listed(condition))
                .extracting(run -> run.get("arm").asText())
                .containsExactlyInAnyOrder(arms.isEmpty() ? new String[0] : arms.split(" ", -1));
    }

    @Test
    @DisplayName("several conditions are all required; a setting that no run has is reported")
    void several() throws IOException {
        assertThat(listed("loss=vicreg", "encoder.width<100")).hasSize(1);
        Cli.Result result = runs("list", "--where", "encoder.widht=64");
        assertThat(result.code()).isZero();
        assertThat(result.err())
                .contains("no run has the setting 'encoder.widht'. Did you mean 'encoder.width'?", "0 of 4 runs");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "los=vicreg;        'los' in 'los=vicreg' is neither a setting nor one of arm, id,",
                "status.x=failed;   'status.x' in 'status.x=failed' is neither",
                "vicreg;            'vicreg' is not a condition",
                "loss=;             'loss=' is not a condition",
                "loss>vicreg;       'vicreg' in 'loss>vicreg' is not a number",
                "seconds!=1O;       '1O' in 'seconds!=1O' is not a number of seconds",
                "status=faild;      there is no status 'faild'. Did you mean 'failed'?"
            })
    @DisplayName("a mistake in a condition exits with 2 and says what is allowed")
    void wrongConditions(String condition, String message) {
        Cli.Result result = runs("list", "--where", condition);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("error: " + message);
        assertThat(result.out()).isEmpty();
    }

    @Test
    @DisplayName("list as JSON has the settings with all defaults and of their types, and the file")
    void json() throws IOException {
        JsonNode run = listed("arm=wide").get(0);
        assertThat(run.at("/settings/encoder/width").isInt()).isTrue();
        assertThat(run.at("/settings/encoder/width").asInt()).isEqualTo(128);
        assertThat(run.at("/settings/data/centre").isBoolean()).isTrue();
        assertThat(run.at("/settings/time/end").isDouble()).isTrue();
        assertThat(run.get("status").asText()).isEqualTo("completed");
        assertThat(Path.of(run.get("file").asText())).exists();
    }

    @Test
    @DisplayName("show prints numbers, settings as --where names them, provenance and log")
    void show() throws IOException {
        String id = id("wide");
        Cli.Result result = runs("show", id.substring(0, 8));
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .containsPattern("id +" + id)
                .containsPattern("encoder.width +128")
                .containsPattern("augment.gaussian-noise.sd +0.1")
                .containsPattern("java.version +17")
                .contains("LOG", "started", "completed: completed")
                .doesNotContain("FAILURE");

        JsonNode json = new ObjectMapper().readTree(runs("show", id, "--json").out());
        assertThat(json.at("/numbers/final-time").asDouble()).isEqualTo(0.01);
        assertThat(json.at("/settings/loss/name").asText()).isEqualTo("vicreg");
        assertThat(json.at("/settings/data/centre").isBoolean()).isTrue();
        assertThat(json.at("/log")).isNotEmpty();
    }

    @Test
    @DisplayName("a beginning that no run, or more than one, has exits with 2 and names the candidates")
    void prefixes() {
        assertThat(runs("show", "xyz").code()).isEqualTo(2);
        assertThat(runs("show", "xyz").err()).contains("there is no run 'xyz' in " + store);
        Cli.Result several = runs("show", "");
        assertThat(several.code()).isEqualTo(2);
        assertThat(several.err()).contains("4 runs in", "Give more digits");
    }

    @Test
    @DisplayName("tag gives a run a name that list finds, and removes it")
    void tag() throws IOException {
        String id = id("wide");
        Cli.Result result = runs("tag", id.substring(0, 10), "paper");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("tags of " + id.substring(0, 12) + ": paper");
        runs("tag", id("narrow"), "paper");
        runs("tag", id, "best-1");

        assertThat(listed("tag=paper")).hasSize(2);
        assertThat(listed("tag=paper", "tag!=best-1"))
                .singleElement()
                .satisfies(run -> assertThat(run.get("arm").asText()).isEqualTo("narrow"));
        assertThat(listed("arm=wide").at("/0/tags").toString()).isEqualTo("[\"best-1\",\"paper\"]");

        assertThat(runs("tag", id, "paper", "--remove").code()).isZero();
        assertThat(listed("tag=paper")).hasSize(1);
        Cli.Result again = runs("tag", id, "paper", "--remove");
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("does not have the tag 'paper'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a b", ".x", ""})
    @DisplayName("a tag that cannot be a name exits with 2")
    void wrongTag(String name) throws IOException {
        Cli.Result result = runs("tag", id("wide"), name);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("'" + name + "' cannot be a tag. Use");
    }

    @Test
    @DisplayName("rm removes runs and their tags after a question, or with --yes")
    void remove() throws IOException {
        String wide = id("wide");
        runs("tag", wide, "paper");
        Cli.Result none = runs("rm", wide);
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("1 run of " + store + " would be removed", "Add --yes");

        Cli.Result no = Cli.answer("n\n", all("rm", wide));
        assertThat(no.code()).isEqualTo(1);
        assertThat(no.err()).contains("remove 1 run of " + store + "? [y/N]", "nothing was removed");
        assertThat(Cli.answer("", all("rm", wide)).code()).isEqualTo(1);
        assertThat(listed()).hasSize(4);

        Cli.Result yes = Cli.answer("y\n", all("rm", wide.substring(0, 9)));
        assertThat(yes.code()).isZero();
        assertThat(yes.out()).contains("removed 1 run");
        assertThat(listed()).hasSize(3);
        assertThat(store.resolve("tags/" + wide)).doesNotExist();

        assertThat(runs("rm", "--where", "status=diverged", "--yes").out()).contains("removed 1 run");
        assertThat(listed("status=diverged")).isEmpty();
        assertThat(runs("rm", "--older-than", "999999999w", "--yes").code()).isZero();
        assertThat(runs("rm", "--older-than", "1h", "--yes").err()).contains("nothing was removed");
        assertThat(listed()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "rm;                          no runs are chosen",
                "rm ab --where loss=vicreg;   Use one of the two",
                "rm --older-than 30;          '30' is not an age",
                "list --older-than x;         'x' is not an age",
                "show;                        Missing required parameter: 'ID'",
                "tag ab;                      Missing required parameter: 'NAME'"
            })
    @DisplayName("misuse exits with 2 and one message")
    void misuse(String command, String message) {
        Cli.Result result = runs(command.split(" ", -1));
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains(message);
        assertThat(result.err().lines().filter(line -> line.startsWith("error: ")))
                .hasSize(1);
        assertThat(Cli.run("runs").code()).isEqualTo(2);
    }

    @Test
    @DisplayName("a store that does not exist is a mistake if it was named")
    void noStore() {
        Cli.Result named =
                Cli.run("runs", "list", "--store", temporary.resolve("none").toString());
        assertThat(named.code()).isEqualTo(2);
        assertThat(named.err()).contains("none is not a folder. Name the folder of a store");
    }

    @Test
    @DisplayName("list shows seeds of data, views and weights, and --where finds them")
    void seeds() throws IOException {
        Path study = Files.writeString(
                temporary.resolve("study.yaml"), STUDY + "  own: {loss: vicreg, seed: {data: 3, init: 7}}\n");
        Cli.run(
                "compare",
                study.toString(),
                "-q",
                "--out",
                temporary.resolve("out").toString(),
                "--store",
                store.toString());
        assertThat(listed("seed.init=7"))
                .singleElement()
                .satisfies(run -> assertThat(run.get("arm").asText()).isEqualTo("own"));
        assertThat(runs("list", "--where", "arm=own").out()).contains("data=3", "init=7");
    }

    @Test
    @DisplayName("a damaged file is reported, and the other runs are listed")
    void damaged() throws IOException {
        Path file = Path.of(listed("arm=wide").at("/0/file").asText());
        Files.write(file, new byte[] {1, 2, 3});
        Cli.Result result = runs("list");
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains(file.toString(), "3 of 3 runs");
    }

    @Test
    @DisplayName("list reads the beginnings of files only: 2,000 runs that are cut off after their settings are listed")
    void headersOnly() throws IOException {
        Path file = Path.of(listed("arm=wide").at("/0/file").asText());
        byte[] beginning = Files.readAllBytes(file);
        Random random = new Random(1);
        String hex = file.getFileName().toString();
        for (int i = 0; i < 2000; i++) {
            String name = String.format(Locale.ROOT, "%016x", random.nextLong()) + hex.substring(16);
            Path folder = Files.createDirectories(store.resolve(name.substring(0, 2)));
            Files.write(folder.resolve(name), beginning);
        }
        assertThat(runs("list", "--where", "encoder.width=128").out().lines()).hasSize(2002);
    }
}
