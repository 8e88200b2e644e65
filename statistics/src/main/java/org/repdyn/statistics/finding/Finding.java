package org.repdyn.statistics.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.repdyn.core.result.IntervalMethod;
import org.repdyn.core.result.SeedMean;
import org.repdyn.statistics.Outcome;
import org.repdyn.statistics.comparison.Holm;
import org.repdyn.statistics.comparison.PairedPower;
import org.repdyn.statistics.comparison.PairedTTest;
import org.repdyn.statistics.comparison.PairedTest;
import org.repdyn.statistics.comparison.TestShare;
import org.repdyn.statistics.interval.Estimate;
import org.repdyn.statistics.interval.SeedMeans;

/**
 * Finding on one number of several arms over seeds: what is significant and what is not, in sentences. Each pair of
 * arms has one test over its common seeds, chosen by the rule of {@link PairedTest}, and all p-values are corrected
 * together by Holm's method. Nothing is claimed from one seed, nor from differences without spread.
 *
 * <p>The sentences name the arm with the higher mean. If the signed ranks point to the other arm, the mean difference
 * rests on a few large values, and the p-value counts as 1.
 *
 * @param column name of the number
 * @param means the mean of each arm with its interval, one sentence for each
 * @param comparisons what is significant and what is not, in sentences
 * @param pairs all pairs of arms that were compared
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Finding(String column, List<String> means, List<String> comparisons, List<Pair> pairs) {

    /** A corrected p-value of at most this is significant. */
    static final double SIGNIFICANCE = PairedPower.USUAL.significance();

    /** Begin of a sentence on a difference that was tested and is not significant. */
    static final String NOT_SIGNIFICANT = "No significant difference in ";

    /** Begin of a sentence on a difference that was not tested. */
    static final String NO_CLAIM = "No claim about ";

    public Finding {
        means = List.copyOf(means);
        comparisons = List.copyOf(comparisons);
        pairs = List.copyOf(pairs);
    }

    /**
     * Comparison of two arms.
     *
     * @param first arm with the higher mean over the common seeds, if the difference is defined
     * @param second the other arm
     * @param test test that the p-value is of
     * @param difference first − second with effect and paired t test, or the reason why nothing is claimed
     * @param interval mean of first − second with the interval of the comparison; empty if nothing is claimed
     * @param pValue p-value of the test before correction; empty if nothing is claimed
     * @param limit what keeps the p-value from being smaller
     * @param corrected p-value corrected for all tests by Holm's method; empty if nothing is claimed
     * @param consistency signs of first − second over further settings; empty if the values are no means over them
     * @param runs spread of first − second over single runs; empty if the values are no means over further settings
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public record Pair(
            String first,
            String second,
            PairedTest test,
            Outcome<PairedTTest> difference,
            Optional<SeedMean> interval,
            Optional<Double> pValue,
            PValueLimit limit,
            Optional<Double> corrected,
            Optional<Consistency> consistency,
            Optional<RunSpread> runs) {

        /** Returns true if the corrected p-value is at most 5 %. */
        public boolean significant() {
            return corrected.filter(p -> p <= SIGNIFICANCE).isPresent();
        }
    }

    /**
     * Compares each arm with each other one.
     *
     * @param column name of the number, such as {@code knn-accuracy}
     * @param arms values of the arms
     */
    public static Finding of(String column, List<ArmValues> arms) {
        return together(Map.of(column, arms), (first, second) -> true, IntervalMethod.STUDENT)
                .get(0);
    }

    /**
     * Compares arms in several numbers. The p-values of all numbers are corrected together.
     *
     * @param columns values of the arms by the name of the number, in order
     * @param compared returns true for the names of two arms that are compared; it must not depend on their values
     * @param interval method of the intervals
     * @return one finding for each number
     */
    public static List<Finding> together(
            Map<String, List<ArmValues>> columns, BiPredicate<String, String> compared, IntervalMethod interval) {
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : answers(questions(columns, compared, false), interval)) {
            findings.add(new Finding(
                    finding.column(),
                    columns.getOrDefault(finding.column(), List.of()).stream()
                            .map(arm -> mean(finding.column(), arm, interval))
                            .toList(),
                    finding.comparisons(),
                    finding.pairs()));
        }
        return List.copyOf(findings);
    }

    /**
     * Returns the questions on arms in several numbers, one for each number.
     *
     * @param columns values of the arms by the name of the number, in order
     * @param compared returns true for the names of two arms that are compared; it must not depend on their values
     * @param brief true for sentences on significant pairs and the number of the others, where other findings come first
     */
    public static List<Question> questions(
            Map<String, List<ArmValues>> columns, BiPredicate<String, String> compared, boolean brief) {
        List<Question> questions = new ArrayList<>();
        columns.forEach((column, arms) -> questions.add(new Question(column, "", chosen(arms, compared), brief)));
        return List.copyOf(questions);
    }

    /**
     * Compares chosen pairs of arms. The p-values of all pairs are corrected together.
     *
     * @param questions pairs by the number in which they are compared
     * @param interval method of the intervals
     * @return one finding for each question, without means of single arms
     */
    public static List<Finding> answers(List<Question> questions, IntervalMethod interval) {
        TestedQuestions tested = TestedQuestions.of(questions, interval, TestShare.ALL);
        return tested.findings(Holm.adjust(tested.pValues()));
    }

    /** Returns all sentences: the means, then the comparisons. */
    public List<String> sentences() {
        return Stream.concat(means.stream(), comparisons.stream()).toList();
    }

    /**
     * Returns the sentence that says why nothing is claimed.
     *
     * @param what what was not tested
     * @param reason why, without a full stop
     */
    public static String noClaim(String what, String reason) {
        return NO_CLAIM + what + ": " + reason + ".";
    }

    /** Returns true for a sentence of this package or of a ranking that says that no difference was found, or that none was tested. */
    public static boolean findsNothing(String sentence) {
        return sentence.startsWith(NOT_SIGNIFICANT)
                || sentence.startsWith(NO_CLAIM)
                || FurtherPairs.noneSignificant(sentence);
    }

    private static String mean(String column, ArmValues arm, IntervalMethod method) {
        Outcome<Estimate> interval = SeedMeans.estimate(method, arm.values());
        return interval.value()
                .map(estimate -> String.format(
                        Locale.ROOT,
                        "%s: %s %.4g ± %.2g (mean and %s, %d seeds).",
                        arm.name(),
                        column,
                        estimate.value(),
                        estimate.interval().halfLength(),
                        method.title(),
                        estimate.seeds()))
                .orElseGet(() ->
                        arm.name() + ": " + column + ": " + interval.reason().orElse("") + ".");
    }

    /** Returns the pairs of arms that are compared. */
    private static List<ComparedPair> chosen(List<ArmValues> arms, BiPredicate<String, String> compared) {
        List<ComparedPair> pairs = new ArrayList<>();
        for (int i = 0; i < arms.size(); i++) {
            for (int j = i + 1; j < arms.size(); j++) {
                if (compared.test(arms.get(i).name(), arms.get(j).name())) {
                    pairs.add(new ComparedPair(arms.get(i), arms.get(j)));
                }
            }
        }
        return pairs;
    }
}
