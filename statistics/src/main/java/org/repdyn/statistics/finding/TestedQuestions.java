package org.repdyn.statistics.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.repdyn.core.result.IntervalMethod;
import org.repdyn.core.result.SeedMean;
import org.repdyn.statistics.Outcome;
import org.repdyn.statistics.comparison.PairedPower;
import org.repdyn.statistics.comparison.PairedTTest;
import org.repdyn.statistics.comparison.PairedTest;
import org.repdyn.statistics.comparison.TestShare;
import org.repdyn.statistics.comparison.WilcoxonSignedRank;
import org.repdyn.statistics.internal.Samples;
import org.repdyn.statistics.interval.SeedMeans;

/**
 * Pairs of arms with their tests, before the correction for their number. Tests of several kinds are corrected together, as
 * {@link org.repdyn.statistics.comparison.TestFamily} describes, so that the correction needs the p-values of all of them.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TestedQuestions {

    /** Largest number of sentences on pairs; the rest are counted. */
    private static final int MAX_PAIRS = 6;

    /**
     * Largest number of sentences on pairs without a significant difference, for each of several numbers: the pair that
     * is the closest to one.
     */
    private static final int MAX_NOT_SIGNIFICANT = 1;

    private final List<Question> questions;
    private final List<Finding.Pair> pairs;
    private final IntervalMethod interval;
    private final TestShare share;

    private TestedQuestions(
            List<Question> questions, List<Finding.Pair> pairs, IntervalMethod interval, TestShare share) {
        this.questions = List.copyOf(questions);
        this.pairs = List.copyOf(pairs);
        this.interval = interval;
        this.share = share;
    }

    /**
     * Tests the pairs of some questions.
     *
     * @param questions pairs by the number in which they are compared
     * @param interval method of the intervals
     * @param share share of the significance that these tests have together
     */
    public static TestedQuestions of(List<Question> questions, IntervalMethod interval, TestShare share) {
        int tests = share.equivalent(
                questions.stream().mapToInt(question -> question.pairs().size()).sum());
        return new TestedQuestions(
                questions,
                questions.stream()
                        .flatMap(question -> question.pairs().stream())
                        .map(pair -> tested(pair, tests, interval))
                        .toList(),
                interval,
                share);
    }

    /** Returns the p-values of the pairs that have one, in their order. */
    public double[] pValues() {
        return pairs.stream()
                .flatMap(pair -> pair.pValue().stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /**
     * Returns one finding for each question, without means of single arms.
     *
     * @param correctedPValues corrected p-values in the order of {@link #pValues}
     * @throws IllegalArgumentException if there are not as many as p-values
     */
    public List<Finding> findings(double[] correctedPValues) {
        int tests = pValues().length;
        if (correctedPValues.length != tests) {
            throw new IllegalArgumentException(
                    "each of " + tests + " tests needs a corrected p-value, got " + correctedPValues.length);
        }
        List<Finding.Pair> corrected = corrected(correctedPValues);
        List<Finding> findings = new ArrayList<>();
        int next = 0;
        for (Question question : questions) {
            int end = next + question.pairs().size();
            List<Finding.Pair> own = corrected.subList(next, end);
            findings.add(new Finding(question.column(), List.of(), onPairs(question, own, tests), own));
            next = end;
        }
        return List.copyOf(findings);
    }

    private static Finding.Pair tested(ComparedPair pair, int tests, IntervalMethod interval) {
        List<String> seeds = pair.first().commonSeeds(pair.second());
        PairedTest test = PairedTest.of(seeds.size(), tests);
        if (seeds.size() < 2) {
            Outcome<PairedTTest> none = Outcome.undefined(
                    (seeds.isEmpty() ? "no common seed" : "one common seed") + ", and a test needs at least 2");
            return new Finding.Pair(
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
    private static Finding.Pair tested(
            ComparedPair pair, List<String> seeds, PairedTest test, IntervalMethod interval) {
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
        return new Finding.Pair(
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

    private List<Finding.Pair> corrected(double[] correctedPValues) {
        List<Finding.Pair> corrected = new ArrayList<>();
        int next = 0;
        for (Finding.Pair pair : pairs) {
            Optional<Double> p = pair.pValue().isPresent() ? Optional.of(correctedPValues[next++]) : Optional.empty();
            corrected.add(new Finding.Pair(
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

    private List<String> onPairs(Question question, List<Finding.Pair> pairs, int tests) {
        String column = question.column();
        List<Finding.Pair> tested = pairs.stream()
                .filter(pair -> pair.corrected().isPresent())
                .sorted(Comparator.<Finding.Pair>comparingDouble(
                                pair -> pair.corrected().orElse(1.0))
                        .thenComparingDouble(pair -> pair.difference()
                                .value()
                                .map(PairedTTest::pValue)
                                .orElse(1.0)))
                .toList();
        long significant = tested.stream().filter(Finding.Pair::significant).count();
        int shown = question.brief() ? 0 : questions.size() == 1 ? MAX_PAIRS : MAX_NOT_SIGNIFICANT;
        int written = (int) Math.min(tested.size(), Math.min(MAX_PAIRS, significant + shown));
        List<String> sentences = new ArrayList<>();
        readingOrder(pairs, tested.subList(0, written)).forEach(pair -> pair.difference()
                .value()
                .ifPresent(difference -> sentences.add(sentence(column, pair, difference, tests))));
        int uncertain = question.brief() ? pairs.size() - tested.size() : 0;
        int others = tested.size() - written + uncertain;
        if (others > 0) {
            long further = Math.max(0, significant - written);
            sentences.add(question.pairs(others) + ": "
                    + FurtherPairs.text(further, tested.size() - written - further, uncertain) + ".");
        }
        if (!question.brief()) {
            sentences.addAll(untested(question, pairs));
        }
        return sentences;
    }

    /**
     * Returns pairs in the order in which they are read: the significant ones in the order of the study, which is the same for each
     * number, then the others in the given order.
     */
    private static List<Finding.Pair> readingOrder(List<Finding.Pair> study, List<Finding.Pair> given) {
        return Stream.concat(
                        study.stream().filter(pair -> pair.significant() && given.contains(pair)),
                        given.stream().filter(Predicate.not(Finding.Pair::significant)))
                .toList();
    }

    /** Returns the pairs without a test, one sentence for each reason. */
    private static List<String> untested(Question question, List<Finding.Pair> pairs) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        pairs.stream().filter(pair -> pair.corrected().isEmpty()).forEach(pair -> byReason.computeIfAbsent(
                        pair.difference().reason().orElse(""), reason -> new ArrayList<>())
                .add(pair.first() + " and " + pair.second()));
        List<String> sentences = new ArrayList<>();
        byReason.entrySet().stream()
                .limit(MAX_PAIRS)
                .forEach(entry -> sentences.add(Finding.NO_CLAIM + question.named(entry.getValue()) + " in "
                        + question.column() + ": " + entry.getKey() + "."));
        long further =
                byReason.values().stream().skip(MAX_PAIRS).mapToLong(List::size).sum();
        if (further > 0) {
            sentences.add(Finding.NO_CLAIM + question.pairs(further) + ", for such reasons.");
        }
        return sentences;
    }

    private String sentence(String column, Finding.Pair pair, PairedTTest difference, int tests) {
        String correction = share.correction(tests);
        // Without its own p-value the sentence would contradict an interval that lies off zero.
        boolean lost = !pair.significant()
                && pair.pValue().filter(p -> p <= Finding.SIGNIFICANCE).isPresent();
        String how = String.format(
                Locale.ROOT,
                "(%s%s; %s over %d common seeds, p = %s%s%s%s)",
                pair.consistency().map(signs -> signs.text(pair.first()) + "; ").orElse(""),
                pair.interval()
                        .flatMap(SeedMean::interval)
                        .map(ends -> String.format(
                                Locale.ROOT,
                                "%s %.3g to %.3g%s",
                                interval.brief(),
                                ends.low(),
                                ends.high(),
                                correction.isEmpty() ? "" : ", not corrected"))
                        .orElse("no interval"),
                pair.test().title(),
                difference.pairs(),
                lost ? written(pair.pValue().orElse(1.0)) + " alone and " : "",
                written(pair.corrected().orElse(1.0)),
                correction.isEmpty() ? "" : " corrected " + correction,
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
                        Finding.NOT_SIGNIFICANT + "%s between %s and %s%s %s; %s.",
                        column,
                        pair.first(),
                        pair.second(),
                        lost ? " after the correction" : "",
                        how,
                        seeds(pair, difference, tests));
    }

    /**
     * Returns how many seeds would show a difference of the size that was measured. After a correction for m tests with a share of
     * the weight, a paired t test shows it for certain if its own p-value is at most that share of 5 %/m.
     */
    private String seeds(Finding.Pair pair, PairedTTest test, int tests) {
        PairedPower needed = new PairedPower(Finding.SIGNIFICANCE * share.value() / tests, PairedPower.USUAL.power());
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
