package org.repdyn.observables.spectrum;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;

/**
 * Spectra of a representation Z, n×k, with one sample per row. Entries may be of any finite size, since Z is first scaled to
 * size 1 by a power of two.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class EmbeddingSpectrum {

    private EmbeddingSpectrum() {}

    /**
     * Returns the singular values of Z or, if {@code centred}, of Z minus the mean of each column.
     *
     * @return min(n, k) values, descending; all 0 if the centred rows are zero up to rounding
     * @throws ArithmeticException if Z holds NaN or an infinity
     */
    public static double[] singularValues(R064Store z, boolean centred, LinearAlgebra algebra) {
        PowerScaling scaling = PowerScaling.of(z);
        R064Store scaled = scaling.apply(z);
        if (centred) {
            Centring.centre(scaled);
        }
        double[] values = algebra.thinSvd(scaled).values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = scaling.undo(values[i]);
        }
        return values;
    }

    /**
     * Returns the eigenvalues of the covariance of Z with divisor n − 1.
     *
     * @return min(n, k) values, descending; all 0 if the rows are equal up to rounding
     * @throws ArithmeticException if Z has one row or holds NaN or an infinity
     */
    public static double[] covarianceEigenvalues(R064Store z, LinearAlgebra algebra) {
        if (z.getRowDim() < 2) {
            throw new ArithmeticException("one sample has no covariance");
        }
        double[] values = singularValues(z, true, algebra);
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] * values[i] / (z.getRowDim() - 1);
        }
        return values;
    }

    /**
     * Returns σ²/σ₁², which are the covariance eigenvalues relative to the largest if σ are singular values of centred rows. They
     * are finite for singular values of any size.
     */
    static double[] relativeSquares(double[] singularValues) {
        double largest = Arrays.stream(singularValues).max().orElse(0);
        return Arrays.stream(singularValues)
                .map(s -> largest == 0 ? 0 : s / largest * (s / largest))
                .toArray();
    }
}
