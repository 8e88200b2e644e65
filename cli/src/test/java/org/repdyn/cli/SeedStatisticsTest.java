package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A comparison with seeds")
@Tag("slow")
class SeedStatisticsTest {

    private static final String STUDY =
            """
            data: {name: digits, train: 40, held-out: 20}
            encoder: {name: linear, outputs: 3}
            dynamics: {name: gradient-descent, rate: 0.02}
            loss: linear-contrastive
            time: {end: 1, points: 3}
            columns: [effective-rank]
            seeds: 3
            arms:
              free: {}
              orthogonal: {constraint: stiefel}
              kernel: {constraint: grassmann, seeds: 1}
            """;

    @TempDir
    private Path folder;

    private Cli.Result compare(String... more) throws IOException {
        Path study = Files.writeString(folder.resolve("study.yaml"), STUDY);
        return Cli.run(Cli.arguments(
                "compare",
                List.of(
                        study.toString(),
                        "--store",
                        folder.resolve("store").toString(),
                        "--out",
                        folder.resolve("out").toString(),
                        "--force"),
                more));
    }

    @Test
    @DisplayName("prints one row for each group and its findings; with --verbose also one for each arm")
    void table() throws IOException {
        Cli.Result plain = compare();
        assertThat(plain.out())
                .containsPattern("(?m)^group +seeds +final loss +effective rank +deviation +outcome$")
                .containsPattern("(?m)^free +3 .* ± .* 3 completed$")
                .containsPattern("(?m)^orthogonal +3 .* ± .* 3 completed$")
                .containsPattern("(?m)^kernel +1 +[^±]* 1 completed$")
                .containsPattern("(?m)^- .*effective rank.*paired t test over 3 common seeds, p = ")
                .contains("- No claim about kernel: one seed has a value, and a test needs at least 2.")
                .doesNotContain("free-seed0 ");
        assertThat(compare("--verbose").out())
                .containsPattern("(?m)^group +seeds")
                .containsPattern("(?m)^arm +final loss")
                .containsPattern("(?m)^free-seed0 ");
    }

    @Test
    @DisplayName("has the same statistics from the store, from a merge and read again")
    void sameNumbers() throws IOException {
        JsonNode first = new ObjectMapper().readTree(compare("--json").out());
        JsonNode again = new ObjectMapper().readTree(compare("--json").out());
        assertThat(again.at("/arms/0/fromStore").asBoolean()).isTrue();
        assertThat(first.at("/groups")).hasSize(3);
        assertThat(first.at("/groups/0/columns/effectiveRank/method").asText()).isEqualTo("student");
        assertThat(first.at("/findings")).isNotEmpty();
        for (String key : new String[] {"/groups", "/differences", "/findings", "/summary"}) {
            assertThat(again.at(key)).as(key).isEqualTo(first.at(key));
        }
        assertThat(folder.resolve("out/groups.csv")).isNotEmptyFile();

        Path one = folder.resolve("one");
        Path other = folder.resolve("other");
        Path study = folder.resolve("study.yaml");
        String store = folder.resolve("store").toString();
        assertThat(Cli.run("compare", study.toString(), "seeds=2", "--store", store, "--out", one.toString(), "--json")
                        .code())
                .isZero();
        assertThat(Cli.run("compare", study.toString(), "seeds=[1,2]", "--store", store, "--out", other.toString())
                        .code())
                .isZero();
        JsonNode merged = new ObjectMapper()
                .readTree(Cli.run(
                                "merge",
                                one.toString(),
                                other.toString(),
                                "--out",
                                folder.resolve("all").toString(),
                                "--json")
                        .out());
        assertThat(merged.at("/differences")).isEqualTo(first.at("/differences"));
        assertThat(merged.at("/findings")).isEqualTo(first.at("/findings"));
    }

    @Test
    @DisplayName("prints the table and the findings of docs/reading-results.md, apart from the error of the integrator")
    void documented() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "reading-results.md"));
        Matcher example = Pattern.compile("(?s) {4}repdyn compare (--seeds 5 'columns=[^']*'[^\n]*)\n\n```\n(.*?)\n```")
                .matcher(page);
        assertThat(example.find()).isTrue();
        List<String> arguments = new ArrayList<>(List.of("--no-store", "--out"));
        arguments.add(folder.resolve("documented").toString());
        for (String argument : example.group(1).replace(", ", ",").split(" ", -1)) {
            arguments.add(argument.replace("'", ""));
        }

        String printed = comparable(Cli.run(Cli.arguments("compare", arguments)).out());

        assertThat(printed).contains("grassmann has a higher effective rank");
        for (String part : comparable(example.group(2)).split("\n\n", -1)) {
            assertThat(printed).contains(part);
        }
    }

    /** Returns a text without deviations, such as 2.6e-10 ± 4.0e-10, and with single spaces. */
    private static String comparable(String text) {
        return text.replace(System.lineSeparator(), "\n")
                .replaceAll("[0-9.]+e-1[0-9] ± [0-9.]+e-1[0-9]", "…")
                .replaceAll(" +", " ");
    }
}
