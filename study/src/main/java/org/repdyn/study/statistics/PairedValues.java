package org.repdyn.study.statistics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.repdyn.core.problem.CountedNoun;
import org.repdyn.statistics.finding.ArmValues;
import org.repdyn.statistics.finding.ComparedPair;
import org.repdyn.statistics.finding.Consistency;
import org.repdyn.statistics.finding.RunSpread;

/** Means of two values of a setting over the combinations of other settings that both have, seed by seed. */
final class PairedValues {

    /** Two sums whose relative difference is at most this are equal up to rounding, as in the paired tests: 16·2⁻⁵². */
    private static final double ROUNDING = 0x1p-48;

    private PairedValues() {}

    /** Numbers of the arms with one value of a setting, by combination of the other settings and by seed. */
    static final class Values {

        private final Map<String, SortedMap<Long, Double>> byCombination = new LinkedHashMap<>();

        /** Adds an arm; one without a number stands for a combination that the setting has. */
        void add(String combination, long seed, OptionalDouble number) {
            SortedMap<Long, Double> bySeed = byCombination.computeIfAbsent(combination, name -> new TreeMap<>());
            number.ifPresent(value -> bySeed.put(seed, value));
        }

        private SortedMap<Long, Double> of(String combination) {
            return byCombination.getOrDefault(combination, new TreeMap<>());
        }

        /** Returns true if a combination has a number. */
        private boolean measured(List<String> combinations) {
            return combinations.stream()
                    .anyMatch(combination -> !of(combination).isEmpty());
        }

        private double mean(List<String> combinations, long seed) {
            return combinations.stream()
                    .mapToDouble(combination -> value(combination, seed))
                    .average()
                    .orElse(Double.NaN);
        }

        private double value(String combination, long seed) {
            return of(combination).getOrDefault(seed, Double.NaN);
        }

        /** Returns the largest absolute value. */
        private double largest(List<String> combinations, List<Long> seeds) {
            return combinations.stream()
                    .flatMap(combination -> seeds.stream().map(seed -> Math.abs(value(combination, seed))))
                    .max(Double::compare)
                    .orElse(0.0);
        }

        private double sum(String combination, Iterable<Long> seeds) {
            double sum = 0;
            for (long seed : seeds) {
                sum += value(combination, seed);
            }
            return sum;
        }
    }

    /**
     * Returns the comparison of two values of a setting. The seeds are those that both values have in some combination; a
     * combination in which one of these is missing is left out, so that each seed is a mean over the same combinations.
     * Empty if fewer than two combinations remain: one is a comparison of two groups.
     *
     * @param values numbers by value of the setting
     * @param over names of the other settings
     * @param changing paths of further settings that differ between both values in a combination
     */
    static Optional<ComparedPair> of(
            String first, String second, Map<String, Values> values, String over, List<String> changing) {
        Values one = values.getOrDefault(first, new Values());
        Values other = values.getOrDefault(second, new Values());
        Common common = Common.of(one, other);
        if (!common.compared()) {
            return Optional.empty();
        }
        Set<Long> seeds = common.seeds();
        List<String> complete = common.complete();
        int higher = 0;
        int lower = 0;
        for (String combination : complete) {
            double sum = one.sum(combination, seeds);
            double otherSum = other.sum(combination, seeds);
            double rounding = ROUNDING * Math.max(Math.abs(sum), Math.abs(otherSum));
            higher += sum - otherSum > rounding ? 1 : 0;
            lower += otherSum - sum > rounding ? 1 : 0;
        }
        return Optional.of(new ComparedPair(
                arm(first, one, complete, seeds),
                arm(second, other, complete, seeds),
                Optional.of(new Consistency(
                        higher, lower, complete.size(), common.possible().size(), over, changing)),
                spread(one, other, complete, List.copyOf(seeds))));
    }

    /**
     * Returns why two values with two combinations in common have no test, if the reason is the seeds of their numbers. Empty if they
     * have a test, and if one of them has no number at all.
     */
    static Optional<String> reason(String first, String second, Map<String, Values> values, String over) {
        Values one = values.getOrDefault(first, new Values());
        Values other = values.getOrDefault(second, new Values());
        Common common = Common.of(one, other);
        if (common.compared()
                || common.possible().size() < 2
                || !one.measured(common.possible())
                || !other.measured(common.possible())) {
            return Optional.empty();
        }
        return Optional.of(
                common.seeds().isEmpty()
                        ? "no common seed, and a test needs at least 2"
                        : "a test needs two combinations of " + over + " in which both have a value for each of the "
                                + CountedNoun.of(common.seeds().size(), "seed"));
    }

    /**
     * Combinations and seeds that two values of a setting have in common.
     *
     * @param possible combinations of the other settings that both have
     * @param seeds seeds with a number of both in some combination
     * @param complete combinations with a number of both for each of these seeds
     */
    private record Common(List<String> possible, SortedSet<Long> seeds, List<String> complete) {

        static Common of(Values one, Values other) {
            List<String> possible = one.byCombination.keySet().stream()
                    .filter(other.byCombination::containsKey)
                    .toList();
            SortedSet<Long> seeds = new TreeSet<>();
            for (String combination : possible) {
                SortedSet<Long> both = new TreeSet<>(one.of(combination).keySet());
                both.retainAll(other.of(combination).keySet());
                seeds.addAll(both);
            }
            List<String> complete = possible.stream()
                    .filter(combination -> one.of(combination).keySet().containsAll(seeds)
                            && other.of(combination).keySet().containsAll(seeds))
                    .toList();
            return new Common(possible, seeds, complete);
        }

        boolean compared() {
            return !seeds.isEmpty() && complete.size() > 1;
        }
    }

    /**
     * Returns the spread of the differences of single runs: what remains of them after the mean of each combination and of each
     * seed. Empty for one seed, and if it exceeds the range of a double.
     */
    private static Optional<RunSpread> spread(Values one, Values other, List<String> combinations, List<Long> seeds) {
        int degrees = (combinations.size() - 1) * (seeds.size() - 1);
        double[] bySeed = seeds.stream()
                .mapToDouble(seed -> one.mean(combinations, seed) - other.mean(combinations, seed))
                .toArray();
        double mean = Arrays.stream(bySeed).average().orElse(0);
        // A power of two is taken out, so that squares neither overflow nor vanish.
        int exponent = Math.getExponent(Math.max(one.largest(combinations, seeds), other.largest(combinations, seeds)));
        double squares = 0;
        for (String combination : combinations) {
            double own = (one.sum(combination, seeds) - other.sum(combination, seeds)) / seeds.size();
            for (int s = 0; s < bySeed.length; s++) {
                double rest = one.value(combination, seeds.get(s))
                        - other.value(combination, seeds.get(s))
                        - own
                        - bySeed[s]
                        + mean;
                double scaled = Math.scalb(rest, -exponent);
                squares += scaled * scaled;
            }
        }
        double error = Math.scalb(Math.sqrt(squares / degrees / (combinations.size() * seeds.size())), exponent);
        return degrees > 0 && Double.isFinite(error)
                ? Optional.of(new RunSpread(error, combinations.size(), seeds.size()))
                : Optional.empty();
    }

    private static ArmValues arm(String name, Values values, List<String> combinations, Set<Long> seeds) {
        Map<String, Double> bySeed = new LinkedHashMap<>();
        seeds.forEach(seed -> bySeed.put(Long.toString(seed), values.mean(combinations, seed)));
        return new ArmValues(name, bySeed);
    }
}
