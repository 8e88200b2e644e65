package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.inject.Guice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
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

/** Runs all built-in replications once: every claim holds, and a planted error turns at least one verdict red in each. */
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

    @TestFactory
    @DisplayName("fail under a wrong exponent and under a factor of two")
    Stream<DynamicTest> plantedErrors() {
        PluginSource source = PluginSource.builtIn();
        ReplicationService service =
                Guice.createInjector(new ReplicationModule(source)).getInstance(ReplicationService.class);
        return service.all(new Problems()).stream()
                .map(replication -> DynamicTest.dynamicTest(replication.name(), () -> check(service, replication)))
                .onClose(source::close);
    }

    private static void check(ReplicationService service, Replication replication) {
        PreparedReplication prepared = service.prepare(replication, List.of());
        Evidence evidence = ReplicationService.evidence(prepared, RunDirectory.read(out().resolve(replication.name())));
        assertThat(ReplicationService.judge(prepared, evidence)).isNotEmpty().allMatch(Verdict::pass);
        assertThat(fails(prepared, evidence, Mutation.ROOT))
                .as("a wrong exponent is seen")
                .isTrue();
        assertThat(fails(prepared, evidence, Mutation.DOUBLE_TIME) || fails(prepared, evidence, Mutation.DOUBLE_VALUE))
                .as("a factor of two is seen")
                .isTrue();
    }

    private static boolean fails(PreparedReplication prepared, Evidence evidence, Mutation mutation) {
        List<Verdict> verdicts = ReplicationService.judge(prepared, new MutatedEvidence(evidence, mutation));
        return !verdicts.stream().allMatch(Verdict::pass);
    }
}
