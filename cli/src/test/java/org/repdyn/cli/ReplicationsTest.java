package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.inject.Guice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.repdyn.cli.MutatedEvidence.Mutation;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.result.Verdict;
import org.repdyn.replication.PreparedReplication;
import org.repdyn.replication.Replication;
import org.repdyn.replication.ReplicationModule;
import org.repdyn.replication.ReplicationService;
import org.repdyn.replication.spi.Evidence;
import org.repdyn.results.RunDirectory;

/** Runs all built-in replications once: every claim holds, and a planted error makes at least one verdict of each fail. */
@Tag("slow")
@DisplayName("All replications")
class ReplicationsTest {

    @TempDir
    private static Path temporary;

    private static Cli.Result result;

    @BeforeAll
    static void run() {
        result = Cli.run("replicate", "--all", "--out", out().toString(), "--json", "--quiet");
    }

    private static Path out() {
        return temporary.resolve("out");
    }

    @Test
    @DisplayName("hold, and one report shows them all")
    void everyPaper() throws IOException {
        JsonNode replications = new ObjectMapper().readTree(result.out()).get("replications");
        assertThat(replications).isNotEmpty().allSatisfy(one -> assertThat(one.get("verdicts"))
                .as(one.get("name").asText())
                .isNotEmpty()
                .allSatisfy(verdict -> assertThat(verdict.get("pass").asBoolean())
                        .as("%s", verdict)
                        .isTrue()));
        assertThat(result.code()).isZero();
        String page = Files.readString(out().resolve("report.html"));
        replications.forEach(one ->
                assertThat(page).contains("repdyn replicate " + one.get("name").asText()));
        String list = Cli.run("replicate", "list").out();
        replications.forEach(one -> assertThat(list).contains(one.get("name").asText()));
    }

    /** Replications whose claims are about what a run ends at, or about identities, so that they hold on any scale of time. */
    private static final Set<String> WITHOUT_TIME =
            Set.of("duality", "mixture-subspace", "spectral-optimum", "uniformity");

    @Test
    @DisplayName("turn red under a wrong exponent, a factor of two in values, and a factor of two in time")
    void plantedErrors() {
        Map<String, Map<Mutation, Integer>> red = new TreeMap<>();
        try (PluginSource source = PluginSource.builtIn()) {
            ReplicationService service =
                    Guice.createInjector(new ReplicationModule(source)).getInstance(ReplicationService.class);
            for (Replication replication : service.all(new Problems())) {
                red.put(replication.name(), redVerdicts(service.prepare(replication, List.of())));
            }
        }
        assertThat(red).as("%s", table(red)).hasSizeGreaterThan(15).allSatisfy((name, counts) -> {
            assertThat(counts.get(Mutation.ROOT)).as("a wrong exponent").isPositive();
            assertThat(counts.get(Mutation.DOUBLE_VALUE) + counts.get(Mutation.DOUBLE_TIME))
                    .as("a factor of two")
                    .isPositive();
            assertThat(counts.get(Mutation.DOUBLE_TIME) > 0 || WITHOUT_TIME.contains(name))
                    .as("a factor of two in step and half times")
                    .isTrue();
        });
    }

    /** Returns the number of verdicts on a run that each planted error turns red. */
    private static Map<Mutation, Integer> redVerdicts(PreparedReplication prepared) {
        Evidence evidence = ReplicationService.evidence(
                prepared, RunDirectory.read(out().resolve(prepared.replication().name())));
        assertThat(ReplicationService.judge(prepared, evidence)).isNotEmpty().allMatch(Verdict::pass);
        Map<Mutation, Integer> counts = new EnumMap<>(Mutation.class);
        for (Mutation mutation : Mutation.values()) {
            List<Verdict> verdicts = ReplicationService.judge(prepared, new MutatedEvidence(evidence, mutation));
            counts.put(mutation, (int)
                    verdicts.stream().filter(verdict -> !verdict.pass()).count());
        }
        return counts;
    }

    /** Returns a table of replications and planted errors with the numbers of red verdicts. */
    private static TextTable table(Map<String, Map<Mutation, Integer>> red) {
        TextTable table = new TextTable("replication", "wrong exponent", "twice the value", "twice the time");
        red.forEach((name, counts) -> table.row(
                name,
                String.valueOf(counts.get(Mutation.ROOT)),
                String.valueOf(counts.get(Mutation.DOUBLE_VALUE)),
                String.valueOf(counts.get(Mutation.DOUBLE_TIME))));
        return table;
    }
}
