package org.repdyn.manifolds.orthogonality;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;

/**
 * Inverse square root G^{−½} of a Gram matrix that is near a multiple of the identity: the binomial series in E = I − G/μ, followed
 * by Newton's iteration of third order, Z ← Z·(I + F/2 + 3F²/8) with F = I − ZGZ (Higham 2008, section 6.3 and 7.3). All matrices are polynomials
 * of G, so they commute; the iteration is stable because the condition number of G is at most 4.
 */
final class InverseRoot {

    /** Largest ‖G/μ − I‖_F, at which the condition number of G is at most 1.6/0.4. */
    private static final double LARGEST_DISTANCE = 0.6;

    /** Largest ‖E‖_F up to which the series alone is exact to rounding: 0.1¹⁸ is below it. */
    private static final double SERIES_SUFFICES = 0.1;

    /** Number of terms of the series from which the iteration starts. */
    private static final int STARTING_TERMS = 6;

    /** Bound of iterations; the error is at most 0.6⁶, 0.6¹⁸ and 0.6⁵⁴, times factors below 1. */
    private static final int MAX_ITERATIONS = 4;

    private static final double[] BINOMIAL = new double[PowerSeries.TERMS];
    private static final double[] START = new double[PowerSeries.TERMS];

    static {
        BINOMIAL[0] = 1;
        for (int j = 1; j < BINOMIAL.length; j++) {
            BINOMIAL[j] = BINOMIAL[j - 1] * (2 * j - 1) / (2 * j);
        }
        System.arraycopy(BINOMIAL, 0, START, 0, STARTING_TERMS);
    }

    private final LinearAlgebra algebra;
    private final int k;
    private final PowerSeries series;
    private final R064Store near;
    private final R064Store half;
    private final R064Store defect;
    private final R064Store correction;

    InverseRoot(int size, LinearAlgebra algebra) {
        this.algebra = algebra;
        k = size;
        series = new PowerSeries(size, algebra);
        near = R064Store.FACTORY.make(size, size);
        half = R064Store.FACTORY.make(size, size);
        defect = R064Store.FACTORY.make(size, size);
        correction = R064Store.FACTORY.make(size, size);
    }

    /**
     * Computes factor·G^{−½}.
     *
     * @return false if the matrix is not near a multiple of the identity, or if an entry is not finite
     */
    boolean compute(R064Store gram, double factor, R064Store result) {
        double trace = 0;
        for (int i = 0; i < k; i++) {
            trace += gram.data[i * k + i];
        }
        double mean = trace / k;
        R064Store distance = series.matrix();
        for (int i = 0; i < near.data.length; i++) {
            near.data[i] = gram.data[i] / mean;
            distance.data[i] = -near.data[i];
        }
        OrthogonalManifold.addToDiagonal(distance, 1);
        double size = series.prepare();
        // A NaN fails the comparison too.
        if (!(size <= LARGEST_DISTANCE) || !(mean > Double.MIN_NORMAL)) {
            return false;
        }
        if (size <= SERIES_SUFFICES) {
            series.evaluate(BINOMIAL, result);
        } else {
            series.evaluate(START, result);
            iterate(result);
        }
        double scale = factor / Math.sqrt(mean);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] *= scale;
        }
        return true;
    }

    private void iterate(R064Store z) {
        for (int i = 0; i < MAX_ITERATIONS; i++) {
            algebra.multiply(near, false, z, false, half);
            algebra.multiply(z, false, half, false, defect);
            for (int l = 0; l < defect.data.length; l++) {
                defect.data[l] = -defect.data[l];
            }
            OrthogonalManifold.addToDiagonal(defect, 1);
            if (OrthogonalManifold.length(defect) <= k * Math.ulp(1.0)) {
                return;
            }
            algebra.multiply(defect, false, defect, false, half);
            for (int l = 0; l < defect.data.length; l++) {
                correction.data[l] = defect.data[l] / 2 + 0.375 * half.data[l];
            }
            algebra.multiply(z, false, correction, false, half);
            for (int l = 0; l < z.data.length; l++) {
                z.data[l] += half.data[l];
            }
        }
    }
}
