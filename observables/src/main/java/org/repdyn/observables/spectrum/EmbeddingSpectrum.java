package org.repdyn.observables.spectrum;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.Observation;

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
        return CentredFactor.of(z, algebra).singularValues(centred, algebra);
    }

    /** Returns the singular values of rows of an observation, which the observables of a state compute once. */
    static double[] singularValues(Observation observation, RepresentationRows rows, boolean centred) {
        return observation
                .derived()
                .get(new SpectrumKey(rows, centred), double[].class, () -> factor(observation, rows)
                        .singularValues(centred, observation.algebra()))
                .clone();
    }

    /** Returns the factor of rows of an observation, from which both their spectra follow. */
    private static CentredFactor factor(Observation observation, RepresentationRows rows) {
        return observation
                .derived()
                .get(
                        new FactorKey(rows),
                        CentredFactor.class,
                        () -> CentredFactor.of(rows.of(observation), observation.algebra()));
    }

    private record SpectrumKey(RepresentationRows rows, boolean centred) {}

    private record FactorKey(RepresentationRows rows) {}

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
        return covarianceEigenvalues(singularValues(z, true, algebra), z.getRowDim());
    }

    /** Returns the eigenvalues of the covariance of rows of an observation. */
    static double[] covarianceEigenvalues(Observation observation, RepresentationRows rows) {
        int samples = rows.count(observation);
        if (samples < 2) {
            throw new ArithmeticException("one sample has no covariance");
        }
        return covarianceEigenvalues(singularValues(observation, rows, true), samples);
    }

    private static double[] covarianceEigenvalues(double[] singularValues, int samples) {
        double[] values = new double[singularValues.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = singularValues[i] * singularValues[i] / (samples - 1);
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
