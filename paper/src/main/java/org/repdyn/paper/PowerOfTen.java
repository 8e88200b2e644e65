package org.repdyn.paper;

import java.math.BigDecimal;
import org.apiguardian.api.API;

/** Power of ten with which a number is written for a reader, in tables and at ticks. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PowerOfTen {

    /** Smallest exponent of the first digit for which a number is written without a power of ten. */
    private static final int SMALLEST_PLAIN = -3;

    /** Largest exponent of the first digit for which a number is written without a power of ten. */
    private static final int LARGEST_PLAIN = 4;

    private PowerOfTen() {}

    /** Returns the exponent of the first digit of a number. */
    public static int ofFirstDigit(BigDecimal number) {
        return number.precision() - number.scale() - 1;
    }

    /** Returns the exponent that is written with a number: 0 for a number from 10⁻³ to less than 10⁵, and for 0. */
    public static int written(BigDecimal number) {
        int exponent = ofFirstDigit(number);
        return number.signum() == 0 || (exponent >= SMALLEST_PLAIN && exponent <= LARGEST_PLAIN) ? 0 : exponent;
    }
}
