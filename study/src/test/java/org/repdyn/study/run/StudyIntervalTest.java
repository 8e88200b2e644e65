package org.repdyn.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.result.IntervalMethod;
import org.repdyn.core.result.SeedMean;
import org.repdyn.core.result.SeedStatistics;
import org.repdyn.statistics.interval.SeedMeans;
import org.repdyn.study.Studies;
import org.repdyn.study.plan.StudyPlan;
import org.repdyn.study.store.RunIdentities;

/** Tests the key {@code interval}. */
@DisplayName("The intervals of a study")
class StudyIntervalTest {

    private static final String STUDY =
            """
            data: {name: gaussian-views, samples: 30, dimension: 4}
            loss: linear-contrastive
            encoder: {name: linear, outputs: 2}
            augment: {name: gaussian-noise, sd: 0.1}
            observables: [effective-rank]
            columns: [effective-rank]
            time: {end: 0.5, points: 2}
            arms:
              free: {seed: 0}
              free1: {seed: 1}
              free2: {seed: 2}
              orthogonal: {seed: 0, constraint: stiefel}
              orthogonal1: {seed: 1, constraint: stiefel}
              orthogonal2: {seed: 2, constraint: stiefel}
            """;

    /** The study with as many seeds as a bootstrap needs. */
    private static final String FIVE_SEEDS = STUDY
            + "  free3: {seed: 3}\n  free4: {seed: 4}\n  orthogonal3: {seed: 3, constraint: stiefel}\n"
            + "  orthogonal4: {seed: 4, constraint: stiefel}\n";

    private static SeedStatistics statistics(StudyPlan plan) {
        return new ComparisonRunner(Studies.BUILT_IN, LinearAlgebra.ojAlgo())
                .run(plan, "r", 1, new ProgressListener() {}, () -> false)
                .statistics();
    }

    @Test
    @DisplayName("are those of a bootstrap with interval: bca, in groups and differences, and the runs are the same")
    void bootstrap() {
        StudyPlan student = Studies.plan(FIVE_SEEDS);
        StudyPlan bca = Studies.plan(FIVE_SEEDS + "interval: bca\n");
        SeedStatistics plain = statistics(student);
        SeedStatistics resampled = statistics(bca);

        assertThat(plain.interval()).isEqualTo(IntervalMethod.STUDENT);
        assertThat(resampled.interval()).isEqualTo(IntervalMethod.BCA);
        SeedMean mean = resampled.groups().get(0).column("effective-rank").orElseThrow();
        SeedMean usual = plain.groups().get(0).column("effective-rank").orElseThrow();
        assertThat(mean.mean()).isEqualTo(usual.mean());
        assertThat(mean.interval().orElseThrow().method()).isEqualTo("bca");
        assertThat(mean.interval()).isNotEqualTo(usual.interval());
        assertThat(resampled.differences().get(0).difference().flatMap(SeedMean::interval))
                .hasValueSatisfying(interval -> assertThat(interval.method()).isEqualTo("bca"));
        assertThat(resampled.findings()).anyMatch(line -> line.contains("95 % bootstrap interval"));
        assertThat(plain.findings()).noneMatch(line -> line.contains("bootstrap"));

        assertThat(bca.resolvedYaml()).contains("interval: bca");
        RunIdentities identities = new RunIdentities(Studies.BUILT_IN, LinearAlgebra.ojAlgo());
        assertThat(bca.arms())
                .extracting(arm -> identities.of(arm).id())
                .isEqualTo(student.arms().stream()
                        .map(arm -> identities.of(arm).id())
                        .toList());
        assertThat(bca.factors()).isEqualTo(student.factors());
    }

    @Test
    @DisplayName("by a bootstrap have the same ends each time, within the values")
    void deterministic() {
        double[] values = {1, 2, 4, 8, 16};
        SeedMean.Interval interval = SeedMeans.of(IntervalMethod.BCA, values)
                .flatMap(SeedMean::interval)
                .orElseThrow();
        assertThat(SeedMeans.of(IntervalMethod.BCA, values).flatMap(SeedMean::interval))
                .contains(interval);
        assertThat(interval.low()).isBetween(1.0, 6.2);
        assertThat(interval.high()).isBetween(6.2, 16.0);
    }

    @Test
    @DisplayName("are not by a bootstrap of fewer than 5 values, which cannot cover 95 % of studies")
    void few() {
        double[] four = {1, 2, 4, 8};
        assertThat(SeedMeans.of(IntervalMethod.STUDENT, four).flatMap(SeedMean::interval))
                .isPresent();
        SeedMean mean = SeedMeans.of(IntervalMethod.BCA, four).orElseThrow();
        assertThat(mean.mean()).isEqualTo(3.75);
        assertThat(mean.interval()).isEmpty();
        assertThat(mean.noInterval()).contains("4 seeds: no bootstrap interval; it needs at least 5");

        SeedStatistics statistics = statistics(Studies.plan(STUDY + "interval: bca\n"));
        assertThat(statistics.findings())
                .contains("No intervals: a bootstrap needs at least 5 seeds, and no group has more than 3. Run more"
                        + " seeds, or leave out interval for Student's.")
                .anyMatch(line -> line.contains("(no interval; paired t test over 3 common seeds"));
    }

    @Test
    @DisplayName("are refused if the method is unknown, or that of one arm")
    void refused() {
        assertThat(Studies.problems(STUDY + "interval: bcaa\n"))
                .singleElement()
                .asString()
                .contains("interval is 'bcaa'. Did you mean 'bca'", "Allowed: student, bca");
        assertThat(Studies.problems(STUDY.replace("free: {seed: 0}", "free: {interval: bca}")))
                .singleElement()
                .asString()
                .contains("arms.free sets interval, but all arms of a comparison have the same intervals");
    }
}
