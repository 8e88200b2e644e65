package org.repdyn.paper.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.SeedMean;
import org.repdyn.paper.PowerOfTen;

/**
 * Number for a reader, (value ± uncertainty) · 10^exponent. The uncertainty has two digits if its first digit is 1 or 2 and otherwise one, and the
 * value ends at the same digit.
 *
 * @param value digits of the value
 * @param uncertainty digits of the uncertainty; empty if there is none
 * @param exponent power of ten; 0 unless the number is at least 10⁵ or less than 10⁻³
 */
record RoundedNumber(String value, Optional<String> uncertainty, int exponent) {

    /** First digit from which one digit of an uncertainty is enough: its rounding error is then at most 17 %. */
    private static final int ONE_DIGIT_FROM = 3;

    /** Number of digits of a number without uncertainty. */
    private static final int DIGITS = 4;

    /** Returns the rounded mean; the format is used if there is no interval. */
    static RoundedNumber of(SeedMean mean, Column.Format format) {
        BigDecimal value = new BigDecimal(mean.mean());
        Optional<BigDecimal> half = mean.interval()
                .map(SeedMean.Interval::halfLength)
                .filter(length -> length > 0 && Double.isFinite(length))
                .map(BigDecimal::new);
        if (half.isEmpty()) {
            BigDecimal rounded =
                    switch (format) {
                        case NUMBER -> value.round(new MathContext(DIGITS)).stripTrailingZeros();
                        case DIMENSIONS -> value.setScale(2, RoundingMode.HALF_EVEN);
                        case FRACTION -> value.setScale(3, RoundingMode.HALF_EVEN);
                    };
            int exponent = PowerOfTen.written(rounded);
            return new RoundedNumber(shifted(rounded, exponent), Optional.empty(), exponent);
        }
        BigDecimal twoDigits = half.get().round(new MathContext(2, RoundingMode.HALF_EVEN));
        int first = PowerOfTen.ofFirstDigit(twoDigits);
        int digits = twoDigits.scaleByPowerOfTen(-first).intValue() < ONE_DIGIT_FROM ? 2 : 1;
        int scale = digits - 1 - first;
        BigDecimal uncertainty = half.get().setScale(scale, RoundingMode.HALF_EVEN);
        BigDecimal rounded = value.setScale(scale, RoundingMode.HALF_EVEN);
        int exponent = PowerOfTen.written(rounded.abs().max(uncertainty));
        return new RoundedNumber(shifted(rounded, exponent), Optional.of(shifted(uncertainty, exponent)), exponent);
    }

    private static String shifted(BigDecimal number, int exponent) {
        return number.scaleByPowerOfTen(-exponent).toPlainString();
    }
}
