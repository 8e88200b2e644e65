package org.repdyn.losses.redundancy;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;

/**
 * L = λ·invariance + μ·variance + ν·covariance: the covariance term is (1/k) Σ_{i≠j} Cov_ij² for each view. Bardes, Ponce and
 * LeCun (2022), eqs. 1–6; what the paper, its authors' code and other libraries disagree about is {@link Weighting}. An exactly
 * constant batch is a critical point because of ε, at λ·0 + μ(1 − √ε) for the authors' code.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class VicReg extends VarianceInvariance {

    public VicReg(VicRegOptions options) {
        super(
                "vicreg",
                new Weights(
                        options.invarianceWeight(),
                        options.varianceWeight(),
                        options.covarianceWeight(),
                        options.deviation(),
                        options.epsilon()),
                options.variant());
    }

    @Override
    double decorrelate(R064Store centred, R064Store covariance, R064Store gradient, LinearAlgebra algebra) {
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
        throughCovariance(centred, covariance, gradient, algebra);
        return value;
    }
}
