package org.repdyn.observables.rows;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.observables.spectrum.PowerScaling;

/**
 * Contrastive and non-contrastive penalty of Garrido et al. (2022) for an embedding matrix K with one sample per row:
 * ‖off(KKᵀ)‖² repels samples, ‖off(KᵀK)‖² decorrelates dimensions. Both are ‖KKᵀ‖² = ‖KᵀK‖² minus a diagonal part, so both follow
 * from KᵀK. Pairs of samples are used only where this difference would lose digits, and for the gap, which tests the identity.
 */
final class Duality {

    /** Smallest share of ‖off(KKᵀ)‖² in ‖KᵀK‖² at which the difference is accurate to a few dozen units of rounding. */
    private static final double MIN_SHARE = 0.05;

    /** Rows of a block of samples; the inner products of two blocks take 512 kB. */
    private static final int BLOCK = 256;

    private final int exponent;
    private final R064Store scaled;
    /** ‖KᵀK‖², ‖off(KᵀK)‖² and Σ‖rows‖⁴, each divided by 2⁴ᵉ for K of size 2ᵉ; e is 0 for ordinary sizes. */
    private final double total;

    private final double offDimensions;
    private final double rows;
    /** ‖off(KKᵀ)‖²/2⁴ᵉ over pairs of samples; negative before it is computed. */
    private double offSamples = -1;

    private Duality(R064Store k, LinearAlgebra algebra) {
        PowerScaling scaling = PowerScaling.ofExtreme(k);
        exponent = scaling.exponent();
        scaled = exponent == 0 ? k : scaling.apply(k);
        R064Store moment = algebra.gramOfColumns(scaled);
        offDimensions = offDiagonal(moment);
        double diagonal = 0;
        for (int i = 0; i < moment.getRowDim(); i++) {
            diagonal += moment.doubleValue(i, i) * moment.doubleValue(i, i);
        }
        total = offDimensions + diagonal;
        rows = fourthPowers(scaled);
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
            int n = scaled.getRowDim();
            double sum = 0;
            for (int right = 0; right < n; right += BLOCK) {
                R064Store later = block(right);
                for (int left = 0; left <= right; left += BLOCK) {
                    R064Store inner = algebra.multiplyRightTransposed(left == right ? later : block(left), later);
                    sum += left == right ? offDiagonal(inner) : 2 * squares(inner.data);
                }
            }
            offSamples = sum;
        }
        return offSamples;
    }

    private R064Store block(int from) {
        int n = scaled.getRowDim();
        int count = Math.min(BLOCK, n - from);
        R064Store result = R064Store.FACTORY.make(count, scaled.getColDim());
        for (int c = 0; c < scaled.getColDim(); c++) {
            System.arraycopy(scaled.data, c * n + from, result.data, c * count, count);
        }
        return result;
    }

    /** Returns Σ‖rows‖⁴. */
    private static double fourthPowers(R064Store matrix) {
        int n = matrix.getRowDim();
        double[] lengths = new double[n];
        for (int at = 0; at < matrix.data.length; at += n) {
            for (int i = 0; i < n; i++) {
                lengths[i] += matrix.data[at + i] * matrix.data[at + i];
            }
        }
        return squares(lengths);
    }

    private static double squares(double[] entries) {
        double sum = 0;
        for (double entry : entries) {
            sum += entry * entry;
        }
        return sum;
    }

    /** Returns the squared norm of the entries of a symmetric matrix that do not lie on its diagonal. */
    private static double offDiagonal(R064Store matrix) {
        int n = matrix.getRowDim();
        double half = 0;
        for (int j = 1; j < n; j++) {
            for (int at = j * n; at < j * n + j; at++) {
                half += matrix.data[at] * matrix.data[at];
            }
        }
        return 2 * half;
    }
}
