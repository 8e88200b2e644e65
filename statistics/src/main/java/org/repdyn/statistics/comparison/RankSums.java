package org.repdyn.statistics.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * Law of the spread S = Σ_j(R_j − N(k + 1)/2)² of the rank sums R_j of k arms over N blocks, if each order of the ranks of a block has the
 * same probability. With Q_b the sum of the squared distances of the ranks of block b from their mean, S is at most (Σ√Q_b)², has the
 * mean ΣQ_b and the variance 4·Σ_{b&lt;c} Q_b·Q_c/(k − 1), with ties too.
 *
 * <p>Few arms and blocks have the exact law: block by block, the probabilities of all rank sums up to their order. Otherwise S/(Σ√Q_b)² is
 * taken as a beta variable with its mean and variance, with a correction for continuity (Kendall and Babington Smith 1939). The F distribution
 * of Iman and Davenport (1980) has the mean alone: for 3 arms and 5 blocks, it has p-values below 0.0056 four times as often.
 */
final class RankSums {

    /**
     * Largest number of blocks with an exact law, by the number of arms; so many blocks have about 100,000 sums to add up, which takes about
     * 10 ms, with ties up to ten times that.
     */
    private static final Map<Integer, Integer> MAX_BLOCKS = Map.of(3, 50, 4, 12, 5, 5, 6, 3);

    /** Doubled ranks of each block. */
    private final List<int[]> blocks;

    private final int arms;

    /** Creates the law of the rank sums of some blocks, of which each has the doubled ranks of the same number of arms. */
    RankSums(List<int[]> blocks) {
        this.blocks = blocks;
        this.arms = blocks.get(0).length;
    }

    /** Returns the probability of a spread of at least that of the blocks. */
    double pValue() {
        int[] sums = new int[arms];
        for (int[] block : blocks) {
            for (int j = 0; j < arms; j++) {
                sums[j] += block[j];
            }
        }
        return blocks.size() <= MAX_BLOCKS.getOrDefault(arms, 0) ? exact(spread(sums)) : approximate(spread(sums));
    }

    /** Returns 4k·S, a whole number: k·Σs_j² − (Σs_j)² with the doubled sums s_j. */
    private long spread(int[] doubled) {
        long sum = 0;
        long squares = 0;
        for (int value : doubled) {
            sum += value;
            squares += (long) value * value;
        }
        return arms * squares - sum * sum;
    }

    private double exact(long spread) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(2 * arms * blocks.size());
        // All orders of the first block have the same rank sums up to their order.
        Map<Long, Double> law = new HashMap<>(Map.of(packed(sorted(blocks.get(0)), bits), 1.0));
        for (int[] block : blocks.subList(1, blocks.size())) {
            List<int[]> orders = orders(sorted(block));
            Map<Long, Double> next = new HashMap<>();
            law.forEach((packed, probability) -> {
                int[] before = unpacked(packed, bits);
                for (int[] order : orders) {
                    int[] sums = before.clone();
                    for (int j = 0; j < arms; j++) {
                        sums[j] += order[j];
                    }
                    next.merge(packed(sorted(sums), bits), probability / orders.size(), Double::sum);
                }
            });
            law = next;
        }
        double tail = 0;
        for (Map.Entry<Long, Double> entry : law.entrySet()) {
            tail += spread(unpacked(entry.getKey(), bits)) >= spread ? entry.getValue() : 0;
        }
        return Math.min(1, tail);
    }

    private static int[] sorted(int[] values) {
        int[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    private static long packed(int[] values, int bits) {
        long packed = 0;
        for (int value : values) {
            packed = packed << bits | value;
        }
        return packed;
    }

    private int[] unpacked(long packed, int bits) {
        int[] values = new int[arms];
        long rest = packed;
        for (int j = arms - 1; j >= 0; j--) {
            values[j] = (int) (rest & ((1L << bits) - 1));
            rest >>= bits;
        }
        return values;
    }

    /** Returns the different orders of sorted values. */
    private static List<int[]> orders(int[] sorted) {
        Set<List<Integer>> orders = new HashSet<>();
        List<Integer> first = Arrays.stream(sorted).boxed().toList();
        permute(new ArrayList<>(first), 0, orders);
        return orders.stream()
                .map(order -> order.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    private static void permute(List<Integer> values, int fixed, Set<List<Integer>> orders) {
        if (fixed == values.size()) {
            orders.add(List.copyOf(values));
            return;
        }
        for (int i = fixed; i < values.size(); i++) {
            Collections.swap(values, fixed, i);
            permute(values, fixed + 1, orders);
            Collections.swap(values, fixed, i);
        }
    }

    private double approximate(long spread) {
        double sum = 0;
        double squares = 0;
        double roots = 0;
        for (int[] block : blocks) {
            double q = spread(block) / (4.0 * arms);
            sum += q;
            squares += q * q;
            roots += Math.sqrt(q);
        }
        double covariance = sum * sum - squares;
        if (covariance <= 0) {
            // Only one block has different ranks: all of its orders have the same spread.
            return 1;
        }
        double largest = roots * roots;
        double mean = sum / largest;
        double variance = 2 * covariance / (arms - 1) / (largest * largest);
        double total = mean * (1 - mean) / variance - 1;
        // S changes in steps of about 2.
        double share = (spread / (4.0 * arms) - 1) / (largest + 2);
        return share <= 0 ? 1 : RegularizedBeta.complement(share, mean * total, (1 - mean) * total);
    }
}
