package org.repdyn.losses.internal;

/**
 * Sums over ranges of arrays, each in four parts that are added at the end: one sum would wait for the result of each addition. The order of
 * the additions depends on the length of the range alone.
 */
public final class Sums {

    private Sums() {}

    /** Returns Σ x_i over {@code count} entries from {@code from} on. */
    public static double of(double[] x, int from, int count) {
        return ofDifferences(x, from, count, 0);
    }

    /** Returns Σ (x_i − shift) over {@code count} entries from {@code from} on. */
    static double ofDifferences(double[] x, int from, int count, double shift) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i + 3 < from + count; i += 4) {
            s0 += x[i] - shift;
            s1 += x[i + 1] - shift;
            s2 += x[i + 2] - shift;
            s3 += x[i + 3] - shift;
        }
        for (; i < from + count; i++) {
            s0 += x[i] - shift;
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** Returns Σ x_i·y_i over {@code count} entries of both arrays from {@code from} on. */
    public static double ofProducts(double[] x, double[] y, int from, int count) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i + 3 < from + count; i += 4) {
            s0 += x[i] * y[i];
            s1 += x[i + 1] * y[i + 1];
            s2 += x[i + 2] * y[i + 2];
            s3 += x[i + 3] * y[i + 3];
        }
        for (; i < from + count; i++) {
            s0 += x[i] * y[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** Returns the largest |x_i|; NaN if an entry is NaN. */
    static double largest(double[] x) {
        double m0 = 0;
        double m1 = 0;
        double m2 = 0;
        double m3 = 0;
        int i = 0;
        for (; i + 3 < x.length; i += 4) {
            m0 = Math.max(m0, Math.abs(x[i]));
            m1 = Math.max(m1, Math.abs(x[i + 1]));
            m2 = Math.max(m2, Math.abs(x[i + 2]));
            m3 = Math.max(m3, Math.abs(x[i + 3]));
        }
        for (; i < x.length; i++) {
            m0 = Math.max(m0, Math.abs(x[i]));
        }
        return Math.max(Math.max(m0, m1), Math.max(m2, m3));
    }
}
