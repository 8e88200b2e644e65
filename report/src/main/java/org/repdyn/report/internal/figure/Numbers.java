package org.repdyn.report.internal.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.OptionalDouble;

/** Formatting of numbers for readers. */
public final class Numbers {

    public static final String NONE = "–";
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private Numbers() {}

    /** Returns a number with four significant digits, or two and a power of ten if it is very large or very small. */
    public static String text(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "not a number" : value > 0 ? "∞" : "−∞";
        }
        double size = Math.abs(value);
        if (value != 0 && (size >= 1e5 || size < 1e-3)) {
            String[] parts = String.format(Locale.ROOT, "%.1e", value).split("e", 2);
            return minus(parts[0]) + " × " + power(Integer.parseInt(parts[1]));
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(4));
        return minus(value == 0 ? "0" : rounded.stripTrailingZeros().toPlainString());
    }

    /** Returns the label of a tick: the shortest exact text of the number. */
    static String tick(double value) {
        BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        if (value == 0 || (exponent >= -4 && exponent < 6)) {
            return minus(exact.toPlainString());
        }
        return minus(exact.movePointLeft(exponent).toPlainString()) + " × " + power(exponent);
    }

    public static String text(OptionalDouble value) {
        return value.isPresent() ? text(value.getAsDouble()) : NONE;
    }

    /** Returns a share in [0, 1] in per cent. */
    public static String percent(OptionalDouble share) {
        return share.isPresent() ? String.format(Locale.ROOT, "%.1f %%", 100 * share.getAsDouble()) : NONE;
    }

    /** Returns a power of ten with a superscript, such as 10⁻³. */
    static String power(int exponent) {
        if (exponent == 0) {
            return "1";
        }
        StringBuilder text = new StringBuilder("10");
        if (exponent < 0) {
            text.append('⁻');
        }
        Integer.toString(Math.abs(exponent)).chars().forEach(digit -> text.append(SUPERSCRIPTS.charAt(digit - '0')));
        return text.toString();
    }

    /** Rounds to six significant digits; more are not visible in a chart and enlarge the file. */
    static double rounded(double value) {
        return new BigDecimal(value).round(new MathContext(6)).doubleValue();
    }

    private static String minus(String number) {
        return number.replace('-', '−');
    }
}
