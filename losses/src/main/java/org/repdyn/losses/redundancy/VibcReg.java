package org.repdyn.losses.redundancy;

import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.losses.internal.Matrices;
import org.repdyn.losses.internal.StandardColumns;
import org.repdyn.losses.internal.StandardMoments;
import org.repdyn.losses.internal.UndefinedPoint;
import org.repdyn.losses.spi.MomentCoefficients;

/**
 * {@link VicReg} with the covariance term (1/k²) Σ_{i≠j} R_ij², R the correlations of the columns of a view. It is not
 * defined if a column is constant. Lee and Aune (2021); terms and defaults as in solo-learn.
 */
final class VibcReg extends VarianceInvariance {

    private final StandardColumns columns = new StandardColumns(true, 0, 0);
    private R064Store correlation = R064Store.FACTORY.make(0, 0);

    /** Creates the loss. */
    public VibcReg(VibcRegOptions options) {
        super("vibcreg", options);
    }

    @Override
    Term decorrelate(R064Store centred, R064Store covariance, int exponent, R064Store gradient, LinearAlgebra algebra) {
        int k = centred.getColDim();
        int constant = columns.standardise(centred, 1);
        if (constant >= 0) {
            throw UndefinedPoint.exception(
                    name(), "column " + constant + " is constant over the batch and has no correlations");
        }
        correlation = Matrices.fit(correlation, k, k);
        algebra.multiply(columns.matrix(), true, columns.matrix(), false, correlation);
        double value = toGradient(correlation);
        algebra.multiply(columns.matrix(), false, correlation, false, gradient);
        columns.pullBack(gradient);
        return Term.of(value, 0, exponent);
    }

    @Override
    boolean decorrelate(R064Store covariance, double weight, int samples, int view, MomentCoefficients result) {
        // Standardised columns are functions of the covariance with divisor n.
        Matrices.scale(covariance, (samples - 1.0) / samples);
        Optional<StandardMoments> standard = StandardMoments.of(covariance, samples, 1, 0, 0);
        if (standard.isEmpty()) {
            return false;
        }
        R064Store products = standard.get().products(covariance, standard.get());
        R064Store gradient = products.copy();
        toGradient(gradient);
        Matrices.scale(gradient, weight);
        standard.get().pullBack(gradient, standard.get(), products, view, view, result);
        return true;
    }

    /** Returns the term of correlations, and replaces them by the gradient with respect to standardised columns on both sides. */
    private static double toGradient(R064Store correlation) {
        int k = correlation.getRowDim();
        double value = 0;
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < k; i++) {
                int at = j * k + i;
                double entry = i == j ? 0 : correlation.data[at];
                value += entry * entry / k / k;
                correlation.data[at] = 4 * entry / k / k;
            }
        }
        return value;
    }
}
