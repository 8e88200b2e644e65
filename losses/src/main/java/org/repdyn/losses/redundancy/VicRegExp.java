package org.repdyn.losses.redundancy;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.losses.internal.UndefinedPoint;
import org.repdyn.losses.spi.MomentCoefficients;

/**
 * {@link VicReg} with the covariance term (1/k) Σᵢ log Σ_{j≠i} exp(Cov_ij/τ), the dual of InfoNCE. At collapse this term is
 * log(k − 1) for each view. Garrido, Chen, Bardes, Najman and LeCun (2023), section 4. The authors do not state how they
 * normalise covariances; here it is as in VICReg.
 */
final class VicRegExp extends VarianceInvariance {

    private final double temperature;

    /** Creates the loss. */
    public VicRegExp(VicRegExpOptions options) {
        super("vicreg-exp", options);
        this.temperature = options.temperature();
    }

    @Override
    Term decorrelate(R064Store centred, R064Store covariance, int exponent, R064Store gradient, LinearAlgebra algebra) {
        if (covariance.getRowDim() < 2) {
            throw UndefinedPoint.exception(name(), "the embeddings have one dimension, so there are no covariances");
        }
        Term term = toGradient(covariance, exponent);
        throughCovariance(centred, covariance, gradient, algebra);
        return term;
    }

    @Override
    boolean decorrelate(R064Store covariance, double weight, int samples, int view, MomentCoefficients result) {
        if (covariance.getRowDim() < 2) {
            return false;
        }
        toGradient(covariance, 0);
        throughCovariance(covariance, weight, samples, view, result);
        return true;
    }

    /** Returns the term of a covariance 2⁻²ᵉ·Cov, and replaces the covariance by the gradient with respect to it. */
    private Term toGradient(R064Store covariance, int exponent) {
        int k = covariance.getRowDim();
        double[] c = covariance.data;
        double quadratic = 0;
        double value = 0;
        for (int i = 0; i < k; i++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < k; j++) {
                largest = j == i ? largest : Math.max(largest, c[i * k + j]);
            }
            double sum = 0;
            for (int j = 0; j < k; j++) {
                // The covariance is symmetric: row i is read as column i, which is contiguous in memory.
                double e = j == i ? 0 : Math.exp(Math.scalb(c[i * k + j] - largest, 2 * exponent) / temperature);
                c[i * k + j] = e;
                sum += e;
            }
            if (exponent == 0) {
                value += (largest / temperature + Math.log(sum)) / k;
            } else {
                quadratic += largest / temperature / k;
                value += Math.log(sum) / k;
            }
            for (int j = 0; j < k; j++) {
                c[i * k + j] /= sum * k * temperature;
            }
        }
        return new Term(quadratic, value);
    }
}
