package org.repdyn.statistics.comparison;

import java.util.OptionalInt;
import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;
import org.repdyn.statistics.distribution.NoncentralT;
import org.repdyn.statistics.distribution.StudentT;
import org.repdyn.statistics.internal.Roots;
import org.repdyn.statistics.internal.Samples;

/**
 * Power of the two-sided paired t test: how many seeds would show a difference, and which difference a number of seeds
 * would show. If the true difference is d standard deviations of the differences, the t statistic of n seeds has the
 * noncentral t distribution with n − 1 degrees of freedom and noncentrality d√n (Cohen 1988, chapter 2).
 *
 * @param significance α, probability of a false claim, such as 0.05
 * @param power probability of finding the difference, such as 0.8
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PairedPower(double significance, double power) {

    /** Significance 5 %, power 80 %. */
    public static final PairedPower USUAL = new PairedPower(0.05, 0.8);

    /** Largest number of seeds that is considered. */
    private static final int MAX_SEEDS = 1_000_000;

    /**
     * Creates the requirement.
     *
     * @throws IllegalArgumentException if a number is not between 0 and 1, or the power is not above the significance,
     *     which a test has without any difference
     */
    public PairedPower {
        Samples.fraction("significance", significance);
        if (!(Samples.fraction("power", power) > significance)) {
            throw new IllegalArgumentException("the power is above the significance, got power " + Decimals.text(power)
                    + " and significance " + Decimals.text(significance));
        }
    }

    /**
     * Returns the probability that n seeds show a difference.
     *
     * @param effect d, difference in standard deviations of the differences
     * @param seeds n, at least 2
     */
    public double powerOf(double effect, int seeds) {
        double critical = new StudentT(seeds - 1).quantile(1 - significance / 2);
        NoncentralT law = new NoncentralT(seeds - 1, Math.abs(effect) * Math.sqrt(seeds));
        return law.upperTail(critical) + law.cumulative(-critical);
    }

    /**
     * Returns the least number of seeds that show a difference with the required power; empty above a million.
     *
     * @param effect d, difference in standard deviations of the differences
     */
    public OptionalInt seedsFor(double effect) {
        int enough = 2;
        while (powerOf(effect, enough) < power) {
            enough *= 2;
            if (enough > MAX_SEEDS) {
                return OptionalInt.empty();
            }
        }
        int few = enough / 2;
        while (enough - few > 1) {
            int middle = (few + enough) / 2;
            if (powerOf(effect, middle) < power) {
                few = middle;
            } else {
                enough = middle;
            }
        }
        return OptionalInt.of(Math.max(2, enough));
    }

    /**
     * Returns the least difference, in standard deviations of the differences, that n seeds show with the required
     * power.
     *
     * @param seeds n
     * @throws IllegalArgumentException if there are fewer than 2 seeds
     */
    public double effectOf(int seeds) {
        if (seeds < 2) {
            throw new IllegalArgumentException("a paired test needs at least 2 seeds, got " + seeds);
        }
        return Roots.positive(effect -> powerOf(effect, seeds) - power);
    }
}
