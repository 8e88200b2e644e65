package org.repdyn.paper.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.List;
import org.repdyn.paper.PowerOfTen;

/** Format of ticks, such as 0.25, 1000 or 2e−7. */
final class TickFormat extends NumberFormat {

    private static final long serialVersionUID = 1L;

    /** Number of digits beyond which a difference of a tick from a round number is rounding error. */
    private static final int DIGITS = 6;

    /** True if each number but 0 and those from 1 to less than 10 is written with a power of ten. */
    private final boolean powers;

    private TickFormat(boolean powers) {
        this.powers = powers;
    }

    /** Returns the format of numbers that are written with a power of ten where they are large or small. */
    static TickFormat plain() {
        return new TickFormat(false);
    }

    /** Returns the format of the ticks of a logarithmic axis: if one of them has a power of ten, all have one, and are read as one series. */
    static TickFormat of(List<Double> ticks) {
        return new TickFormat(ticks.stream().anyMatch(tick -> PowerOfTen.written(rounded(tick)) != 0));
    }

    private static BigDecimal rounded(double tick) {
        return new BigDecimal(tick).round(new MathContext(DIGITS)).stripTrailingZeros();
    }

    @Override
    public StringBuffer format(double tick, StringBuffer target, FieldPosition position) {
        BigDecimal number = rounded(tick);
        int exponent = powers && number.signum() != 0 ? PowerOfTen.ofFirstDigit(number) : PowerOfTen.written(number);
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
