package org.repdyn.core.result;

import java.math.BigDecimal;
import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;

/** Value of a factor: a number or a text. The values that the arms of a study have for one factor are of one kind. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface FactorValue {

    /** Returns true if a text is a finite number. */
    static boolean isNumber(String text) {
        return Double.isFinite(Decimals.read(text).orElse(Double.NaN));
    }

    /**
     * Returns the value that a text stands for.
     *
     * @param numeric true for a number, which the text must be
     */
    static FactorValue of(String text, boolean numeric) {
        return numeric ? new Numeric(Decimals.read(text).orElseThrow()) : new Text(text);
    }

    /** Returns the value as text, such as {@code 64}, {@code 0.5} or {@code vicreg}. */
    String text();

    /**
     * A number.
     *
     * @param value the number, which is finite
     */
    record Numeric(double value) implements FactorValue {

        /** Largest n such that every whole number from 0 to n is a double (2⁵³). */
        private static final double MAX_WHOLE = 0x1p53;

        public Numeric {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(
                        "the value of a factor is " + Decimals.text(value) + "; allowed: finite numbers");
            }
        }

        @Override
        public String text() {
            return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        }

        /** Returns true if the value is a whole number of absolute value 2⁵³ or less. */
        public boolean isWhole() {
            return value == Math.rint(value) && Math.abs(value) <= MAX_WHOLE;
        }
    }

    /**
     * A text, such as the name of a plugin.
     *
     * @param text the text
     */
    record Text(String text) implements FactorValue {}
}
