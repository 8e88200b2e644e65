package org.repdyn.core.options;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Numbers as text: written in the fewest digits that give the same double back, on every JDK, and read strictly (no
 * type suffixes, no hexadecimal, no local separators).
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Decimals {

    /** Decimal number; the exponent is limited, because larger ones make arbitrary precision slow. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,9})?");

    /** Forms of infinity in YAML 1.2 and in Java. */
    private static final Pattern INFINITE = Pattern.compile("[+-]?\\.?(inf|Inf|INF|infinity|Infinity)");
    /** Largest number of digits before the decimal point of a {@code long}. */
    private static final int LONGEST_WHOLE = 19;

    /** Number of decimal digits that identify every double. */
    private static final int MAX_DIGITS = 17;

    /** Numbers from this power of ten on are written with an exponent. */
    private static final int PLAIN_UP_TO = 15;

    /** Numbers below this power of ten are written with an exponent. */
    private static final int PLAIN_DOWN_TO = -5;

    private Decimals() {}

    /**
     * Returns the shortest text that {@link #read} converts to the same double: between 1e−5 and 1e15 without an exponent, otherwise
     * with a point in the mantissa ({@code 1.0e-7}), because YAML 1.1 reads {@code 1e-7} as text.
     */
    public static String write(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0";
        }
        return format(shortest(value).stripTrailingZeros());
    }

    /**
     * Returns a number as a user would write it in a message: that of {@link #write}, but with {@code 1e300} for {@code 1.0e300}, and
     * {@code NaN}, {@code Infinity} and {@code -Infinity}.
     */
    public static String text(double value) {
        return Double.isFinite(value) ? write(value).replace(".0e", "e") : Double.toString(value);
    }

    /** Returns the shortest decimal. Double.toString is not always shortest before JDK 19, and saved files must not depend on the JDK. */
    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < MAX_DIGITS; digits++) {
            // Next to a power of two, the nearest decimal may round to another double although its neighbour does not.
            for (RoundingMode mode : List.of(RoundingMode.HALF_EVEN, RoundingMode.UP, RoundingMode.DOWN)) {
                BigDecimal rounded = exact.round(new MathContext(digits, mode));
                if (rounded.doubleValue() == value) {
                    return rounded;
                }
            }
        }
        return exact.round(new MathContext(MAX_DIGITS));
    }

    private static String format(BigDecimal number) {
        int exponent = number.precision() - number.scale() - 1;
        if (exponent >= PLAIN_DOWN_TO && exponent < PLAIN_UP_TO) {
            return number.toPlainString();
        }
        String digits = number.unscaledValue().abs().toString();
        String fraction = digits.length() > 1 ? digits.substring(1) : "0";
        String sign = number.signum() < 0 ? "-" : "";
        return sign + digits.charAt(0) + "." + fraction + "e" + exponent;
    }

    /** Reads a double, rounded to nearest; {@code inf} and {@code -inf} included; empty if it is not a number. */
    public static OptionalDouble read(String text) {
        String stripped = text.strip();
        if (INFINITE.matcher(stripped).matches()) {
            return OptionalDouble.of(stripped.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        }
        return NUMBER.matcher(stripped).matches()
                ? OptionalDouble.of(Double.parseDouble(stripped))
                : OptionalDouble.empty();
    }

    /**
     * Reads a whole number, also with an exponent, such as {@code 1e3}; empty if the text is not a whole number or does
     * not fit a {@code long}.
     */
    public static OptionalLong readWhole(String text) {
        Optional<BigDecimal> exact = readExactly(text);
        try {
            return exact.filter(number -> number.precision() - (long) number.scale() <= LONGEST_WHOLE)
                    .map(number -> OptionalLong.of(number.longValueExact()))
                    .orElseGet(OptionalLong::empty);
        } catch (ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    /** Reads an exact decimal, such as {@code 1e5}; empty if the text is not a finite number. */
    static Optional<BigDecimal> readExactly(String text) {
        String stripped = text.strip();
        return NUMBER.matcher(stripped).matches() ? Optional.of(new BigDecimal(stripped)) : Optional.empty();
    }
}
