package org.repdyn.statistics.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
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
import org.repdyn.statistics.comparison.WilcoxonSignedRank;
import org.repdyn.statistics.internal.Samples;
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
    private static final double SIGNIFICANCE = PairedPower.USUAL.significance();

    /** Largest number of sentences on pairs; the rest are counted. */
    private static final int MAX_PAIRS = 6;

    /**
     * Largest number of sentences on pairs without a significant difference, for each of several numbers: the pair that
     * is the closest to one.
     */
    private static final int MAX_NOT_SIGNIFICANT = 1;

    /** Begin of a sentence on a difference that was tested and is not significant. */
    private static final String NOT_SIGNIFICANT = "No significant difference in ";

    /** Begin of a sentence on a difference that was not tested. */
    private static final String NO_CLAIM = "No claim about ";

    /** Words of a sentence on the number of further pairs of which none is significant. */
    private static final String NONE_SIGNIFICANT = ": 0 significant, ";

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
        return together(columns, compared, interval, false);
    }

    /**
     * Compares arms in several numbers. The p-values of all numbers are corrected together.
     *
     * @param columns values of the arms by the name of the number, in order
     * @param compared returns true for the names of two arms that are compared; it must not depend on their values
     * @param interval method of the intervals
     * @param brief true for sentences on significant pairs and the number of the others, where other findings come first
     * @return one finding for each number
     */
    public static List<Finding> together(
            Map<String, List<ArmValues>> columns,
            BiPredicate<String, String> compared,
            IntervalMethod interval,
            boolean brief) {
        List<Question> questions = new ArrayList<>();
        columns.forEach((column, arms) -> questions.add(new Question(column, "", chosen(arms, compared), brief)));
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : answers(questions, interval)) {
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
     * Compares chosen pairs of arms. The p-values of all pairs are corrected together.
     *
     * @param questions pairs by the number in which they are compared
     * @param interval method of the intervals
     * @return one finding for each question, without means of single arms
     */
    public static List<Finding> answers(List<Question> questions, IntervalMethod interval) {
        int tests =
                questions.stream().mapToInt(question -> question.pairs().size()).sum();
        List<Pair> corrected = corrected(questions.stream()
                .flatMap(question -> question.pairs().stream())
                .map(pair -> tested(pair, tests, interval))
                .toList());
        int corrections = (int)
                corrected.stream().filter(pair -> pair.corrected().isPresent()).count();
        List<Finding> findings = new ArrayList<>();
        int next = 0;
        for (Question question : questions) {
            int end = next + question.pairs().size();
            List<Pair> pairs = corrected.subList(next, end);
            findings.add(new Finding(
                    question.column(),
                    List.of(),
                    onPairs(
                            question,
                            pairs,
                            corrections,
                            questions.size() == 1 ? MAX_PAIRS : MAX_NOT_SIGNIFICANT,
                            interval),
                    pairs));
            next = end;
        }
        return List.copyOf(findings);
    }

    /** Returns all sentences: the means, then the comparisons. */
    public List<String> sentences() {
        return Stream.concat(means.stream(), comparisons.stream()).toList();
    }

    /** Returns true for a sentence of this package or of a ranking that says that no difference was found, or that none was tested. */
    public static boolean findsNothing(String sentence) {
        return sentence.startsWith(NOT_SIGNIFICANT)
                || sentence.startsWith(NO_CLAIM)
                || sentence.contains(NONE_SIGNIFICANT);
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

    private static Pair tested(ComparedPair pair, int tests, IntervalMethod interval) {
        List<String> seeds = pair.first().commonSeeds(pair.second());
        PairedTest test = PairedTest.of(seeds.size(), tests);
        if (seeds.size() < 2) {
            Outcome<PairedTTest> none = Outcome.undefined(
                    (seeds.isEmpty() ? "no common seed" : "one common seed") + ", and a test needs at least 2");
            return new Pair(
                    pair.first().name(),
                    pair.second().name(),
                    test,
                    none,
                    Optional.empty(),
                    Optional.empty(),
                    PValueLimit.NONE,
                    Optional.empty(),
                    pair.consistency(),
                    pair.runs());
        }
        boolean lower = PairedTTest.of(
                        pair.first().valuesOf(seeds), pair.second().valuesOf(seeds))
                .value()
                .filter(t -> t.difference() < 0)
                .isPresent();
        return tested(lower ? pair.reversed() : pair, seeds, test, interval);
    }

    /** Tests a pair whose first arm has the higher mean, if the difference is defined. */
    private static Pair tested(ComparedPair pair, List<String> seeds, PairedTest test, IntervalMethod interval) {
        double[] higher = pair.first().valuesOf(seeds);
        double[] lower = pair.second().valuesOf(seeds);
        Outcome<PairedTTest> difference = PairedTTest.of(higher, lower);
        Optional<LimitedPValue> pValue = difference
                .value()
                .flatMap(t -> test == PairedTest.STUDENT
                        ? Optional.of(LimitedPValue.of(t, pair))
                        : WilcoxonSignedRank.of(higher, lower)
                                .value()
                                .map(ranks -> new LimitedPValue(
                                        ranks.positive() < ranks.negative() ? 1 : ranks.pValue(), PValueLimit.NONE)));
        Optional<SeedMean> mean =
                difference.value().flatMap(t -> SeedMeans.of(interval, Samples.differences(higher, lower)));
        return new Pair(
                pair.first().name(),
                pair.second().name(),
                test,
                difference,
                mean,
                pValue.map(LimitedPValue::pValue),
                pValue.map(LimitedPValue::limit).orElse(PValueLimit.NONE),
                Optional.empty(),
                pair.consistency(),
                pair.runs());
    }

    private static List<Pair> corrected(List<Pair> pairs) {
        double[] adjusted = Holm.adjust(pairs.stream()
                .flatMap(pair -> pair.pValue().stream())
                .mapToDouble(Double::doubleValue)
                .toArray());
        List<Pair> corrected = new ArrayList<>();
        int next = 0;
        for (Pair pair : pairs) {
            Optional<Double> p = pair.pValue().isPresent() ? Optional.of(adjusted[next++]) : Optional.empty();
            corrected.add(new Pair(
                    pair.first(),
                    pair.second(),
                    pair.test(),
                    pair.difference(),
                    pair.interval(),
                    pair.pValue(),
                    pair.limit(),
                    p,
                    pair.consistency(),
                    pair.runs()));
        }
        return corrected;
    }

    private static List<String> onPairs(
            Question question, List<Pair> pairs, int tests, int maxNotSignificant, IntervalMethod interval) {
        String column = question.column();
        List<Pair> tested = pairs.stream()
                .filter(pair -> pair.corrected().isPresent())
                .sorted(Comparator.<Pair>comparingDouble(
                                pair -> pair.corrected().orElse(1.0))
                        .thenComparingDouble(pair -> pair.difference()
                                .value()
                                .map(PairedTTest::pValue)
                                .orElse(1.0)))
                .toList();
        long significant = tested.stream().filter(Pair::significant).count();
        int shown = question.brief() ? 0 : maxNotSignificant;
        int written = (int) Math.min(tested.size(), Math.min(MAX_PAIRS, significant + shown));
        List<String> sentences = new ArrayList<>();
        tested.stream().limit(written).forEach(pair -> pair.difference()
                .value()
                .ifPresent(difference -> sentences.add(sentence(column, pair, difference, tests, interval))));
        int uncertain = question.brief() ? pairs.size() - tested.size() : 0;
        int others = tested.size() - written + uncertain;
        if (others > 0) {
            long further = Math.max(0, significant - written);
            sentences.add(String.format(
                    Locale.ROOT,
                    "%s: %d significant, %d not%s.",
                    question.pairs(others),
                    further,
                    tested.size() - written - further,
                    uncertain == 0 ? "" : ", " + uncertain + " without a test"));
        }
        if (!question.brief()) {
            sentences.addAll(untested(question, pairs));
        }
        return sentences;
    }

    /** Returns the pairs without a test, one sentence for each reason. */
    private static List<String> untested(Question question, List<Pair> pairs) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        pairs.stream().filter(pair -> pair.corrected().isEmpty()).forEach(pair -> byReason.computeIfAbsent(
                        pair.difference().reason().orElse(""), reason -> new ArrayList<>())
                .add(pair.first() + " and " + pair.second()));
        List<String> sentences = new ArrayList<>();
        byReason.entrySet().stream()
                .limit(MAX_PAIRS)
                .forEach(entry -> sentences.add(NO_CLAIM + question.named(entry.getValue()) + " in " + question.column()
                        + ": " + entry.getKey() + "."));
        long further =
                byReason.values().stream().skip(MAX_PAIRS).mapToLong(List::size).sum();
        if (further > 0) {
            sentences.add(NO_CLAIM + question.pairs(further) + ", for such reasons.");
        }
        return sentences;
    }

    private static String sentence(String column, Pair pair, PairedTTest difference, int tests, IntervalMethod method) {
        String how = String.format(
                Locale.ROOT,
                "(%s%s; %s over %d common seeds, p = %s%s%s)",
                pair.consistency().map(signs -> signs.text(pair.first()) + "; ").orElse(""),
                pair.interval()
                        .flatMap(SeedMean::interval)
                        .map(interval -> String.format(
                                Locale.ROOT,
                                "%s %.3g to %.3g%s",
                                method.brief(),
                                interval.low(),
                                interval.high(),
                                tests == 1 ? "" : ", not corrected"))
                        .orElse("no interval"),
                pair.test().title(),
                difference.pairs(),
                written(pair.corrected().orElse(1.0)),
                tests == 1 ? "" : " corrected by Holm for " + tests + " tests",
                pair.limit().text(difference.pairs()));
        return pair.significant()
                ? String.format(
                        Locale.ROOT,
                        "%s has a higher %s than %s by %.3g %s.",
                        pair.first(),
                        column,
                        pair.second(),
                        difference.difference(),
                        how)
                : String.format(
                        Locale.ROOT,
                        NOT_SIGNIFICANT + "%s between %s and %s %s; %s.",
                        column,
                        pair.first(),
                        pair.second(),
                        how,
                        seeds(pair, difference, tests));
    }

    /**
     * Returns how many seeds would show a difference of the size that was measured. After a correction for m tests, a
     * paired t test shows it for certain if its own p-value is at most 5 %/m.
     */
    private static String seeds(Pair pair, PairedTTest test, int tests) {
        PairedPower needed = new PairedPower(SIGNIFICANCE / tests, PairedPower.USUAL.power());
        double effect = pair.runs()
                .filter(runs -> pair.limit() == PValueLimit.RUNS)
                .map(runs -> test.difference() / (runs.error() * Math.sqrt(test.pairs())))
                .orElse(test.effect());
        return needed.seedsFor(effect).stream()
                .map(n -> Math.max(n, LimitedPValue.leastSeeds(needed.significance(), pair.runs())))
                .mapToObj(n -> n + " seeds would show a difference of this size with a power of 80 %")
                .findFirst()
                .orElse("a difference of this size would need more than a million seeds");
    }

    private static String written(double p) {
        return p < 1e-4 ? String.format(Locale.ROOT, "%.1e", p) : String.format(Locale.ROOT, "%.2g", p);
    }
}
