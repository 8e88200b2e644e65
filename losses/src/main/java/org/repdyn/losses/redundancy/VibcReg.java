package org.repdyn.losses.redundancy;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.losses.internal.Moments;
import org.repdyn.losses.internal.StandardColumns;
import org.repdyn.losses.internal.Undefined;

/**
 * {@link VicReg} with (1/k²) Σ_{i≠j} R_ij² for its covariance term, R the correlations of a view's columns. A constant column
 * has none and is refused. Lee and Aune (2021); terms and defaults as in solo-learn.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class VibcReg extends VarianceInvariance {

    private final StandardColumns columns = new StandardColumns(true, 0, 0);
    private R064Store correlation = R064Store.FACTORY.make(0, 0);

    public VibcReg(VibcRegOptions options) {
        super(
                "vibcreg",
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
        int k = centred.getColDim();
        int constant = columns.standardise(centred, 1);
        if (constant >= 0) {
            throw Undefined.here(name(), "column " + constant + " is constant over the batch and has no correlations");
        }
        correlation = Moments.fit(correlation, k, k);
        algebra.multiply(columns.matrix(), true, columns.matrix(), false, correlation);
        double value = 0;
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < k; i++) {
                int at = j * k + i;
                double entry = i == j ? 0 : correlation.data[at];
                value += entry * entry / k / k;
                correlation.data[at] = 4 * entry / k / k;
            }
        }
        algebra.multiply(columns.matrix(), false, correlation, false, gradient);
        columns.pullBack(gradient);
        return value;
    }
}
