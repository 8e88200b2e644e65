package org.repdyn.statistics.internal;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Ranks of values, 1 for the least; equal values share the mean of their ranks. Values that differ by rounding alone are equal: means
 * of the same accuracies in another order are, and 0.91 − 0.90 and 0.94 − 0.93.
 *
 * @param doubled twice the rank of each value, a whole number because a mean of consecutive ranks is a multiple of 1/2
 * @param ties Σ(t³ − t) over groups of t equal values, the usual correction of a variance for ties
 */
public record Ranks(int[] doubled, double ties) {

    /** Two values that differ by at most this part of the larger one are equal up to rounding, 16·2⁻⁵². */
    private static final double ROUNDING = 0x1p-48;

    /** Returns the ranks of values; the error of each is 16·2⁻⁵² of it. */
    public static Ranks of(double[] values) {
        return of(
                values,
                Arrays.stream(values).map(value -> ROUNDING * Math.abs(value)).toArray());
    }

    /**
     * Returns the ranks of values with rounding errors. A value is equal to the next larger one if they differ by at most the larger one
     * of their errors.
     *
     * @param errors error of each value, at least 0
     */
    public static Ranks of(double[] values, double[] errors) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        int[] doubled = new int[values.length];
        double ties = 0;
        int first = 0;
        while (first < order.length) {
            int end = first + 1;
            while (end < order.length
                    && values[order[end]] - values[order[end - 1]]
                            <= Math.max(errors[order[end]], errors[order[end - 1]])) {
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
