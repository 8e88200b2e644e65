package org.repdyn.losses.spectrum;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.SymmetricEigen;
import org.repdyn.losses.internal.Matrices;
import org.repdyn.losses.internal.SafeRange;

/**
 * Coding rate R(U) = ½ log det(I + (k/(nε)) UᵀU), computed from the eigenvalues of UᵀU so that U may have any
 * rank. For entries above 2¹⁰⁰ the identity is negligible, and eigenvalues of the size of rounding errors count as zero.
 */
final class CodingRate {

    private final double epsilon;
    private R064Store gram = R064Store.FACTORY.make(0, 0);

    CodingRate(double epsilon) {
        this.epsilon = epsilon;
    }

    /** Returns (I + (k/ε)·M)⁻¹·k/ε for the second moment M = UᵀU/n of ordinary size, the factor of n times the gradient. */
    R064Store factor(R064Store secondMoment, LinearAlgebra algebra) {
        int k = secondMoment.getRowDim();
        double factor = k / epsilon;
        SymmetricEigen eigen = algebra.symmetricEigen(secondMoment);
        R064Store scaled = eigen.vectors().copy();
        for (int j = 0; j < k; j++) {
            double weight = factor / (1 + factor * Math.max(0, eigen.values()[j]));
            for (int i = j * k; i < (j + 1) * k; i++) {
                scaled.data[i] *= weight;
            }
        }
        return algebra.multiplyRightTransposed(scaled, eigen.vectors());
    }

    /** Returns R(U), and overwrites {@code gradient} with (k/(nε))·U·(I + (k/(nε)) UᵀU)⁻¹. */
    double evaluate(R064Store u, R064Store gradient, LinearAlgebra algebra) {
        int k = u.getColDim();
        double factor = k / (u.getRowDim() * epsilon);
        int exponent = SafeRange.largeExponent(u);
        R064Store reduced = SafeRange.reduce(u, exponent);
        gram = Matrices.fit(gram, k, k);
        algebra.gram(reduced, true, gram);
        SymmetricEigen eigen = algebra.symmetricEigen(gram);
        R064Store scaled = eigen.vectors().copy();
        double rate = 0;
        for (int j = 0; j < k; j++) {
            double value = factor * Math.max(0, eigen.values()[j]);
            double weight = factor / (1 + value);
            if (exponent == 0) {
                rate += Math.log1p(value) / 2;
            } else if (eigen.values()[j] > eigen.values()[k - 1] * Math.max(k, u.getRowDim()) * Math.ulp(1.0)) {
                rate += (Math.log(value) + 2 * exponent * Math.log(2)) / 2;
                weight = factor / value;
            } else {
                weight = 0;
            }
            for (int i = j * k; i < (j + 1) * k; i++) {
                scaled.data[i] *= weight;
            }
        }
        algebra.multiply(scaled, false, eigen.vectors(), true, gram);
        algebra.multiply(reduced, false, gram, false, gradient);
        SafeRange.multiply(gradient, -exponent);
        return rate;
    }
}
