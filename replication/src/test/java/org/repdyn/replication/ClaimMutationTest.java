package org.repdyn.replication;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.Verdict;
import org.repdyn.replication.MutatedEvidence.Mutation;
import org.repdyn.replication.spi.Evidence;
import org.repdyn.study.run.ProgressListener;
import org.repdyn.study.service.RunSettings;

/** Tests that the verdicts of each replication pass, and that planted errors turn at least one of them red. */
@Tag("slow")
class ClaimMutationTest {

    private final PluginSource source = PluginSource.builtIn();

    @AfterEach
    void close() {
        source.close();
    }

    @TestFactory
    Stream<DynamicTest> plantedErrorsFail() {
        ReplicationService service =
                Guice.createInjector(new ReplicationModule(source)).getInstance(ReplicationService.class);
        String only = System.getProperty("repdyn.replication", "");
        return service.all(new Problems()).stream()
                .filter(replication ->
                        only.isEmpty() || List.of(only.split(",", -1)).contains(replication.name()))
                .map(replication -> DynamicTest.dynamicTest(replication.name(), () -> check(service, replication)));
    }

    private static void check(ReplicationService service, Replication replication) {
        PreparedReplication prepared = service.prepare(replication, List.of());
        RunResult run = service.run(
                        prepared, new RunSettings("test", 2, Map.of(), () -> false), new ProgressListener() {})
                .result()
                .run();
        Evidence evidence = ReplicationService.evidence(prepared, run);

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
