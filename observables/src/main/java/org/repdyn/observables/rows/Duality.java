package org.repdyn.observables.rows;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.observables.spectrum.PowerScaling;

/**
 * Contrastive and non-contrastive penalty of Garrido et al. (2022) for an embedding matrix K with one sample per row:
 * ‖off(KKᵀ)‖² repels samples, ‖off(KᵀK)‖² decorrelates dimensions. Both are ‖KKᵀ‖² = ‖KᵀK‖² minus a diagonal part.
 *
 * @param exponent e, for K of size 2ᵉ; 0 for ordinary sizes
 * @param scaledSamples ‖off(KKᵀ)‖²/2⁴ᵉ
 * @param scaledDimensions ‖off(KᵀK)‖²/2⁴ᵉ
 * @param scaledRows Σ‖rows‖⁴/2⁴ᵉ
 * @param scaledColumns Σ‖columns‖⁴/2⁴ᵉ
 */
record Duality(int exponent, double scaledSamples, double scaledDimensions, double scaledRows, double scaledColumns) {

    /** Computes the penalties of K. */
    static Duality of(R064Store k, LinearAlgebra algebra) {
        PowerScaling scaling = PowerScaling.ofExtreme(k);
        R064Store scaled = scaling.apply(k);
        R064Store gram = algebra.multiplyRightTransposed(scaled, scaled);
        R064Store moment = algebra.multiplyLeftTransposed(scaled, scaled);
        return new Duality(
                scaling.exponent(), offDiagonal(gram), offDiagonal(moment), diagonal(gram), diagonal(moment));
    }

    /** Returns ‖off(KKᵀ)‖²; infinity if it exceeds the range of a double. */
    double samples() {
        return Math.scalb(scaledSamples, 4 * exponent);
    }

    /** Returns ‖off(KᵀK)‖²; infinity if it exceeds the range of a double. */
    double dimensions() {
        return Math.scalb(scaledDimensions, 4 * exponent);
    }

    /** Returns the relative difference of the two sides of the identity, which are equal up to rounding. */
    double gap() {
        double left = scaledSamples + scaledRows;
        double right = scaledDimensions + scaledColumns;
        double scale = Math.max(left, right);
        return scale == 0 ? 0 : (left - right) / scale;
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

    private static double diagonal(R064Store matrix) {
        double sum = 0;
        for (int i = 0; i < matrix.getRowDim(); i++) {
            sum += matrix.doubleValue(i, i) * matrix.doubleValue(i, i);
        }
        return sum;
    }
}
