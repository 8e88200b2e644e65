package org.repdyn.statistics.comparison;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.repdyn.statistics.Outcome;
import org.repdyn.statistics.distribution.StandardNormal;
import org.repdyn.statistics.internal.Ranks;
import org.repdyn.statistics.internal.Samples;

/**
 * Signed-rank test of Wilcoxon (1945) for pairs. The absolute differences are ranked, equal ones with the mean of their
 * ranks, and the ranks of positive differences are summed to W⁺. If there is no difference, each sign is a fair coin.
 * Differences that rounding alone makes unequal, or makes unequal to zero, are equal: p-values of accuracies and of percentages are the same.
 * Up to {@value #EXACT} differences the p-value is exact, for ties as well: the distribution of W⁺ over all signs,
 * given the ranks. Above, W⁺ is taken as normal, with the variance corrected for ties and a continuity correction of
 * 1/2.
 *
 * @param pairs number of pairs
 * @param zeros number of pairs without a difference
 * @param positive W⁺, sum of the ranks of positive differences
 * @param negative W⁻, sum of the ranks of negative differences
 * @param z the normal statistic; empty if the p-value is exact
 * @param pValue two-sided p-value
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record WilcoxonSignedRank(
        int pairs, int zeros, double positive, double negative, OptionalDouble z, double pValue) {

    /** Largest number of differences with an exact p-value; the one of SciPy. */
    public static final int EXACT = 50;

    private static final String NAME = "signed-rank test";

    /**
     * Error of a difference as a part of the larger one of two values, 8·2⁻⁵². It is half of the spread of differences that a
     * {@linkplain PairedTTest t test} takes for rounding, so that there is a signed-rank test where there is a t test.
     */
    private static final double ROUNDING = 0x1p-49;

    /** Treatment of pairs without a difference. */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public enum Zeros {
        /** Zeros are left out before ranking, the choice of Wilcoxon (1945). */
        WILCOXON,
        /** Zeros take part in the ranking and are left out of the sums, the choice of Pratt (1959). */
        PRATT
    }

    /** Tests with zeros left out before ranking. */
    public static Outcome<WilcoxonSignedRank> of(double[] first, double[] second) {
        return of(first, second, Zeros.WILCOXON);
    }

    /**
     * Tests whether the differences are symmetric about zero; undefined for unequal numbers of values, for fewer than
     * two pairs, for values that are not finite, and if no pair differs.
     *
     * @param first values of one arm
     * @param second values of the other arm for the same seeds, in the same order
     * @param treatment treatment of zeros
     */
    public static Outcome<WilcoxonSignedRank> of(double[] first, double[] second, Zeros treatment) {
        Optional<String> objection = Samples.objection(first, second, 2, NAME);
        if (objection.isPresent()) {
            return Outcome.undefined(objection.get());
        }
        double[] differences = Samples.differences(first, second);
        double[] errors = new double[differences.length];
        int zeros = 0;
        for (int i = 0; i < differences.length; i++) {
            double error = ROUNDING * Math.max(Math.abs(first[i]), Math.abs(second[i]));
            boolean zero = Math.abs(differences[i]) <= error;
            differences[i] = zero ? 0 : differences[i];
            errors[i] = zero ? 0 : error;
            zeros += zero ? 1 : 0;
        }
        if (zeros == differences.length) {
            return Outcome.undefined("the values are equal for all " + zeros + " seeds: no " + NAME);
        }
        int[] kept = IntStream.range(0, differences.length)
                .filter(i -> treatment == Zeros.PRATT || differences[i] != 0)
                .toArray();
        return Outcome.of(of(
                Arrays.stream(kept).mapToDouble(i -> differences[i]).toArray(),
                Arrays.stream(kept).mapToDouble(i -> errors[i]).toArray(),
                differences.length,
                zeros,
                treatment));
    }

    private static WilcoxonSignedRank of(double[] ranked, double[] errors, int pairs, int zeros, Zeros treatment) {
        Ranks ranks = Ranks.of(Arrays.stream(ranked).map(Math::abs).toArray(), errors);
        int[] doubled = new int[pairs - zeros];
        int positive = 0;
        int total = 0;
        int used = 0;
        for (int i = 0; i < ranked.length; i++) {
            if (ranked[i] != 0) {
                doubled[used++] = ranks.doubled()[i];
                total += ranks.doubled()[i];
                positive += ranked[i] > 0 ? ranks.doubled()[i] : 0;
            }
        }
        double sum = positive / 2.0;
        double opposite = (total - positive) / 2.0;
        if (used <= EXACT) {
            double p = Math.min(1, 2 * lowerTail(doubled, Math.min(positive, total - positive)));
            return new WilcoxonSignedRank(pairs, zeros, sum, opposite, OptionalDouble.empty(), p);
        }
        // Pratt's zeros have the lowest ranks, whose sum and sum of squares are missing; ties count other differences
        // only.
        double n = ranked.length;
        double out = treatment == Zeros.PRATT ? zeros : 0;
        double mean = (n * (n + 1) - out * (out + 1)) / 4;
        double ties = ranks.ties() - (out * out * out - out);
        double variance = (n * (n + 1) * (2 * n + 1) - out * (out + 1) * (2 * out + 1) - ties / 2) / 24;
        double distance = sum - mean;
        double z = (distance - Math.signum(distance) / 2) / Math.sqrt(variance);
        return new WilcoxonSignedRank(
                pairs, zeros, sum, opposite, OptionalDouble.of(z), 2 * StandardNormal.upperTail(Math.abs(z)));
    }

    /**
     * Returns the probability that a sum of doubled ranks with random signs is at most a value, by adding one rank
     * after the other to the distribution of the sum.
     */
    private static double lowerTail(int[] doubled, int value) {
        double[] probability = new double[value + 1];
        probability[0] = 1;
        for (int rank : doubled) {
            for (int sum = value; sum >= 0; sum--) {
                probability[sum] = (probability[sum] + (sum >= rank ? probability[sum - rank] : 0)) / 2;
            }
        }
        return Arrays.stream(probability).sum();
    }

    /**
     * Returns the smallest two-sided p-value that a number of pairs can reach, 2/2ⁿ. With 5 pairs it is 0.0625, so that
     * no result is significant at 5 %.
     */
    public static double smallestPValue(int pairs) {
        return Math.min(1, Math.scalb(2.0, -pairs));
    }
}
