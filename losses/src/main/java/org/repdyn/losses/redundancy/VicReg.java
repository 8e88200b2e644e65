package org.repdyn.losses.redundancy;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.losses.internal.SafeRange;
import org.repdyn.losses.spi.MomentCoefficients;

/**
 * Loss L = λ·invariance + μ·variance + ν·covariance with the covariance term (1/k) Σ_{i≠j} Cov_ij² of each view. Bardes, Ponce
 * and LeCun (2022), eqs. 1–6; {@link Weighting} lists the normalisations in which the paper, the authors' code and other
 * libraries differ. A constant batch is a critical point because of ε, with value μ(1 − √ε) in the authors' code.
 */
final class VicReg extends VarianceInvariance {

    /** Creates the loss. */
    public VicReg(VicRegOptions options) {
        super("vicreg", options);
    }

    @Override
    Term decorrelate(R064Store centred, R064Store covariance, int exponent, R064Store gradient, LinearAlgebra algebra) {
        double value = toGradient(covariance);
        throughCovariance(centred, covariance, gradient, algebra);
        SafeRange.multiply(gradient, 2 * exponent);
        return Term.of(value, 4, exponent);
    }

    @Override
    boolean decorrelate(R064Store covariance, double weight, int samples, int view, MomentCoefficients result) {
        toGradient(covariance);
        throughCovariance(covariance, weight, samples, view, result);
        return true;
    }

    /** Returns the term of a covariance, and replaces the covariance by the gradient. */
    private static double toGradient(R064Store covariance) {
        int k = covariance.getRowDim();
        double value = 0;
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < k; i++) {
                int at = j * k + i;
                double entry = i == j ? 0 : covariance.data[at];
                value += entry * entry / k;
                covariance.data[at] = 2 * entry / k;
            }
        }
        return value;
    }
}
