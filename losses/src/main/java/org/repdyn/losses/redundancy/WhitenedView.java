package org.repdyn.losses.redundancy;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.SymmetricEigen;
import org.repdyn.core.algebra.UnitRows;
import org.repdyn.core.problem.CountedNoun;
import org.repdyn.losses.internal.Matrices;
import org.repdyn.losses.internal.SafeRange;
import org.repdyn.losses.internal.UndefinedPoint;

/**
 * One view that is centred, whitened and normalised row by row, and the pullback of gradients. With Σ = (1 − ε)Cov + εI,
 * Cov with divisor n − 1, the whitened view is V = ZcA with A = L⁻ᵀ for Σ = LLᵀ, or A = Σ^{−1/2}.
 */
final class WhitenedView {

    private final String field;
    private final boolean symmetric;
    private final double epsilon;
    private final UnitRows unit = new UnitRows();

    /**
     * Exponents eⱼ of the view whose columns 2⁻ᵉʲZⱼ are whitened. Whitening does not depend on the scale if ε is scaled too; with a
     * Cholesky factor it does not depend on the scales of single columns either.
     */
    private int[] exponents = {};

    private R064Store centred = R064Store.FACTORY.make(0, 0);
    private R064Store covariance = R064Store.FACTORY.make(0, 0);
    private R064Store whitened = R064Store.FACTORY.make(0, 0);
    private R064Store whitening = R064Store.FACTORY.make(0, 0);
    private SymmetricEigen eigen = new SymmetricEigen(new double[0], whitening);

    WhitenedView(String field, boolean symmetric, double epsilon) {
        this.field = field;
        this.symmetric = symmetric;
        this.epsilon = epsilon;
    }

    /**
     * Returns the unit rows of V.
     *
     * @throws ArithmeticException if the covariance is singular or the batch is too small
     */
    R064Store whiten(R064Store z, LinearAlgebra algebra) {
        int n = z.getRowDim();
        int k = z.getColDim();
        if (n < 2 || (epsilon == 0 && n <= k)) {
            throw UndefinedPoint.exception(
                    field,
                    "the batch has " + CountedNoun.of(n, "sample") + " of dimension " + k
                            + ", and the covariance needs more samples than dimensions; use a larger batch or epsilon"
                            + " > 0");
        }
        centred = Matrices.fit(centred, n, k);
        covariance = Matrices.fit(covariance, k, k);
        whitened = Matrices.fit(whitened, n, k);
        Matrices.centre(z, centred);
        // A shrunk covariance of small embeddings is the identity up to rounding and needs no scaling.
        exponents = symmetric ? SafeRange.sharedExponents(centred) : SafeRange.columnExponents(centred);
        if (epsilon > 0) {
            Arrays.setAll(exponents, j -> Math.max(0, exponents[j]));
        }
        SafeRange.multiplyColumns(centred, exponents, -1);
        algebra.gram(centred, true, covariance);
        Matrices.scale(covariance, (1 - epsilon) / (n - 1.0));
        for (int i = 0; i < k; i++) {
            covariance.data[i * k + i] += Math.scalb(epsilon, -2 * exponents[i]);
        }
        whitening = symmetric ? inverseRoot(algebra, Math.max(n, k)) : inverseTransposedFactor(algebra);
        algebra.multiply(centred, false, whitening, false, whitened);
        return UndefinedPoint.unitRows(unit, whitened, field, "the whitened embedding");
    }

    private R064Store inverseRoot(LinearAlgebra algebra, int size) {
        eigen = algebra.symmetricEigen(covariance);
        int k = eigen.values().length;
        if (eigen.values()[0] <= eigen.values()[k - 1] * size * Math.ulp(1.0)) {
            throw singular();
        }
        R064Store scaled = eigen.vectors().copy();
        for (int j = 0; j < k; j++) {
            double factor = 1 / Math.sqrt(eigen.values()[j]);
            for (int i = j * k; i < (j + 1) * k; i++) {
                scaled.data[i] *= factor;
            }
        }
        return algebra.multiplyRightTransposed(scaled, eigen.vectors());
    }

    private R064Store inverseTransposedFactor(LinearAlgebra algebra) {
        try {
            return LowerTriangle.inverse(algebra.cholesky(covariance))
                    .transpose()
                    .collect(R064Store.FACTORY);
        } catch (ArithmeticException e) {
            throw singular();
        }
    }

    private ArithmeticException singular() {
        return UndefinedPoint.exception(field, "the covariance is singular and cannot be whitened; use epsilon > 0");
    }

    /** Replaces ∂/∂(unit rows) by ∂/∂Z. */
    void pullBack(R064Store gradient, LinearAlgebra algebra) {
        int n = gradient.getRowDim();
        int k = gradient.getColDim();
        unit.pullBack(gradient);
        R064Store toWhitening = algebra.multiplyLeftTransposed(centred, gradient);
        R064Store toCovariance = symmetric ? throughRoot(toWhitening, algebra) : throughFactor(toWhitening, algebra);
        R064Store direct = algebra.multiplyRightTransposed(gradient, whitening);
        algebra.multiply(centred, false, toCovariance, false, gradient);
        double scale = 2 * (1 - epsilon) / (n - 1.0);
        for (int i = 0; i < n * k; i++) {
            gradient.data[i] = direct.data[i] + scale * gradient.data[i];
        }
        Matrices.centre(gradient, gradient);
        SafeRange.multiplyColumns(gradient, exponents, -1);
    }

    /**
     * Returns ∂/∂Σ from ∂/∂A for A = Σ^{−1/2}, by the divided differences −1/(√λᵢ√λⱼ(√λᵢ + √λⱼ)) in the eigenbasis.
     */
    private R064Store throughRoot(R064Store toWhitening, LinearAlgebra algebra) {
        R064Store e = eigen.vectors();
        R064Store inner = algebra.multiply(algebra.multiplyLeftTransposed(e, toWhitening), e);
        int k = e.getColDim();
        for (int j = 0; j < k; j++) {
            double rootJ = Math.sqrt(eigen.values()[j]);
            for (int i = 0; i <= j; i++) {
                double rootI = Math.sqrt(eigen.values()[i]);
                double both = (inner.data[j * k + i] + inner.data[i * k + j]) / 2;
                double value = -both / (rootI * rootJ * (rootI + rootJ));
                inner.data[j * k + i] = value;
                inner.data[i * k + j] = value;
            }
        }
        return algebra.multiplyRightTransposed(algebra.multiply(e, inner), e);
    }

    /**
     * Returns ∂/∂Σ from Ā = ∂/∂A for A = L⁻ᵀ: it is sym(A·Φ(LᵀL̄)·Aᵀ) with L̄ the lower part of −A·Āᵀ·A and Φ the lower
     * triangle with half the diagonal. L is not needed, since LᵀL̄ and −ĀᵀA have the same lower triangle.
     */
    private R064Store throughFactor(R064Store toWhitening, LinearAlgebra algebra) {
        R064Store phi = algebra.multiplyLeftTransposed(toWhitening, whitening);
        int k = phi.getColDim();
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < k; i++) {
                int at = j * k + i;
                phi.data[at] = i < j ? 0 : -phi.data[at] / (i == j ? 2 : 1);
            }
        }
        R064Store result = algebra.multiplyRightTransposed(algebra.multiply(whitening, phi), whitening);
        for (int j = 0; j < k; j++) {
            for (int i = 0; i <= j; i++) {
                double both = (result.data[j * k + i] + result.data[i * k + j]) / 2;
                result.data[j * k + i] = both;
                result.data[i * k + j] = both;
            }
        }
        return result;
    }
}
