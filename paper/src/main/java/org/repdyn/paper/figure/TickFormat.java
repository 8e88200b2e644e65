package org.repdyn.paper.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import org.repdyn.paper.PowerOfTen;

/** Format of ticks, such as 0.25, 1000 or 2e−7. */
final class TickFormat extends NumberFormat {

    private static final long serialVersionUID = 1L;

    /** Number of digits beyond which a difference of a tick from a round number is rounding error. */
    private static final int DIGITS = 6;

    @Override
    public StringBuffer format(double tick, StringBuffer target, FieldPosition position) {
        BigDecimal number = new BigDecimal(tick).round(new MathContext(DIGITS)).stripTrailingZeros();
        int exponent = PowerOfTen.written(number);
        String text = number.scaleByPowerOfTen(-exponent).toPlainString() + (exponent == 0 ? "" : "e" + exponent);
        return target.append(text.replace('-', '−'));
    }

    @Override
    public StringBuffer format(long tick, StringBuffer target, FieldPosition position) {
        return format((double) tick, target, position);
    }

    /**
     * Is not supported.
     *
     * @throws UnsupportedOperationException always: axes only write numbers
     */
    @Override
    public Number parse(String text, ParsePosition position) {
        throw new UnsupportedOperationException("ticks are only written");
    }
}
