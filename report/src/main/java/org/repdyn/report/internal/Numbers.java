package org.repdyn.report.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers for people. */
final class Numbers {

    static final String NONE = "–";
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private Numbers() {}

    /** Four significant digits; very large and very small ones with a power of ten. */
    static String text(double value) {
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

    /** A number on an axis: as short as it can be written. */
    static String tick(double value) {
        BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        if (value == 0 || (exponent >= -4 && exponent < 6)) {
            return minus(exact.toPlainString());
        }
        return minus(exact.movePointLeft(exponent).toPlainString()) + " × " + power(exponent);
    }

    static String text(OptionalDouble value) {
        return value.isPresent() ? text(value.getAsDouble()) : NONE;
    }

    /** A share in [0, 1] in per cent. */
    static String percent(OptionalDouble share) {
        return share.isPresent() ? String.format(Locale.ROOT, "%.1f %%", 100 * share.getAsDouble()) : NONE;
    }

    /** A power of ten, as it is written: 10⁻³. */
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

    /** Six significant digits: more cannot be seen and make the file long. */
    static double rounded(double value) {
        return new BigDecimal(value).round(new MathContext(6)).doubleValue();
    }

    private static String minus(String number) {
        return number.replace('-', '−');
    }
}
