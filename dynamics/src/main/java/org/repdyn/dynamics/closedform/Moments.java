package org.repdyn.dynamics.closedform;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.dynamics.spi.TrainingProblem;

/** Second moments of views, and tests of their structure up to rounding. */
final class Moments {

    /** Tolerance relative to the largest entry: some 1e5 roundings, far below the error of sampling. */
    private static final double ROUNDING = 1e-10;

    private Moments() {}

    /** Returns (AᵀB + BᵀA)/(2n). */
    static R064Store symmetric(R064Store a, R064Store b, TrainingProblem problem) {
        R064Store product = problem.algebra().multiplyLeftTransposed(a, b);
        int d = product.getColDim();
        for (int j = 0; j < d; j++) {
            for (int i = 0; i <= j; i++) {
                double mean = (product.doubleValue(i, j) + product.doubleValue(j, i)) / (2.0 * a.getRowDim());
                product.set(i, j, mean);
                product.set(j, i, mean);
            }
        }
        return product;
    }

    /** Returns the symmetric part of (A − ā)ᵀ(B − b̄)/n, ā and b̄ the means of the rows. */
    static R064Store covariance(R064Store a, R064Store b, TrainingProblem problem) {
        R064Store result = symmetric(a, b, problem);
        double[] first = mean(a);
        double[] second = mean(b);
        for (int j = 0; j < second.length; j++) {
            for (int i = 0; i < first.length; i++) {
                double means = (first[i] * second[j] + first[j] * second[i]) / 2;
                result.set(i, j, result.doubleValue(i, j) - means);
            }
        }
        return result;
    }

    private static double[] mean(R064Store rows) {
        double[] result = new double[rows.getColDim()];
        for (int j = 0; j < result.length; j++) {
            for (int i = 0; i < rows.getRowDim(); i++) {
                result[j] += rows.doubleValue(i, j) / rows.getRowDim();
            }
        }
        return result;
    }

    /** Returns AᵀB/n. */
    static R064Store cross(R064Store a, R064Store b, TrainingProblem problem) {
        R064Store product = problem.algebra().multiplyLeftTransposed(a, b);
        for (int i = 0; i < product.data.length; i++) {
            product.data[i] /= a.getRowDim();
        }
        return product;
    }

    /** Returns true if all entries off the diagonal vanish. */
    static boolean isDiagonal(R064Store matrix) {
        double largest = 0;
        double off = 0;
        for (int j = 0; j < matrix.getColDim(); j++) {
            for (int i = 0; i < matrix.getRowDim(); i++) {
                double size = Math.abs(matrix.doubleValue(i, j));
                largest = Math.max(largest, size);
                off = i == j ? off : Math.max(off, size);
            }
        }
        return off <= ROUNDING * largest;
    }

    /** Returns true if a square matrix is the given multiple of the identity. */
    static boolean isMultipleOfIdentity(R064Store matrix, double multiple) {
        for (int j = 0; j < matrix.getColDim(); j++) {
            for (int i = 0; i < matrix.getRowDim(); i++) {
                double expected = i == j ? multiple : 0;
                if (!(Math.abs(matrix.doubleValue(i, j) - expected) <= ROUNDING * Math.max(1, multiple))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Returns true if two matrices agree. */
    static boolean agree(R064Store a, R064Store b) {
        double largest = 0;
        double apart = 0;
        for (int i = 0; i < a.data.length; i++) {
            largest = Math.max(largest, Math.abs(b.data[i]));
            apart = Math.max(apart, Math.abs(a.data[i] - b.data[i]));
        }
        return apart <= ROUNDING * largest;
    }

    /** Returns true if XᵀX/n = I and X⁺ − X is white noise, uncorrelated with X, to rounding. */
    static boolean areWhiteWithWhiteNoise(TrainingProblem problem) {
        R064Store x = problem.views().block(0);
        R064Store plus = problem.views().block(problem.views().layout().positiveBlock(0));
        R064Store noisy = symmetric(plus, plus, problem);
        return isMultipleOfIdentity(symmetric(x, x, problem), 1)
                && isMultipleOfIdentity(cross(x, plus, problem), 1)
                && isMultipleOfIdentity(noisy, noisy.doubleValue(0, 0));
    }

    /** Returns the second moment of a coordinate of the positives, 1 + σ² for white views with noise of variance σ². */
    static double positiveVariance(TrainingProblem problem) {
        R064Store plus = problem.views().block(problem.views().layout().positiveBlock(0));
        return symmetric(plus, plus, problem).doubleValue(0, 0);
    }
}
