package org.repdyn.core.result;

import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * Statistics over the seeds of a comparison. A comparison in which no group has two seeds has none.
 *
 * @param groups groups of arms that differ in the seed alone, in the order of their first arms
 * @param differences differences between groups that were tested, in the order of the columns
 * @param effects differences between two values of a setting, as means over the other settings; empty with few groups
 * @param rankings rankings over datasets, in the order of the columns; empty on one dataset
 * @param findings what is significant, what is not and what was left out, in sentences
 * @param interval method of the intervals
 * @param correction tests for which p-values are corrected together
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SeedStatistics(
        List<GroupSummary> groups,
        List<GroupDifference> differences,
        List<FactorEffect> effects,
        List<GroupRanking> rankings,
        List<String> findings,
        IntervalMethod interval,
        TestCorrection correction) {

    /** Statistics of a comparison without a second seed. */
    public static final SeedStatistics NONE = new SeedStatistics(List.of(), List.of(), List.of());

    public SeedStatistics {
        Objects.requireNonNull(groups, "the argument 'groups' is null");
        Objects.requireNonNull(differences, "the argument 'differences' is null");
        Objects.requireNonNull(effects, "the argument 'effects' is null");
        Objects.requireNonNull(rankings, "the argument 'rankings' is null");
        Objects.requireNonNull(findings, "the argument 'findings' is null");
        Objects.requireNonNull(interval, "the argument 'interval' is null");
        Objects.requireNonNull(correction, "the argument 'correction' is null");
        groups = List.copyOf(groups);
        differences = List.copyOf(differences);
        effects = List.copyOf(effects);
        rankings = List.copyOf(rankings);
        findings = List.copyOf(findings);
    }

    /** Creates statistics without effects and rankings, with Student's intervals. */
    public SeedStatistics(List<GroupSummary> groups, List<GroupDifference> differences, List<String> findings) {
        this(groups, differences, List.of(), List.of(), findings, IntervalMethod.STUDENT, TestCorrection.STUDY);
    }

    /** Returns true if no group has two seeds. */
    public boolean isEmpty() {
        return groups.isEmpty();
    }
}
