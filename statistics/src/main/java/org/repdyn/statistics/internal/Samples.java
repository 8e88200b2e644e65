package org.repdyn.statistics.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.repdyn.core.options.Decimals;

/** Moments and percentiles of values, one value per seed, and the reasons why values do not define a statistic. */
public final class Samples {

    /** Two spreads that differ by less than this part of the largest value are rounding, 16·2⁻⁵². */
    private static final double ROUNDING = 0x1p-48;

    /**
     * Binary digits by which values are made smaller before a sum that overflows; an array has less than 2³¹ values.
     */
    private static final int HEADROOM = 64;

    private Samples() {}

    /** Returns the arithmetic mean, which is finite for finite values. */
    public static double mean(double[] values) {
        double sum = 0;
        double small = 0;
        for (double value : values) {
            sum += value;
            small += Math.scalb(value, -HEADROOM);
        }
        // The sum of the 2⁻⁶⁴-fold of the values does not overflow.
        return Double.isFinite(sum) ? sum / values.length : Math.scalb(small / values.length, HEADROOM);
    }

    /** Returns the standard deviation with n − 1 in the denominator; infinite only if it is not a double. */
    public static double deviation(double[] values) {
        double mean = mean(values);
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value - mean));
        }
        if (largest == 0 || Double.isInfinite(largest)) {
            return largest;
        }
        // A power of two is taken out, so that squares neither overflow nor vanish and no rounding is added.
        int exponent = Math.getExponent(largest);
        double sum = 0;
        for (double value : values) {
            double scaled = Math.scalb(value - mean, -exponent);
            sum += scaled * scaled;
        }
        return Math.scalb(Math.sqrt(sum / (values.length - 1)), exponent);
    }

    /** Returns the differences first − second of two arrays of the same length, entry by entry. */
    public static double[] differences(double[] first, double[] second) {
        double[] differences = new double[first.length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = first[i] - second[i];
        }
        return differences;
    }

    /**
     * Returns a percentile by linear interpolation between order statistics, the definition 7 of Hyndman and Fan
     * (1996), which is the default of NumPy.
     *
     * @param sorted values in ascending order
     * @param fraction position between 0 (the least value) and 1 (the largest)
     */
    public static double percentile(double[] sorted, double fraction) {
        double position = fraction * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /**
     * Returns the reason why values do not define a statistic: too few of them, or a value that is not finite. Empty if
     * they do.
     *
     * @param values one value per seed
     * @param least smallest number of seeds
     * @param statistic name of the statistic, such as "interval"
     */
    public static Optional<String> objection(double[] values, int least, String statistic) {
        if (values.length < least) {
            return Optional.of(seeds(values.length) + ": no " + statistic + "; it needs at least " + least);
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                return Optional.of("value " + (i + 1) + " of " + values.length + " is " + Decimals.text(values[i])
                        + ": no " + statistic + "; it needs finite values");
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the reason why pairs do not define a statistic: unequal numbers of values, too few of them, or a value or
     * difference that is not finite. Empty if they do.
     *
     * @param first one value per seed
     * @param second one value for each of the same seeds
     * @param least smallest number of pairs
     * @param statistic name of the statistic, such as "paired test"
     */
    public static Optional<String> objection(double[] first, double[] second, int least, String statistic) {
        if (first.length != second.length) {
            return Optional.of("pairs of " + first.length + " and " + second.length + " values: no " + statistic
                    + "; it needs one value of each arm for each common seed");
        }
        return objection(first, least, statistic)
                .or(() -> objection(second, least, statistic))
                .or(() -> Arrays.stream(differences(first, second)).allMatch(Double::isFinite)
                        ? Optional.empty()
                        : Optional.of("a difference exceeds the range of a double: no " + statistic));
    }

    /** Returns the reason why an infinite spread does not define a statistic; empty if it is finite. */
    public static Optional<String> overflow(double spread, String statistic) {
        return Double.isFinite(spread)
                ? Optional.empty()
                : Optional.of("the spread of the values exceeds the range of a double: no " + statistic);
    }

    /**
     * Returns the reason why values without spread do not define a statistic; empty if they differ by more than
     * rounding.
     */
    public static Optional<String> equality(double[] values, String statistic) {
        double least = Arrays.stream(values).min().orElse(0);
        double largest = Arrays.stream(values).max().orElse(0);
        double scale = Math.max(Math.abs(least), Math.abs(largest));
        return largest - least > ROUNDING * scale
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "all %d seeds gave %.6g: no %s, because values without spread say nothing about other seeds",
                        values.length,
                        values.length == 0 ? Double.valueOf(0) : Double.valueOf(values[0]),
                        statistic));
    }

    /** Checks degrees of freedom. */
    public static double degreesOfFreedom(double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "degrees of freedom are positive and finite, got " + Decimals.text(value));
        }
        return value;
    }

    /** Checks a level of confidence or significance. */
    public static double fraction(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(
                    name + " is between 0 and 1 (such as 0.95 for 95 %), got " + Decimals.text(value));
        }
        return value;
    }

    /** Returns a number of seeds in words. */
    public static String seeds(int count) {
        return switch (count) {
            case 0 -> "no seed";
            case 1 -> "one seed";
            default -> count + " seeds";
        };
    }
}
