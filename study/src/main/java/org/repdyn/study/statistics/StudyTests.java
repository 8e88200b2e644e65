package org.repdyn.study.statistics;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.repdyn.core.result.GroupRanking;
import org.repdyn.core.result.IntervalMethod;
import org.repdyn.statistics.comparison.PairedPower;
import org.repdyn.statistics.comparison.TestFamily;
import org.repdyn.statistics.comparison.TestKind;
import org.repdyn.statistics.finding.Finding;
import org.repdyn.statistics.finding.Question;
import org.repdyn.statistics.finding.TestedQuestions;

/**
 * All tests of a comparison, with p-values that are corrected together: all that is called a finding has one probability of 5 % of
 * containing a false one.
 *
 * @param rankings the rankings
 * @param rankingSentences findings on the rankings
 * @param effects one finding for each question on effects of settings
 * @param pairs one finding for each question on pairs of groups
 */
record StudyTests(
        List<GroupRanking> rankings, List<String> rankingSentences, List<Finding> effects, List<Finding> pairs) {

    StudyTests {
        rankings = List.copyOf(rankings);
        rankingSentences = List.copyOf(rankingSentences);
        effects = List.copyOf(effects);
        pairs = List.copyOf(pairs);
    }

    /** Makes the tests and corrects them. */
    static StudyTests of(
            DatasetRankings rankings, FactorEffects effects, List<Question> pairs, IntervalMethod interval) {
        Set<TestKind> kinds = EnumSet.noneOf(TestKind.class);
        if (!rankings.ranked().isEmpty()) {
            kinds.add(TestKind.RANKING);
        }
        if (!effects.questions().isEmpty()) {
            kinds.add(TestKind.EFFECT);
        }
        if (pairs.stream().anyMatch(question -> !question.pairs().isEmpty())) {
            kinds.add(TestKind.PAIR);
        }
        Optional<TestedQuestions> onEffects = tested(TestKind.EFFECT, kinds, effects.questions(), interval);
        Optional<TestedQuestions> onPairs = tested(TestKind.PAIR, kinds, pairs, interval);
        Map<TestKind, double[]> pValues = new EnumMap<>(TestKind.class);
        if (kinds.contains(TestKind.RANKING)) {
            pValues.put(TestKind.RANKING, rankings.pValues());
        }
        onEffects.ifPresent(tests -> pValues.put(TestKind.EFFECT, tests.pValues()));
        onPairs.ifPresent(tests -> pValues.put(TestKind.PAIR, tests.pValues()));
        TestFamily family = new TestFamily(pValues, PairedPower.USUAL.significance());
        boolean ranked = kinds.contains(TestKind.RANKING);
        double[] correctedRanks = ranked ? family.corrected(TestKind.RANKING) : new double[0];
        double level = ranked ? family.followingLevel(TestKind.RANKING) : PairedPower.USUAL.significance();
        return new StudyTests(
                rankings.results(correctedRanks, level),
                ranked ? rankings.sentences(correctedRanks, level, TestKind.RANKING.share(kinds)) : List.of(),
                onEffects
                        .map(tests -> tests.findings(family.corrected(TestKind.EFFECT)))
                        .orElse(List.of()),
                onPairs.map(tests -> tests.findings(family.corrected(TestKind.PAIR)))
                        .orElseGet(() -> Finding.answers(pairs, interval)));
    }

    private static Optional<TestedQuestions> tested(
            TestKind kind, Set<TestKind> kinds, List<Question> questions, IntervalMethod interval) {
        return kinds.contains(kind)
                ? Optional.of(TestedQuestions.of(questions, interval, kind.share(kinds)))
                : Optional.empty();
    }
}
