package org.repdyn.losses.spectrum;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.SymmetricEigen;
import org.repdyn.losses.internal.Matrices;

/** Coding rate R(U) = ½ log det(I + (k/(nε)) UᵀU), computed from the eigenvalues of UᵀU so that U may have any rank. */
final class CodingRate {

    private final double epsilon;
    private R064Store gram = R064Store.FACTORY.make(0, 0);

    CodingRate(double epsilon) {
        this.epsilon = epsilon;
    }

    /** Returns R(U), and overwrites {@code gradient} with (k/(nε))·U·(I + (k/(nε)) UᵀU)⁻¹. */
    double evaluate(R064Store u, R064Store gradient, LinearAlgebra algebra) {
        int k = u.getColDim();
        double factor = k / (u.getRowDim() * epsilon);
        gram = Matrices.fit(gram, k, k);
        algebra.multiply(u, true, u, false, gram);
        SymmetricEigen eigen = algebra.symmetricEigen(gram);
        R064Store scaled = eigen.vectors().copy();
        double rate = 0;
        for (int j = 0; j < k; j++) {
            double value = factor * Math.max(0, eigen.values()[j]);
            rate += Math.log1p(value) / 2;
            for (int i = j * k; i < (j + 1) * k; i++) {
                scaled.data[i] *= factor / (1 + value);
            }
        }
        algebra.multiply(scaled, false, eigen.vectors(), true, gram);
        algebra.multiply(u, false, gram, false, gradient);
        return rate;
    }
}
