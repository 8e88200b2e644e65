package org.repdyn.ntk.analytic;

import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;

/**
 * A draw of the infinitely wide network at initialisation: k independent Gaussian functions with the NNGP kernel.
 *
 * @param training U(0) at the training views, N×k
 * @param evaluation U*(0) at the evaluation inputs
 * @param nugget share of independent noise that makes the correlation matrix positive definite
 */
record InitialFunction(R064Store training, R064Store evaluation, double nugget) {

    /**
     * First nugget tried: far above the rounding of a Cholesky factorisation of a few thousand points, too small to see
     * in a plot.
     */
    private static final double FIRST_NUGGET = 1e-11;

    /** Largest nugget tried; a matrix that needs more is not positive semi-definite to rounding. */
    private static final double LARGEST_NUGGET = 1e-5;

    /** Ratio of a nugget to the one tried before. */
    private static final double NUGGET_FACTOR = 100;

    /**
     * Draws the initial function. The kernel is factored as a correlation matrix with a nugget, (C + δI)/(1 + δ), so
     * that each variance is exact and points of zero variance stay at 0.
     *
     * @param correlation NNGP kernel at the distinct points; overwritten
     * @throws ArithmeticException if the kernel is not positive semi-definite
     */
    static InitialFunction draw(R064Store correlation, PointSet points, int outputs, LinearAlgebra algebra, Seed seed) {
        int n = correlation.getRowDim();
        double[] deviation = new double[n];
        for (int i = 0; i < n; i++) {
            deviation[i] = Math.sqrt(correlation.doubleValue(i, i));
        }
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                double scale = deviation[i] * deviation[j];
                double value = correlation.data[j * n + i];
                correlation.data[j * n + i] = scale > 0 ? value / scale : 0;
            }
        }
        Factor factor = factor(correlation, algebra);
        R064Store noise = R064Store.FACTORY.make(n, outputs);
        ContinuousSampler gaussians = seed.gaussians();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < outputs; j++) {
                noise.set(i, j, gaussians.sample());
            }
        }
        R064Store values = algebra.multiply(factor.lower(), noise);
        double norm = Math.sqrt(1 + factor.nugget());
        for (int j = 0; j < outputs; j++) {
            for (int i = 0; i < n; i++) {
                values.data[j * n + i] *= deviation[i] / norm;
            }
        }
        return new InitialFunction(rows(values, points.training()), rows(values, points.evaluation()), factor.nugget());
    }

    private record Factor(R064Store lower, double nugget) {}

    private static Factor factor(R064Store correlation, LinearAlgebra algebra) {
        for (double nugget = FIRST_NUGGET; nugget <= LARGEST_NUGGET; nugget *= NUGGET_FACTOR) {
            for (int i = 0; i < correlation.getRowDim(); i++) {
                correlation.set(i, i, 1 + nugget);
            }
            try {
                return new Factor(algebra.cholesky(correlation), nugget);
            } catch (ArithmeticException e) {
                // The matrix is not positive definite to rounding: try a larger nugget.
            }
        }
        throw new ArithmeticException("the kernel of the initial function is not positive semi-definite");
    }

    private static R064Store rows(R064Store values, int[] indices) {
        R064Store result = R064Store.FACTORY.make(indices.length, values.getColDim());
        for (int j = 0; j < values.getColDim(); j++) {
            for (int i = 0; i < indices.length; i++) {
                result.set(i, j, values.doubleValue(indices[i], j));
            }
        }
        return result;
    }
}
