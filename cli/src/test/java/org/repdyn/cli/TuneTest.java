package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.RunResult;
import org.repdyn.results.RunDirectory;
import org.repdyn.study.tuning.RecordedSearches;

@Tag("slow")
@DisplayName("A study that is tuned before it is compared")
class TuneTest {

    private static final String STUDY =
            """
            data: {name: digits, train: 40, held-out: 30}
            loss: nt-xent
            encoder: {name: linear, outputs: 2}
            time: {end: 0.2, points: 2}
            dynamics: gradient-descent
            seeds: 2
            columns: [knn-accuracy]
            tune: {dynamics.rate: {log: [0.01, 0.1]}, by: knn-accuracy, on: validation, budget: 3}
            arms:
              free: {}
              orthogonal: {constraint: stiefel}
            """;

    @TempDir
    Path folder;

    private Path study;

    @BeforeEach
    void write() throws IOException {
        study = Files.writeString(folder.resolve("study.yaml"), STUDY);
    }

    private Cli.Result compare(Path file, String out, String... more) {
        return Cli.run(Cli.arguments(
                "compare",
                List.of(
                        file.toString(),
                        "--out",
                        folder.resolve(out).toString(),
                        "--store",
                        folder.resolve("store").toString()),
                more));
    }

    @Test
    @DisplayName("keeps the search in the store and in the provenance, and its config.yaml gives the same numbers")
    void search() throws IOException {
        Cli.Result first = compare(study, "first");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.err())
                .contains("tune: free: dynamics.rate = ", "tune: orthogonal: dynamics.rate = ")
                .contains("on validation samples, the best of 3 points");
        JsonNode tuning = new ObjectMapper()
                .readTree(folder.resolve("first/provenance.json").toFile())
                .get("tuning");
        assertThat(tuning.at("/free/points")).hasSize(3);
        String chosen = tuning.at("/free/chosen/dynamics.rate").asText();
        assertThat(tuning.at("/free/points").findValuesAsText("dynamics.rate"))
                .containsExactly("0.01", "0.0316", "0.1")
                .contains(chosen);

        Cli.Result again = compare(study, "again");
        assertThat(again.err()).contains("6 of 6 arms from the store", "4 of 4 arms from the store");
        Path config = folder.resolve("first/config.yaml");
        assertThat(Files.readString(config)).contains("rate: " + chosen).doesNotContain("tune");
        assertThat(compare(config, "rerun", "--fresh").code()).isZero();
        Cli.Result same = Cli.run(
                "diff",
                folder.resolve("first").toString(),
                folder.resolve("rerun").toString());
        assertThat(same.code()).as(same.out()).isZero();
    }

    @Test
    @DisplayName("says on which arms an override has no effect, as without a search")
    void notices() throws IOException {
        Files.writeString(study, STUDY.replace("free: {}", "free: {encoder: {outputs: 3}}"));

        assertThat(compare(study, "run", "encoder.outputs=4", "tune.budget=1", "seeds=1")
                        .err())
                .contains("encoder.outputs=4 changes orthogonal; free sets");
    }

    @Test
    @DisplayName("counts the trials where nothing is run, and is refused by other commands")
    void withoutSearch() {
        Cli.Result dry = compare(study, "dry", "--dry-run");
        assertThat(dry.out()).startsWith("6 trials (2 constraints × 3 rates)");
        assertThat(dry.out().strip()).endsWith("; then 4 arms with the chosen settings");
        assertThat(compare(study, "dry", "--dry-run", "--json").out()).contains("\"armsAfterSearch\" : 4");
        assertThat(dry.err()).contains("the search of the study, which comes before its comparison");

        Cli.Result run = Cli.run("run", study.toString(), "--arm", "free-seed0", "--no-store");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("whose search only 'repdyn compare' runs");
    }

    @Test
    @DisplayName(
            "is run in parts, each with its searches and their arms, and collected from the store with the same bits")
    void parts() {
        assertThat(compare(study, "part", "--part", "2/2").out())
                .startsWith("part 2 of 2: 3 trials, 0 from the store; 2 arms, 0 from the store, 2 run");
        assertThat(compare(study, "part", "--part", "1/3", "--json").out())
                .contains("\"trials\" : 3", "\"arms\" : 2", "\"run\" : 2");
        Cli.Result none = compare(study, "part", "--part", "3/3");
        assertThat(none.code()).isZero();
        assertThat(none.out()).startsWith("part 3 of 3: 0 arms");
        assertThat(compare(study, "part", "--part", "2/2", "--dry-run").out().strip())
                .isEqualTo(
                        "3 trials (3 rates), 3 from the store, no trial to run; then 2 arms with the chosen settings");
        assertThat(compare(study, "part", "--part", "3/3", "--dry-run").out())
                .startsWith("0 trials")
                .contains("; then 0 arms");
        assertThat(folder.resolve("part")).doesNotExist();

        Cli.Result collected = compare(study, "collected");
        assertThat(collected.code()).as(collected.err()).isZero();
        assertThat(collected.err()).contains("6 of 6 arms from the store", "4 of 4 arms from the store");
        assertThat(compare(study, "whole", "--fresh").code()).isZero();
        Cli.Result same = Cli.run(
                "diff",
                folder.resolve("collected").toString(),
                folder.resolve("whole").toString());
        assertThat(same.code()).as(same.out()).isZero();
    }

    @Test
    @DisplayName("is merged with one that chose other settings, which are no factors there either")
    void merged() {
        assertThat(compare(study, "first", "tune={dynamics.rate: {log: [0.01, 0.02]}, by: knn-accuracy, budget: 1}")
                        .code())
                .isZero();
        assertThat(compare(
                                study,
                                "second",
                                "tune={dynamics.rate: {log: [0.1, 0.2]}, by: knn-accuracy, budget: 1}",
                                "seeds=[2, 3]")
                        .code())
                .isZero();
        Path merged = folder.resolve("merged");
        Cli.Result result = Cli.run(
                "merge",
                folder.resolve("first").toString(),
                folder.resolve("second").toString(),
                "--out",
                merged.toString());
        assertThat(result.code()).as(result.err()).isZero();

        RunResult run = RunDirectory.read(merged);
        assertThat(run.factorPaths()).contains("constraint").doesNotContain("dynamics.rate");
        assertThat(run.groups())
                .extracting(group -> group.name() + " with " + group.arms().size())
                .containsExactly("free with 4", "orthogonal with 4");
        assertThat(run.factors("free-seed2").settings()).containsKey("dynamics.rate");
        assertThat(RecordedSearches.of(run.provenance()).chosen())
                .containsOnlyKeys(run.arms().stream().map(ArmResult::name).toList())
                .allSatisfy((arm, paths) -> assertThat(paths).containsExactly("dynamics.rate"));
    }
}
