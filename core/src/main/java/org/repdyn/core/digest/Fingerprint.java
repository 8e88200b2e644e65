package org.repdyn.core.digest;

import org.apiguardian.api.API;

/**
 * Fingerprint of numbers, to find whether they were changed between two calls. Equal numbers have equal fingerprints; it is not a
 * checksum to be stored.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Fingerprint {

    /** Multiplier of the polynomial hash; odd, so that no bit of an earlier number is lost. */
    private static final long FACTOR = 0x9E37_79B9_7F4A_7C15L;

    private Fingerprint() {}

    /** Returns the fingerprint of some numbers. */
    public static long of(double[] values) {
        // Four independent sums, because one would wait for each product: this runs before and after each field
        // evaluation.
        long a = 1;
        long b = 2;
        long c = 3;
        long d = 4;
        int i = 0;
        for (; i + 3 < values.length; i += 4) {
            a = a * FACTOR + Double.doubleToRawLongBits(values[i]);
            b = b * FACTOR + Double.doubleToRawLongBits(values[i + 1]);
            c = c * FACTOR + Double.doubleToRawLongBits(values[i + 2]);
            d = d * FACTOR + Double.doubleToRawLongBits(values[i + 3]);
        }
        for (; i < values.length; i++) {
            a = a * FACTOR + Double.doubleToRawLongBits(values[i]);
        }
        return combined(combined(a, b), combined(c, d));
    }

    /** Returns the fingerprint of two things, in this order, from theirs. */
    public static long combined(long first, long second) {
        // Without the shift this would be a polynomial, in which two places of four sums could count alike.
        long product = first * FACTOR;
        return (product ^ (product >>> 32)) + second;
    }
}
