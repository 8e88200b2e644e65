package org.repdyn.core.options;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * An interval of numbers, as in {@code (0, inf)} or {@code [0, 1]}.
 *
 * @param lower lower end, may be −∞
 * @param lowerIncluded true if the lower end belongs to the interval
 * @param upper upper end, may be +∞
 * @param upperIncluded true if the upper end belongs to the interval
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Interval(double lower, boolean lowerIncluded, double upper, boolean upperIncluded) {

    /** All finite numbers. */
    public static final Interval FINITE =
            new Interval(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);

    /** Written form of an interval: brackets include an end, parentheses exclude it. */
    private static final Pattern WRITTEN = Pattern.compile("([\\[(])\\s*([^,\\s]+)\\s*,\\s*([^,\\s]+)\\s*([\\])])");

    /**
     * Checks the ends.
     *
     * @throws IllegalArgumentException if the lower end is not below the upper end
     */
    public Interval {
        boolean point = lower == upper && lowerIncluded && upperIncluded;
        if (!(lower < upper) && !point) {
            throw new IllegalArgumentException("an interval needs its lower end below its upper end, got "
                    + Decimals.text(lower) + " and " + Decimals.text(upper));
        }
    }

    /**
     * Reads an interval.
     *
     * @throws IllegalArgumentException if the text is not an interval
     */
    public static Interval parse(String written) {
        Matcher matcher = WRITTEN.matcher(written.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + written + "' is not an interval; write one such as (0, inf) or [0, 1]");
        }
        return new Interval(
                end(matcher.group(2), written),
                "[".equals(matcher.group(1)),
                end(matcher.group(3), written),
                "]".equals(matcher.group(4)));
    }

    private static double end(String text, String written) {
        return Decimals.read(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' is not a number in the interval '" + written + "'"));
    }

    /** Returns true if a number lies in the interval; false for NaN. */
    public boolean contains(double value) {
        boolean above = lowerIncluded ? value >= lower : value > lower;
        boolean below = upperIncluded ? value <= upper : value < upper;
        return above && below;
    }

    /** Returns true if a whole number lies in the interval; exact also beyond 2⁵³. */
    public boolean contains(long value) {
        int fromLower = compare(value, lower);
        int fromUpper = compare(value, upper);
        return (lowerIncluded ? fromLower >= 0 : fromLower > 0) && (upperIncluded ? fromUpper <= 0 : fromUpper < 0);
    }

    private static int compare(long value, double end) {
        return Double.isInfinite(end)
                ? Double.compare(0, end)
                : BigDecimal.valueOf(value).compareTo(new BigDecimal(end));
    }

    /** Returns the interval in words: {@code > 0}, {@code at most 1}, {@code in [0, 1)}; empty for all finite numbers. */
    public String inWords() {
        if (equals(FINITE)) {
            return "";
        }
        if (upper == Double.POSITIVE_INFINITY && !upperIncluded) {
            return (lowerIncluded ? ">= " : "> ") + Decimals.text(lower);
        }
        if (lower == Double.NEGATIVE_INFINITY && !lowerIncluded) {
            return (upperIncluded ? "<= " : "< ") + Decimals.text(upper);
        }
        return "in " + this;
    }

    /** Returns the text that {@link #parse} reads. */
    @Override
    public String toString() {
        return (lowerIncluded ? "[" : "(") + Decimals.write(lower) + ", " + Decimals.write(upper)
                + (upperIncluded ? "]" : ")");
    }
}
