package org.repdyn.statistics.comparison;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.repdyn.statistics.internal.Samples;

/** Conditions on differences of pairs. */
final class Differences {

    /** Differences whose spread is below this part of the largest value are equal up to rounding, 16·2⁻⁵². */
    private static final double ROUNDING = 0x1p-48;

    private Differences() {}

    /** Returns the reason why equal differences have no test; empty if they differ by more than rounding. */
    static Optional<String> equality(double[] first, double[] second, String test) {
        double[] differences = Samples.differences(first, second);
        double scale = Math.max(largest(first), largest(second));
        double least = Arrays.stream(differences).min().orElse(0);
        double spread = Arrays.stream(differences).max().orElse(0) - least;
        if (spread > ROUNDING * scale) {
            return Optional.empty();
        }
        String equal = largest(differences) <= ROUNDING * scale
                ? "the values are equal up to rounding"
                : String.format(Locale.ROOT, "the difference is %.4g", least);
        return Optional.of(equal + " for all " + differences.length + " seeds: no " + test
                + ", because differences without spread say nothing about other seeds");
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }
}
