package org.repdyn.report.internal;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.repdyn.core.result.FactorEffect;
import org.repdyn.core.result.GroupDifference;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.SeedStatistics;
import org.repdyn.statistics.finding.Finding;

/**
 * Findings at the head of a page. The many sentences of a large study that nothing was found are folded into one with their number, so
 * that what was found comes first.
 *
 * @param shown sentences that are shown; empty if there are none
 * @param fold sentence in place of those that are folded; empty if none are
 * @param folded sentences that are folded
 */
public record Findings(List<String> shown, String fold, List<String> folded) {

    /** Largest number of arms whose findings are listed. */
    private static final int MAX_ARMS = 12;

    /** Largest number of sentences that nothing was found that are shown. */
    private static final int MAX_NEGATIVE = 3;

    public Findings {
        shown = List.copyOf(shown);
        folded = List.copyOf(folded);
    }

    /** Returns the findings over seeds, or without seeds those on few arms; empty if the summary has to do. */
    static Findings of(RunResult run) {
        SeedStatistics statistics = run.statistics();
        List<String> overSeeds = statistics.findings();
        if (overSeeds.isEmpty()) {
            boolean few = run.arms().size() > 1 && run.arms().size() <= MAX_ARMS;
            return unfolded(few && !run.summary().isEmpty() ? ofArms(run) : List.of());
        }
        List<String> negative = overSeeds.stream().filter(Finding::findsNothing).toList();
        return negative.size() <= MAX_NEGATIVE
                ? unfolded(overSeeds)
                : new Findings(
                        overSeeds.stream()
                                .filter(Predicate.not(Finding::findsNothing))
                                .toList(),
                        fold(statistics, negative.size()),
                        negative);
    }

    private static Findings unfolded(List<String> sentences) {
        return new Findings(sentences, "", List.of());
    }

    private static List<String> ofArms(RunResult run) {
        return run.arms().stream()
                .filter(arm -> !arm.finding().isBlank())
                .map(arm -> arm.name() + " " + arm.finding().strip() + ".")
                .toList();
    }

    private static String fold(SeedStatistics statistics, int sentences) {
        List<GroupDifference> tested = Stream.concat(
                        statistics.effects().stream().map(FactorEffect::difference), statistics.differences().stream())
                .filter(difference -> difference.corrected().isPresent())
                .toList();
        long not = tested.stream()
                .filter(Predicate.not(GroupDifference::significant))
                .count();
        if (tested.isEmpty()) {
            return "No difference was tested (" + sentences + " sentences)";
        }
        return not == tested.size()
                ? "None of " + tested.size() + " tested differences is significant"
                : not + " of " + tested.size() + " tested differences " + (not == 1 ? "is" : "are")
                        + " not significant";
    }

    /** Returns true if there is nothing to show. */
    public boolean isEmpty() {
        return shown.isEmpty() && folded.isEmpty();
    }
}
