package org.repdyn.statistics.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.repdyn.statistics.Outcome;
import org.repdyn.statistics.comparison.Holm;
import org.repdyn.statistics.comparison.PairedPower;
import org.repdyn.statistics.comparison.PairedTTest;
import org.repdyn.statistics.interval.Estimate;
import org.repdyn.statistics.interval.StudentInterval;

/**
 * Finding on one number of several arms over seeds: what is significant and what is not, in sentences. Each pair of arms has a paired t test
 * over its common seeds, and all p-values are corrected together by Holm's method. Nothing is claimed from one seed.
 *
 * @param sentences the finding
 * @param pairs all pairs of arms
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Finding(List<String> sentences, List<Pair> pairs) {

    /** A corrected p-value of at most this is significant. */
    private static final double SIGNIFICANCE = 0.05;

    /** Largest number of sentences on pairs; the rest are counted. */
    private static final int MAX_PAIRS = 6;

    public Finding {
        sentences = List.copyOf(sentences);
        pairs = List.copyOf(pairs);
    }

    /**
     * Comparison of two arms.
     *
     * @param first arm with the higher mean over the common seeds, if the test is defined
     * @param second the other arm
     * @param test paired t test of first − second, or the reason why there is none
     * @param corrected p-value corrected for all tests by Holm's method; empty without a test
     */
    public record Pair(String first, String second, Outcome<PairedTTest> test, Optional<Double> corrected) {

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
        List<String> sentences = new ArrayList<>();
        arms.forEach(arm -> sentences.add(mean(column, arm)));
        List<Pair> pairs = corrected(tested(arms));
        sentences.addAll(onPairs(column, pairs));
        return new Finding(sentences, pairs);
    }

    /** Returns the finding as one text. */
    public String text() {
        return String.join(" ", sentences);
    }

    private static String mean(String column, ArmValues arm) {
        Outcome<Estimate> interval = StudentInterval.of(arm.values());
        return interval.value()
                .map(estimate -> String.format(
                        Locale.ROOT,
                        "%s: %s %.4g ± %.2g (mean and 95 %% interval of Student, %d seeds).",
                        arm.name(),
                        column,
                        estimate.value(),
                        estimate.interval().halfLength(),
                        estimate.seeds()))
                .orElseGet(() -> arm.name() + ": " + interval.reason().orElse("") + ".");
    }

    private static List<Pair> tested(List<ArmValues> arms) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < arms.size(); i++) {
            for (int j = i + 1; j < arms.size(); j++) {
                pairs.add(tested(arms.get(i), arms.get(j)));
            }
        }
        return pairs;
    }

    private static Pair tested(ArmValues first, ArmValues second) {
        List<String> seeds = first.commonSeeds(second);
        Outcome<PairedTTest> test = PairedTTest.of(first.valuesOf(seeds), second.valuesOf(seeds));
        boolean swap = test.value().filter(t -> t.difference() < 0).isPresent();
        return swap
                ? new Pair(
                        second.name(),
                        first.name(),
                        PairedTTest.of(second.valuesOf(seeds), first.valuesOf(seeds)),
                        Optional.empty())
                : new Pair(first.name(), second.name(), test, Optional.empty());
    }

    private static List<Pair> corrected(List<Pair> pairs) {
        double[] adjusted = Holm.adjust(pairs.stream()
                .flatMap(pair -> pair.test().value().stream())
                .mapToDouble(PairedTTest::pValue)
                .toArray());
        List<Pair> corrected = new ArrayList<>();
        int next = 0;
        for (Pair pair : pairs) {
            corrected.add(
                    pair.test().value().isEmpty()
                            ? pair
                            : new Pair(pair.first(), pair.second(), pair.test(), Optional.of(adjusted[next++])));
        }
        return corrected;
    }

    private static List<String> onPairs(String column, List<Pair> pairs) {
        List<Pair> tested = pairs.stream()
                .filter(pair -> pair.corrected().isPresent())
                .sorted(Comparator.comparingDouble(pair -> pair.corrected().orElse(1.0)))
                .toList();
        List<String> sentences = new ArrayList<>();
        tested.stream().limit(MAX_PAIRS).forEach(pair -> pair.test()
                .value()
                .ifPresent(test -> sentences.add(sentence(column, pair, test, tested.size()))));
        if (tested.size() > MAX_PAIRS) {
            List<Pair> rest = tested.subList(MAX_PAIRS, tested.size());
            long significant = rest.stream().filter(Pair::significant).count();
            sentences.add(String.format(
                    Locale.ROOT,
                    "Of %d further pairs, %d differ significantly and %d do not.",
                    rest.size(),
                    significant,
                    rest.size() - significant));
        }
        List<Pair> untested =
                pairs.stream().filter(pair -> pair.corrected().isEmpty()).toList();
        untested.stream()
                .limit(MAX_PAIRS)
                .forEach(pair -> sentences.add("No claim about " + pair.first() + " and " + pair.second() + ": "
                        + pair.test().reason().orElse("") + "."));
        if (untested.size() > MAX_PAIRS) {
            sentences.add("No claim about " + (untested.size() - MAX_PAIRS) + " further pairs, for such reasons.");
        }
        return sentences;
    }

    private static String sentence(String column, Pair pair, PairedTTest test, int tests) {
        String how = String.format(
                Locale.ROOT,
                "(95 %% interval %.3g to %.3g; paired t test over %d common seeds, p = %s%s)",
                test.interval().low(),
                test.interval().high(),
                test.pairs(),
                written(pair.corrected().orElse(1.0)),
                tests == 1 ? "" : " corrected by Holm for " + tests + " tests");
        return pair.significant()
                ? String.format(
                        Locale.ROOT,
                        "%s has a higher %s than %s by %.3g %s.",
                        pair.first(),
                        column,
                        pair.second(),
                        test.difference(),
                        how)
                : String.format(
                        Locale.ROOT,
                        "No significant difference in %s between %s and %s %s; %s.",
                        column,
                        pair.first(),
                        pair.second(),
                        how,
                        seeds(test));
    }

    /** Returns how many seeds would show a difference of the size that was measured. */
    private static String seeds(PairedTTest test) {
        return PairedPower.USUAL.seedsFor(test.effect()).stream()
                .mapToObj(n ->
                        "a single test would show a difference of this size with " + n + " seeds at a power of 80 %")
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(),
                        text -> text.isEmpty()
                                ? "more than a million seeds would be needed to show one of this size"
                                : text));
    }

    private static String written(double p) {
        return p < 1e-4 ? String.format(Locale.ROOT, "%.1e", p) : String.format(Locale.ROOT, "%.2g", p);
    }
}
