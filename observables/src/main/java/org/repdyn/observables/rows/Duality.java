package org.repdyn.observables.rows;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.Operands;
import org.repdyn.observables.spectrum.PowerScaling;

/**
 * Contrastive and non-contrastive penalty of Garrido et al. (2022) for an embedding matrix K with one sample per row:
 * ‖off(KKᵀ)‖² repels samples, ‖off(KᵀK)‖² decorrelates dimensions. Both are ‖KKᵀ‖² = ‖KᵀK‖² minus a diagonal part, so both follow
 * from KᵀK. Pairs of samples are used only where this difference would lose digits, and for the gap, which tests the identity.
 */
final class Duality {

    /** Smallest share of ‖off(KKᵀ)‖² in ‖KᵀK‖² at which the difference is accurate to a few dozen units of rounding. */
    private static final double MIN_SHARE = 0.05;

    /** Rows whose lengths are summed together. */
    private static final int ROWS = 2048;

    /** Smallest largest squared length of rows that are not scaled. */
    private static final double SMALLEST_ORDINARY = 0x1p-200;

    private final int exponent;
    private final R064Store scaled;
    /** ‖KᵀK‖², ‖off(KᵀK)‖² and Σ‖rows‖⁴, each divided by 2⁴ᵉ for K of size 2ᵉ; e is 0 for ordinary sizes. */
    private final double total;

    private final double offDimensions;
    private final double rows;
    /** ‖off(KKᵀ)‖²/2⁴ᵉ over pairs of samples; negative before it is computed. */
    private double offSamples = -1;

    private Duality(R064Store k, LinearAlgebra algebra) {
        double[] lengths = squaredLengths(k);
        boolean ordinary = isOrdinary(lengths);
        PowerScaling scaling = ordinary ? new PowerScaling(0) : PowerScaling.of(k);
        exponent = scaling.exponent();
        scaled = ordinary ? k : scaling.apply(k);
        R064Store moment = algebra.gramOfColumns(scaled);
        offDimensions = Operands.squaredOffDiagonal(moment);
        double diagonal = 0;
        for (int i = 0; i < moment.getRowDim(); i++) {
            diagonal += moment.doubleValue(i, i) * moment.doubleValue(i, i);
        }
        total = offDimensions + diagonal;
        rows = squares(ordinary ? lengths : squaredLengths(scaled));
    }

    /** Computes the penalties of K. */
    static Duality of(R064Store k, LinearAlgebra algebra) {
        return new Duality(k, algebra);
    }

    /** Returns ‖off(KKᵀ)‖²; infinity if it exceeds the range of a double. */
    double samples(LinearAlgebra algebra) {
        double difference = total - rows;
        return Math.scalb(difference >= MIN_SHARE * total ? difference : offSamples(algebra), 4 * exponent);
    }

    /** Returns ‖off(KᵀK)‖²; infinity if it exceeds the range of a double. */
    double dimensions() {
        return Math.scalb(offDimensions, 4 * exponent);
    }

    /** Returns the relative difference of the two sides of the identity, which are equal up to rounding. */
    double gap(LinearAlgebra algebra) {
        double left = offSamples(algebra) + rows;
        double scale = Math.max(left, total);
        return scale == 0 ? 0 : (left - total) / scale;
    }

    /** Returns the sum over pairs of samples, which is computed once. */
    private double offSamples(LinearAlgebra algebra) {
        if (offSamples < 0) {
            offSamples = algebra.squaredRowProducts(scaled);
        }
        return offSamples;
    }

    /** Returns the squared lengths of the rows. */
    private static double[] squaredLengths(R064Store matrix) {
        int n = matrix.getRowDim();
        double[] lengths = new double[n];
        // A block of rows at a time, so that its sums stay in the first-level cache.
        for (int from = 0; from < n; from += ROWS) {
            int count = Math.min(ROWS, n - from);
            double[] sums = new double[count];
            // Four columns at a time, so that the sums are read and written less often.
            int at = from;
            for (; at + 3 * n < matrix.data.length; at += 4 * n) {
                addSquares(matrix.data, at, at + n, at + 2 * n, at + 3 * n, sums);
            }
            for (; at < matrix.data.length; at += n) {
                for (int i = 0; i < count; i++) {
                    sums[i] += matrix.data[at + i] * matrix.data[at + i];
                }
            }
            System.arraycopy(sums, 0, lengths, from, count);
        }
        return lengths;
    }

    private static void addSquares(double[] x, int a, int b, int c, int d, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += x[a + i] * x[a + i] + x[b + i] * x[b + i] + (x[c + i] * x[c + i] + x[d + i] * x[d + i]);
        }
    }

    /** Returns true if products of four entries neither overflow nor lose digits; false for lengths that are not finite. */
    private static boolean isOrdinary(double[] squaredLengths) {
        double largest = 0;
        for (double length : squaredLengths) {
            largest = Math.max(largest, length);
        }
        return largest > SMALLEST_ORDINARY && largest < 1 / SMALLEST_ORDINARY;
    }

    private static double squares(double[] entries) {
        double sum = 0;
        for (double entry : entries) {
            sum += entry * entry;
        }
        return sum;
    }
}
