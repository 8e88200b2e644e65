package org.repdyn.losses.spi;

import org.ojalgo.matrix.store.R064Store;

/** Inner product of two matrices with entries of any size. */
final class InnerProduct {

    /** Below this number, products may have underflowed. */
    private static final double MIN_RELIABLE = 0x1p-900;

    private InnerProduct() {}

    /** Returns Σ a∘b; ±∞ if it exceeds the range of a double, NaN only if an entry is not finite. */
    static double of(R064Store a, R064Store b) {
        double sum = sum(a, b);
        if (Math.abs(sum) >= MIN_RELIABLE && Double.isFinite(sum)) {
            return sum;
        }
        int first = exponent(a);
        int second = exponent(b);
        return Math.scalb(scaledSum(a, first, b, second), first + second);
    }

    private static double sum(R064Store a, R064Store b) {
        double sum = 0;
        for (int i = 0; i < a.data.length; i++) {
            sum += a.data[i] * b.data[i];
        }
        return sum;
    }

    private static double scaledSum(R064Store a, int first, R064Store b, int second) {
        double sum = 0;
        for (int i = 0; i < a.data.length; i++) {
            sum += Math.scalb(a.data[i], -first) * Math.scalb(b.data[i], -second);
        }
        return sum;
    }

    private static int exponent(R064Store matrix) {
        double largest = 0;
        for (double x : matrix.data) {
            largest = Math.max(largest, Math.abs(x));
        }
        return largest > 0 && largest <= Double.MAX_VALUE ? Math.getExponent(largest) : 0;
    }
}
