package org.repdyn.observables.spectrum;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;

/**
 * Spectra of a representation Z, n×k, one sample a row. Entries may be of any finite size: Z is brought to size 1 by a
 * power of two first.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class EmbeddingSpectrum {

    private EmbeddingSpectrum() {}

    /**
     * Singular values of Z or, centred, of Z − 1·mean.
     *
     * @return min(n, k) values, descending; all 0 when the centred rows are identical up to rounding
     * @throws ArithmeticException when Z holds NaN or an infinity
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
     * Eigenvalues of the covariance of Z, divisor n − 1.
     *
     * @return min(n, k) values, descending; all 0 when the rows are identical up to rounding
     * @throws ArithmeticException for a single sample, and when Z holds NaN or an infinity
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
}
