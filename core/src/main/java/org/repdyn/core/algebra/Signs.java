package org.repdyn.core.algebra;

import org.apiguardian.api.API;

/**
 * Signs of numbers without a branch: the compiler vectorises loops with them, and no processor mispredicts a sign that is close to random. Two factors
 * make the smallest number larger than 1.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Signs {

    private Signs() {}

    /** Returns 1 for positive numbers, −1 for negative ones, and a zero or NaN itself. */
    public static double sign(double x) {
        return Math.max(-1, Math.min(1, x * 0x1p1000 * 0x1p100));
    }

    /** Returns 1 for positive numbers, 0 for negative ones and zeros, and NaN for NaN. */
    public static double positive(double x) {
        return Math.max(0, Math.min(1, x * 0x1p1000 * 0x1p100));
    }
}
