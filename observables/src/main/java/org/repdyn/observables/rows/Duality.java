package org.repdyn.observables.rows;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;

/**
 * Contrastive and non-contrastive penalty of Garrido et al. (2022) for an embedding matrix K with one sample per row:
 * ‖off(KKᵀ)‖² repels samples, ‖off(KᵀK)‖² decorrelates dimensions. Both are ‖KKᵀ‖² = ‖KᵀK‖² minus a diagonal part.
 *
 * @param samples ‖off(KKᵀ)‖²
 * @param dimensions ‖off(KᵀK)‖²
 * @param rows Σ‖rows‖⁴
 * @param columns Σ‖columns‖⁴
 */
record Duality(double samples, double dimensions, double rows, double columns) {

    /** Computes the penalties of K. */
    static Duality of(R064Store k, LinearAlgebra algebra) {
        R064Store gram = algebra.multiplyRightTransposed(k, k);
        R064Store moment = algebra.multiplyLeftTransposed(k, k);
        return new Duality(offDiagonal(gram), offDiagonal(moment), diagonal(gram), diagonal(moment));
    }

    /** Returns the relative difference of samples + rows and dimensions + columns, which are equal up to rounding. */
    double gap() {
        double left = samples + rows;
        double right = dimensions + columns;
        double scale = Math.max(left, right);
        return scale == 0 ? 0 : (left - right) / scale;
    }

    private static double offDiagonal(R064Store matrix) {
        double sum = 0;
        for (int j = 0; j < matrix.getColDim(); j++) {
            for (int i = 0; i < matrix.getRowDim(); i++) {
                sum += i == j ? 0 : matrix.doubleValue(i, j) * matrix.doubleValue(i, j);
            }
        }
        return sum;
    }

    private static double diagonal(R064Store matrix) {
        double sum = 0;
        for (int i = 0; i < matrix.getRowDim(); i++) {
            sum += matrix.doubleValue(i, i) * matrix.doubleValue(i, i);
        }
        return sum;
    }
}
