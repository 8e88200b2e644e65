package org.repdyn.core.algebra;

import org.apiguardian.api.API;

/**
 * Exponentials and hyperbolic tangents of many numbers at once, more than twice as fast as {@link Math#exp} and {@link Math#tanh}: the
 * loops have no branches, so that the compiler vectorises them. The error of an exponential is below one unit in the last place. Every operation is one of IEEE 754, so that the bits are the same on
 * every machine.
 *
 * <p>The argument is split into k·ln 2 + r with |r| ≤ ½ ln 2 (Cody and Waite 1980). There exp(r) = 1 + r·P(r), with the polynomial P of degree 10
 * through (exp(r) − 1)/r at 11 Chebyshev points, rounded to doubles, has a relative error of at most 9.8·10⁻¹⁸, 1/11 of
 * the unit roundoff.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Exponentials {

    /** Smallest argument, the logarithm of about 4.5·10⁻³⁰⁸; exponentials of smaller ones are not normal numbers. */
    public static final double MIN_ARGUMENT = -707;

    /** Largest argument, the logarithm of about 1.7·10³⁰⁷. */
    public static final double MAX_ARGUMENT = 707;

    /** Smallest argument of {@link #replaceNear}. */
    public static final double MIN_NEAR_ARGUMENT = -4;

    /** Largest y for which exp(−y²) is a normal number, 26.6, and a little less. */
    private static final double LARGEST_ROOT = 26;

    /** Twice a number from which on tanh differs from 1 by less than half a unit in the last place, 38.2, and a little more. */
    private static final double LARGEST_TWICE = 40;

    /** Largest number of numbers that are processed together; their intermediate results stay in the first-level cache. */
    private static final int CHUNK = 512;

    /** 1/ln 2. */
    private static final double PER_LN2 = 1.4426950408889634;

    /** Leading 32 bits of ln 2, so that the product with |k| ≤ 1023 is exact. */
    private static final double LN2_HIGH = 0x1.62e42feep-1;

    /** ln 2 − {@link #LN2_HIGH}. */
    private static final double LN2_LOW = 1.9082149292705877e-10;

    /** 1.5·2⁵²; a number of this size plus x has the integer nearest to x in its lowest bits. */
    private static final double ROUNDER = 0x1.8p52;

    /** Bits of the fraction of a double. */
    private static final int FRACTION_BITS = 52;

    /** Exponent bits of 1. */
    private static final long ONE_EXPONENT = 1023L << FRACTION_BITS;

    /** Coefficients of P. */
    private static final double C1 = 1;

    private static final double C2 = 0.5000000000000006;
    private static final double C3 = 0.1666666666666667;
    private static final double C4 = 0.04166666666657314;
    private static final double C5 = 0.008333333333326141;
    private static final double C6 = 0.0013888888932488625;
    private static final double C7 = 0.00019841269874800512;
    private static final double C8 = 2.480150434696448e-05;
    private static final double C9 = 2.7557255425720897e-06;
    private static final double C10 = 2.762635725527078e-07;
    private static final double C11 = 2.510520638458724e-08;

    /** Coefficients of the polynomial of degree 10 through exp at 11 Chebyshev points of [−½, 0]; its relative error there is at most 7.4·10⁻¹⁸. */
    private static final double N1 = 0.9999999999999978;

    private static final double N2 = 0.49999999999982;
    private static final double N3 = 0.16666666666104085;
    private static final double N4 = 0.041666666576420694;
    private static final double N5 = 0.00833333248783924;
    private static final double N6 = 0.0013888839425077668;
    private static final double N7 = 0.00019839406612992203;
    private static final double N8 = 2.4756298103111157e-05;
    private static final double N9 = 2.6867625024636036e-06;
    private static final double N10 = 2.1489623463155237e-07;

    private final double[] rounded;
    private final double[] values;

    /** Creates memory for any numbers. */
    public Exponentials() {
        this(CHUNK);
    }

    /**
     * Creates memory for few numbers, of which a short use needs less.
     *
     * @param expected number of numbers at a time; more are replaced in parts of this size
     */
    public Exponentials(int expected) {
        int chunk = Math.min(CHUNK, expected);
        this.rounded = new double[chunk];
        this.values = new double[chunk];
    }

    /**
     * Replaces the first {@code count} numbers x by exp(scale·(x − shift)).
     *
     * @param numbers numbers for which scale·(x − shift) lies between {@link #MIN_ARGUMENT} and {@link #MAX_ARGUMENT}, or NaN
     */
    public void replace(double[] numbers, int count, double shift, double scale) {
        int chunk = values.length;
        if (count <= chunk) {
            reduced(numbers, rounded, count, shift, scale);
            timesPowers(numbers, rounded, count);
            return;
        }
        for (int from = 0; from < count; from += chunk) {
            int length = Math.min(chunk, count - from);
            System.arraycopy(numbers, from, values, 0, length);
            replace(values, length, shift, scale);
            System.arraycopy(values, 0, numbers, from, length);
        }
    }

    /**
     * Replaces the first {@code count} numbers x by exp(scale·(x − shift)), in half of the time of {@link #replace} and with a relative error of at
     * most 2·10⁻¹⁵: by the eighth power of exp of an eighth, which multiplies the error of a polynomial by 8.
     *
     * @param numbers numbers for which scale·(x − shift) lies between {@link #MIN_NEAR_ARGUMENT} and 0, up to rounding
     */
    public static void replaceNear(double[] numbers, int count, double shift, double scale) {
        double eighth = scale / 8;
        for (int i = 0; i < count; i++) {
            double r = (numbers[i] - shift) * eighth;
            double sum = Math.fma(N10, r, N9);
            sum = Math.fma(sum, r, N8);
            sum = Math.fma(sum, r, N7);
            sum = Math.fma(sum, r, N6);
            sum = Math.fma(sum, r, N5);
            sum = Math.fma(sum, r, N4);
            sum = Math.fma(sum, r, N3);
            sum = Math.fma(sum, r, N2);
            sum = Math.fma(sum, r, N1);
            sum = Math.fma(sum, r, 1);
            sum *= sum;
            sum *= sum;
            numbers[i] = sum * sum;
        }
    }

    /**
     * Computes exp(−y²), y = scale·|x|, of the numbers from {@code from} up to {@code to}. The error is that of rounding y². A y above
     * 26 counts as 26.
     *
     * @param result receives the exponentials at the same places; another array than {@code x}
     */
    public static void gaussian(double[] x, double scale, double[] result, int from, int to) {
        for (int begin = from; begin < to; begin += CHUNK) {
            int end = Math.min(to, begin + CHUNK);
            for (int i = begin; i < end; i++) {
                result[i] = 1 + lessOne(minusSquare(x[i], scale));
            }
            for (int i = begin; i < end; i++) {
                result[i] *= power(Math.fma(minusSquare(x[i], scale), PER_LN2, ROUNDER));
            }
        }
    }

    /**
     * Multiplies the numbers of {@code g} from {@code from} up to {@code to} by factor·exp(−y²), y = |x|, without memory. A y above 26 counts as 26.
     */
    public static void timesGaussian(double[] x, double factor, double[] g, int from, int to) {
        for (int begin = from; begin < to; begin += CHUNK) {
            int end = Math.min(to, begin + CHUNK);
            for (int i = begin; i < end; i++) {
                g[i] *= factor * (1 + lessOne(minusSquare(x[i], 1)));
            }
            for (int i = begin; i < end; i++) {
                g[i] *= power(Math.fma(minusSquare(x[i], 1), PER_LN2, ROUNDER));
            }
        }
    }

    /** Returns the exponential of one number, with the bits of {@link #gaussian(double[], double, double[], int, int)}. */
    public static double gaussian(double x, double scale) {
        double argument = minusSquare(x, scale);
        return (1 + lessOne(argument)) * power(Math.fma(argument, PER_LN2, ROUNDER));
    }

    private static double minusSquare(double x, double scale) {
        double y = Math.min(Math.abs(scale * x), LARGEST_ROOT);
        return -y * y;
    }

    /**
     * Computes tanh(x) of the numbers from {@code from} up to {@code to}, as E/(E + 2) with E = exp(2|x|) − 1 and the sign of x. With 2|x| = k·ln 2 +
     * r, E is 2ᵏ·(exp(r) − 1) + (2ᵏ − 1), which keeps the digits of small numbers. The error is below 2.5 units in the last place.
     *
     * @param result receives the tangents at the same places; another array than {@code x}
     */
    public static void tanh(double[] x, double[] result, int from, int to) {
        for (int begin = from; begin < to; begin += CHUNK) {
            int end = Math.min(to, begin + CHUNK);
            for (int i = begin; i < end; i++) {
                result[i] = lessOne(twice(x[i]));
            }
            for (int i = begin; i < end; i++) {
                result[i] = timesPower(result[i], twice(x[i]));
            }
            for (int i = begin; i < end; i++) {
                result[i] = Signs.sign(x[i]) * (result[i] / (result[i] + 2));
            }
        }
    }

    /** Returns the tangent of one number, with the bits of {@link #tanh(double[], double[], int, int)}. */
    public static double tanh(double x) {
        double twice = twice(x);
        double e = timesPower(lessOne(twice), twice);
        return Signs.sign(x) * (e / (e + 2));
    }

    /** Returns 2|x|, or less where tanh(x) is rounded to ±1. */
    private static double twice(double x) {
        return Math.min(2 * Math.abs(x), LARGEST_TWICE);
    }

    /** Returns exp(r) − 1 = r·P(r) of the argument k·ln 2 + r. */
    private static double lessOne(double argument) {
        double k = Math.fma(argument, PER_LN2, ROUNDER) - ROUNDER;
        double r = Math.fma(-k, LN2_LOW, Math.fma(-k, LN2_HIGH, argument));
        return r * quotient(r);
    }

    /** Returns exp(a) − 1 of an argument a = k·ln 2 + r, given exp(r) − 1. */
    private static double timesPower(double lessOne, double argument) {
        double power = power(Math.fma(argument, PER_LN2, ROUNDER));
        return Math.fma(power, lessOne, power - 1);
    }

    /** Returns P(r) = (exp(r) − 1)/r. */
    private static double quotient(double r) {
        double sum = Math.fma(C11, r, C10);
        sum = Math.fma(sum, r, C9);
        sum = Math.fma(sum, r, C8);
        sum = Math.fma(sum, r, C7);
        sum = Math.fma(sum, r, C6);
        sum = Math.fma(sum, r, C5);
        sum = Math.fma(sum, r, C4);
        sum = Math.fma(sum, r, C3);
        sum = Math.fma(sum, r, C2);
        return Math.fma(sum, r, C1);
    }

    /** Returns 2ᵏ, given k + {@link #ROUNDER}. */
    private static double power(double rounded) {
        return Double.longBitsToDouble((Double.doubleToRawLongBits(rounded) << FRACTION_BITS) + ONE_EXPONENT);
    }

    /** Replaces x by exp(r), and overwrites {@code rounded} with k + {@link #ROUNDER}. */
    private static void reduced(double[] x, double[] rounded, int count, double shift, double scale) {
        for (int i = 0; i < count; i++) {
            double argument = (x[i] - shift) * scale;
            double t = Math.fma(argument, PER_LN2, ROUNDER);
            rounded[i] = t;
            double k = t - ROUNDER;
            double r = Math.fma(-k, LN2_LOW, Math.fma(-k, LN2_HIGH, argument));
            x[i] = Math.fma(quotient(r), r, 1);
        }
    }

    /** Multiplies by 2ᵏ. */
    private static void timesPowers(double[] values, double[] rounded, int count) {
        for (int i = 0; i < count; i++) {
            values[i] *= power(rounded[i]);
        }
    }
}
