package org.repdyn.statistics.comparison;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;

/**
 * Step-down correction of Holm (1979) for several tests: sorted from the least, the i-th of m p-values becomes max over
 * j ≤ i of min(1, (m − j + 1)·p_j). Rejecting corrected p-values of at most α makes a single false claim with
 * probability α at most, for any dependence between the tests.
 *
 * <p>A {@link TestFamily} does the same with weights, for tests of several kinds; with one kind its values are these, up to rounding.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Holm {

    private Holm() {}

    /**
     * Returns corrected p-values, in the order given.
     *
     * @throws IllegalArgumentException if a p-value is not between 0 and 1
     */
    public static double[] adjust(double[] pValues) {
        checked(pValues);
        int[] order = IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[pValues.length];
        double largest = 0;
        for (int j = 0; j < order.length; j++) {
            largest = Math.max(largest, Math.min(1, (order.length - j) * pValues[order[j]]));
            adjusted[order[j]] = largest;
        }
        return adjusted;
    }

    /** Returns a copy of p-values, after a check of their range. */
    static double[] checked(double[] pValues) {
        for (double p : pValues) {
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("a p-value is between 0 and 1, got " + Decimals.text(p));
            }
        }
        return pValues.clone();
    }
}
