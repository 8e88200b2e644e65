package org.repdyn.manifolds.orthogonality;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;

/**
 * Exponential exp(A) of a small square matrix by scaling and squaring of its power series. For a skew matrix the
 * exponential is orthogonal, so rounding errors do not grow and squaring loses no more than ε·‖A‖.
 */
final class SmallExponential {

    /** ‖A‖/2^s ≤ ½, where 15 terms leave ½¹⁵/15! = 2.3e-17, below rounding. */
    private static final double SCALED_NORM = 0.5;

    private static final double[] COEFFICIENTS = new double[PowerSeries.TERMS];

    static {
        COEFFICIENTS[0] = 1;
        for (int j = 1; j < COEFFICIENTS.length; j++) {
            COEFFICIENTS[j] = COEFFICIENTS[j - 1] / j;
        }
    }

    private final LinearAlgebra algebra;
    private final PowerSeries series;
    private final R064Store spare;

    SmallExponential(int size, LinearAlgebra algebra) {
        this.algebra = algebra;
        series = new PowerSeries(size, algebra);
        spare = R064Store.FACTORY.make(size, size);
    }

    /** Writes exp(factor·a) into {@code result}. */
    void exponentiate(R064Store a, double factor, R064Store result) {
        double norm = Math.abs(factor) * GramSchmidt.norm(a.data, 0, a.data.length);
        int squarings = norm > SCALED_NORM ? Math.getExponent(norm / SCALED_NORM) + 1 : 0;
        double scale = Math.scalb(factor, -squarings);
        double[] scaled = series.matrix().data;
        for (int i = 0; i < a.data.length; i++) {
            scaled[i] = a.data[i] * scale;
        }
        series.prepare();
        series.evaluate(COEFFICIENTS, result);
        for (int i = 0; i < squarings; i++) {
            algebra.multiply(result, false, result, false, spare);
            System.arraycopy(spare.data, 0, result.data, 0, spare.data.length);
        }
    }
}
