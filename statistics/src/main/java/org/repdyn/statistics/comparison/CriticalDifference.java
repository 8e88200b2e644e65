package org.repdyn.statistics.comparison;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.repdyn.statistics.distribution.StudentisedRange;

/**
 * Critical-difference diagram of Demšar (2006) with the test of Nemenyi (1963): average ranks of k arms over N datasets
 * differ significantly if their distance is at least q/√2·√(k(k + 1)/(6N)), where q is the quantile 1 − α of the
 * studentised range of k groups with infinite degrees of freedom.
 *
 * @param distance the critical difference
 * @param significance α
 * @param arms the arms from the best average rank to the worst
 * @param cliques the largest groups of two or more arms, consecutive in rank, that do not differ significantly: the
 *     bars of the diagram
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record CriticalDifference(
        double distance, double significance, List<RankedArm> arms, List<List<String>> cliques) {

    public CriticalDifference {
        arms = List.copyOf(arms);
        cliques = cliques.stream().map(List::copyOf).toList();
    }

    /**
     * Arm with its average rank.
     *
     * @param name name of the arm
     * @param rank average rank, 1 for the best
     */
    public record RankedArm(String name, double rank) {}

    /**
     * Compares arms by their average ranks.
     *
     * @param names names of the arms
     * @param ranks average rank of each arm
     * @param datasets N
     * @param significance α
     * @throws IllegalArgumentException if there are not as many names as ranks, fewer than two arms, or no dataset
     */
    public static CriticalDifference of(List<String> names, List<Double> ranks, int datasets, double significance) {
        if (names.size() != ranks.size() || datasets < 1) {
            throw new IllegalArgumentException("each arm needs one average rank over at least 1 dataset, got "
                    + names.size() + " arms, " + ranks.size() + " ranks and " + datasets + " datasets");
        }
        double distance = new StudentisedRange(names.size()).quantile(1 - significance)
                / Math.sqrt(2)
                * error(names.size(), datasets);
        List<RankedArm> arms = IntStream.range(0, names.size())
                .mapToObj(j -> new RankedArm(names.get(j), ranks.get(j)))
                .sorted(Comparator.comparingDouble(RankedArm::rank))
                .toList();
        return new CriticalDifference(distance, significance, arms, cliques(arms, distance));
    }

    /** Returns a significance in percent with two digits, such as {@code 0.83 %}. */
    public static String percent(double significance) {
        return BigDecimal.valueOf(100 * significance)
                        .round(new MathContext(2))
                        .stripTrailingZeros()
                        .toPlainString() + " %";
    }

    /** Returns the same ranks over N datasets with the critical difference of another significance. */
    public CriticalDifference at(int datasets, double other) {
        return of(
                arms.stream().map(RankedArm::name).toList(),
                arms.stream().map(RankedArm::rank).toList(),
                datasets,
                other);
    }

    /** Returns the same ranks with all arms in one clique, for a ranking whose test by Friedman is not significant. */
    public CriticalDifference withoutDifferences() {
        return new CriticalDifference(
                distance,
                significance,
                arms,
                List.of(arms.stream().map(RankedArm::name).toList()));
    }

    /**
     * Returns the p-value of Nemenyi for two average ranks.
     *
     * @param difference difference of the average ranks
     * @param arms k
     * @param datasets N
     * @throws IllegalArgumentException if there are fewer than two arms or no dataset
     */
    public static double pValue(double difference, int arms, int datasets) {
        if (datasets < 1) {
            throw new IllegalArgumentException("average ranks need at least 1 dataset, got " + datasets);
        }
        return new StudentisedRange(arms).upperTail(Math.abs(difference) / error(arms, datasets) * Math.sqrt(2));
    }

    /** Returns the standard error of a difference of average ranks, √(k(k + 1)/(6N)). */
    private static double error(int arms, int datasets) {
        return Math.sqrt(arms * (arms + 1.0) / (6.0 * datasets));
    }

    private static List<List<String>> cliques(List<RankedArm> arms, double distance) {
        List<List<String>> cliques = new ArrayList<>();
        int covered = 0;
        for (int first = 0; first < arms.size(); first++) {
            int end = first + 1;
            while (end < arms.size() && arms.get(end).rank() - arms.get(first).rank() < distance) {
                end++;
            }
            if (end - first > 1 && end > covered) {
                cliques.add(
                        arms.subList(first, end).stream().map(RankedArm::name).toList());
                covered = end;
            }
        }
        return cliques;
    }
}
