package org.repdyn.statistics.ranking;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.repdyn.statistics.Outcome;
import org.repdyn.statistics.comparison.Better;
import org.repdyn.statistics.comparison.CriticalDifference;
import org.repdyn.statistics.comparison.Friedman;
import org.repdyn.statistics.comparison.PairedPower;

/**
 * Methods compared by their ranks over blocks, with rank 1 for the highest value: Friedman's test, and the critical
 * difference of Nemenyi (Demšar 2006). A block is a dataset if there are at least {@value #MIN_DATASETS} of them; the value
 * of a method is then its mean over the seeds that all methods have there. With fewer datasets each seed of each dataset is a
 * block. Seeds of one dataset share its samples, so such a test speaks of other seeds on these datasets, not of other datasets.
 * A run that failed counts neither for its method nor against it: its seed counts for no method.
 *
 * @param datasets the datasets, in their order
 * @param seedsAreBlocks true if each seed of each dataset is a block, false if each dataset is one
 * @param blocks number of blocks
 * @param averaged number of settings over which the values of a method are averaged within a block
 * @param friedman Friedman's test
 * @param difference mean ranks and critical difference; all methods are one clique if Friedman's test is not significant
 * @param leftOut methods, settings and blocks that do not count because values are missing, one text each
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record MethodRanking(
        List<String> datasets,
        boolean seedsAreBlocks,
        int blocks,
        int averaged,
        Friedman friedman,
        CriticalDifference difference,
        List<String> leftOut) {

    /** Significance of the critical difference of a single ranking, that of all statistics. */
    public static final double SIGNIFICANCE = PairedPower.USUAL.significance();

    /** Smallest number of datasets that are blocks themselves; with fewer the test has hardly any power. */
    public static final int MIN_DATASETS = 5;

    /** Number of methods at each end of the ranking that a sentence names. */
    private static final int NAMED = 3;

    public MethodRanking {
        datasets = List.copyOf(datasets);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Ranks methods. A method without a value in more than half of the cells (setting, dataset, seed) is left out; then the
     * settings that a method does not have on some dataset, unless these are all settings, then the seeds for which a method has no
     * value, and the blocks without a seed. The ranking is undefined if fewer than three methods or two blocks remain.
     */
    public static Outcome<MethodRanking> of(List<MethodValue> values) {
        RankingTable table = new RankingTable(values);
        List<String> leftOut = new ArrayList<>();
        List<String> methods = table.methods().stream()
                .filter(method -> 2 * table.cellsOf(method) >= table.cells())
                .toList();
        table.methods().stream()
                .filter(method -> !methods.contains(method))
                .forEach(method ->
                        leftOut.add(method + " (" + table.cellsOf(method) + " of " + table.cells() + " values)"));
        List<String> levels = table.commonLevels(methods);
        table.levels().stream()
                .filter(level -> !levels.contains(level))
                .forEach(level -> leftOut.add(level + " (not all methods have it)"));
        boolean seedsAreBlocks = table.datasets().size() < MIN_DATASETS;
        List<double[]> rows = new ArrayList<>();
        Set<String> datasets = new LinkedHashSet<>();
        for (RankingTable.Block block : table.blocks(seedsAreBlocks)) {
            double[] row = methods.stream()
                    .mapToDouble(method -> table.mean(method, methods, levels, block))
                    .toArray();
            if (levels.isEmpty() || hasGap(row)) {
                leftOut.add(block.text());
            } else {
                rows.add(row);
                datasets.add(block.dataset());
                leftOut.addAll(table.incomplete(methods, levels, block));
            }
        }
        Outcome<Friedman> test = Friedman.of(rows, Better.HIGHER);
        if (test.value().isEmpty()) {
            return Outcome.undefined(test.reason().orElse("")
                    + (leftOut.isEmpty() ? "" : "; left out, because values are missing: " + named(leftOut)));
        }
        Friedman friedman = test.value().get();
        return Outcome.of(new MethodRanking(
                List.copyOf(datasets),
                seedsAreBlocks,
                rows.size(),
                levels.size(),
                friedman,
                following(
                        friedman.pValue(),
                        CriticalDifference.of(methods, friedman.averageRanks(), rows.size(), SIGNIFICANCE)),
                leftOut));
    }

    /**
     * Returns the same ranking as one of several tests.
     *
     * @param corrected p-value of Friedman's test, corrected for all tests
     * @param significance significance of the critical difference
     */
    public MethodRanking at(double corrected, double significance) {
        return new MethodRanking(
                datasets,
                seedsAreBlocks,
                blocks,
                averaged,
                friedman,
                following(corrected, difference.at(blocks, significance)),
                leftOut);
    }

    /** Returns the comparison of pairs that follows Friedman's test: no pair differs if the test is not significant. */
    private static CriticalDifference following(double pValue, CriticalDifference pairs) {
        return pValue <= SIGNIFICANCE ? pairs : pairs.withoutDifferences();
    }

    private static boolean hasGap(double[] row) {
        for (double value : row) {
            if (Double.isNaN(value)) {
                return true;
            }
        }
        return false;
    }

    /** Returns what the blocks are. */
    public String blockText() {
        return seedsAreBlocks
                ? blocks + " blocks: the seeds of " + String.join(", ", datasets)
                : blocks + " blocks: the datasets, with means over the seeds that all have";
    }

    /** Returns what the test does not say because seeds are blocks, in a sentence; empty if datasets are blocks. */
    public Optional<String> caveat() {
        return seedsAreBlocks
                ? Optional.of("Seeds of a dataset share its samples, so a ranking over them speaks of other seeds on "
                        + (datasets.size() == 1 ? "this dataset" : "these datasets") + ", not of other datasets.")
                : Optional.empty();
    }

    /**
     * Returns the ranking in sentences, without its {@linkplain #caveat caveat}.
     *
     * @param column name of the number, such as {@code kNN accuracy}
     * @param by what is compared, such as {@code loss}
     * @param corrected p-value of Friedman's test, corrected for all tests of the study
     * @param correction words on the correction, such as {@code for 4 rankings}; empty without a correction
     */
    public List<String> sentences(String column, String by, double corrected, String correction) {
        int k = difference.arms().size();
        String statistic = Double.isInfinite(friedman.f())
                ? "all blocks rank alike"
                : String.format(Locale.ROOT, "F = %.3g", friedman.f());
        String test = String.format(
                Locale.ROOT,
                corrected < 1e-4 ? "(Friedman's test, %s, p = %.1e%s; %s)" : "(Friedman's test, %s, p = %.2g%s; %s)",
                statistic,
                corrected,
                correction.isEmpty() ? "" : " corrected " + correction,
                blockText());
        List<String> sentences = new ArrayList<>();
        if (corrected > SIGNIFICANCE) {
            sentences.add(
                    "No significant difference in " + column + " among " + k + " values of " + by + " " + test + ".");
        } else {
            List<CriticalDifference.RankedArm> arms = difference.arms();
            long pairs = k * (k - 1L) / 2;
            sentences.add("The " + k + " values of " + by + " differ in " + column + " " + test + ".");
            sentences.add(String.format(
                    Locale.ROOT,
                    "Mean ranks in %s, 1 for the highest: %s. %d of %d pairs differ significantly: by %.3g or more"
                            + " (critical difference of Nemenyi at %s).",
                    column,
                    ends(arms),
                    different(arms),
                    pairs,
                    difference.distance(),
                    CriticalDifference.percent(difference.significance())));
        }
        if (!leftOut.isEmpty()) {
            sentences.add("Left out of the ranking by " + by + " in " + column + ", because values are missing: "
                    + named(leftOut) + ".");
        }
        return sentences;
    }

    /** Returns the number of pairs whose mean ranks differ by the critical difference or more. */
    private long different(List<CriticalDifference.RankedArm> arms) {
        long pairs = 0;
        for (int i = 0; i < arms.size(); i++) {
            for (int j = i + 1; j < arms.size(); j++) {
                if (arms.get(j).rank() - arms.get(i).rank() >= difference.distance()) {
                    pairs++;
                }
            }
        }
        return pairs;
    }

    /** Returns the first and the last methods with their ranks. */
    private static String ends(List<CriticalDifference.RankedArm> arms) {
        return arms.size() <= 2 * NAMED
                ? ranks(arms)
                : ranks(arms.subList(0, NAMED)) + "; …; " + ranks(arms.subList(arms.size() - NAMED, arms.size()));
    }

    private static String ranks(List<CriticalDifference.RankedArm> arms) {
        return arms.stream()
                .map(arm -> String.format(Locale.ROOT, "%s %.3g", arm.name(), arm.rank()))
                .collect(Collectors.joining("; "));
    }

    private static String named(List<String> names) {
        // Names of blocks have commas.
        int others = names.size() - 2 * NAMED;
        return names.stream().limit(2 * NAMED).collect(Collectors.joining("; "))
                + (others <= 0 ? "" : "; and " + others + " more");
    }
}
