package org.repdyn.manifolds.optimisation;

import java.util.Arrays;

/**
 * Minimum of the cubic model β·y₁ + ½yᵀTy + (σ/3)‖y‖³ for a symmetric tridiagonal T. The minimum solves (T + λI)y = −β·e₁ with
 * λ = σ‖y‖ and T + λI positive semidefinite; λ is found by bisection, each step by one elimination. T comes from the Lanczos process and
 * has no zero off its diagonal, so that the degenerate case, in which e₁ misses the lowest eigenvector, cannot occur.
 */
final class CubicModel {

    /** Bisections: an interval of doubles has no more halves. */
    private static final int HALVINGS = 200;

    private final double[] pivots;
    private final double[] trial;
    /** The minimum found last; the first {@code size} entries count. */
    final double[] solution;

    CubicModel(int largest) {
        pivots = new double[largest];
        trial = new double[largest];
        solution = new double[largest];
    }

    /**
     * Computes the minimum.
     *
     * @param diagonal T(i, i)
     * @param off T(i, i+1)
     * @param size number of rows of T
     * @param beta coefficient of y₁, larger than 0
     * @param sigma weight of the cube, larger than 0
     * @return the norm of the minimum
     */
    double minimise(double[] diagonal, double[] off, int size, double beta, double sigma) {
        double low = 0;
        // λ² ≤ λ·‖T‖ + σβ bounds the root from above.
        double norm = 0;
        for (int i = 0; i < size; i++) {
            double row =
                    Math.abs(diagonal[i]) + (i > 0 ? Math.abs(off[i - 1]) : 0) + (i + 1 < size ? Math.abs(off[i]) : 0);
            norm = Math.max(norm, row);
        }
        double high = norm + Math.hypot(norm, Math.sqrt(sigma) * Math.sqrt(beta));
        for (int i = 0; i < HALVINGS; i++) {
            double lambda = low + (high - low) / 2;
            if (!(lambda > low && lambda < high)) {
                break;
            }
            if (!solve(diagonal, off, size, beta, lambda) || sigma * length(trial, size) > lambda) {
                low = lambda;
            } else {
                high = lambda;
            }
        }
        solve(diagonal, off, size, beta, high);
        System.arraycopy(trial, 0, solution, 0, size);
        return length(solution, size);
    }

    /** Solves (T + λI)y = −β·e₁; returns false if the matrix is not positive definite. */
    private boolean solve(double[] diagonal, double[] off, int size, double beta, double lambda) {
        Arrays.fill(trial, 0, size, 0);
        trial[0] = -beta;
        for (int i = 0; i < size; i++) {
            pivots[i] = diagonal[i] + lambda;
            if (i > 0) {
                double factor = off[i - 1] / pivots[i - 1];
                pivots[i] -= factor * off[i - 1];
                trial[i] = -factor * trial[i - 1];
            }
            if (!(pivots[i] > 0)) {
                return false;
            }
        }
        for (int i = size - 1; i >= 0; i--) {
            double rest = i + 1 < size ? off[i] * trial[i + 1] : 0;
            trial[i] = (trial[i] - rest) / pivots[i];
        }
        return true;
    }

    private static double length(double[] vector, int size) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum = Math.hypot(sum, vector[i]);
        }
        return sum;
    }
}
