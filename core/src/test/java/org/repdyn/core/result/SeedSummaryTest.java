package org.repdyn.core.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests the summary of verdicts over seeds. */
class SeedSummaryTest {

    private static ReplicationResult result(int seed, Verdict... verdicts) {
        RunResult run = RunResult.builder("r", "t").build();
        return new ReplicationResult("n-seed" + seed, "t", "p", "s", run, List.of(verdicts), List.of(), 1);
    }

    private static Verdict verdict(String quantity, double deviation) {
        return new Verdict(quantity, 0, deviation, deviation, 1, "why");
    }

    @Test
    @DisplayName("verdicts with the same text apart from numbers are counted as k of N, in order")
    void counts() {
        List<SeedSummary> summaries = SeedSummary.of(List.of(
                result(
                        1,
                        verdict("rate, -0.97: worse end", 0.5),
                        verdict("mode 0 of a", 0.1),
                        verdict("mode 1 of a", 2)),
                result(
                        2,
                        verdict("rate, 1.2e-3: worse end", 3),
                        verdict("mode 0 of a", 0.2),
                        verdict("mode 1 of a", 3))));

        assertThat(summaries)
                .containsExactly(
                        new SeedSummary("rate, -0.97: worse end", 1, 2, 3, 1, List.of("n-seed2")),
                        new SeedSummary("mode 0 of a", 2, 2, 0.2, 1, List.of()),
                        new SeedSummary("mode 1 of a", 0, 2, 3, 1, List.of("n-seed1", "n-seed2")));
        assertThat(summaries.get(1).pass()).isTrue();
        assertThat(summaries.get(0).pass()).isFalse();
    }

    @Test
    @DisplayName("a quantity that is missing for a seed fails there")
    void missing() {
        List<SeedSummary> summaries = SeedSummary.of(
                List.of(result(1, verdict("a", 0)), result(2, verdict("a", 0), Verdict.missing("b", 1, "why"))));

        assertThat(summaries.get(0).passed()).isEqualTo(2);
        assertThat(summaries.get(1).passed()).isZero();
        assertThat(summaries.get(1).largestDeviation()).isNaN();
        assertThat(summaries.get(1).failed()).containsExactly("n-seed1", "n-seed2");
    }
}
