package org.repdyn.statistics.internal;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Ranks of values, 1 for the least; equal values share the mean of their ranks.
 *
 * @param doubled twice the rank of each value, a whole number because a mean of consecutive ranks is a multiple of 1/2
 * @param ties Σ(t³ − t) over groups of t equal values, the usual correction of a variance for ties
 */
public record Ranks(int[] doubled, double ties) {

    /** Returns the ranks of values. */
    public static Ranks of(double[] values) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        int[] doubled = new int[values.length];
        double ties = 0;
        int first = 0;
        while (first < order.length) {
            int end = first + 1;
            while (end < order.length && values[order[end]] == values[order[first]]) {
                end++;
            }
            for (int i = first; i < end; i++) {
                // The mean of the ranks first + 1, …, end, doubled.
                doubled[order[i]] = first + 1 + end;
            }
            double size = end - first;
            ties += size * size * size - size;
            first = end;
        }
        return new Ranks(doubled, ties);
    }

    /** Returns the rank of the value with an index. */
    public double rank(int index) {
        return doubled[index] / 2.0;
    }
}
