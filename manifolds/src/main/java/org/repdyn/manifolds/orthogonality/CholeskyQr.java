package org.repdyn.manifolds.orthogonality;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;

/**
 * Factor R of a thin QR decomposition Y = QR from the Gram matrix G = YᵀY = RᵀR. Q = Y·R⁻¹ is orthonormal up to ε·cond²(Y): to rounding
 * if the condition number is small, and after a second pass if it is moderate (CholeskyQR2: Yamamoto, Nakatsukasa, Yanagisawa,
 * Fukaya 2015).
 */
final class CholeskyQr {

    /** Smallest diagonal entry that is trusted: below, squares of entries of Y have lost digits. */
    private static final double SMALLEST = 1e-280;

    private final int k;
    private final double[] r;

    /** k×k, the upper triangular R⁻¹ after {@link #factor}. */
    final R064Store inverse;

    CholeskyQr(int size) {
        k = size;
        r = new double[size * size];
        inverse = R064Store.FACTORY.make(size, size);
    }

    /**
     * Computes R⁻¹ from the upper triangle of a Gram matrix.
     *
     * @return an upper bound of the condition number, ‖R‖_F·‖R⁻¹‖_F; infinite if the matrix is not positive definite to rounding,
     *     or if an entry is not finite
     */
    double factor(R064Store gram) {
        double[] g = gram.data;
        double size = 0;
        for (int j = 0; j < k; j++) {
            int column = j * k;
            for (int i = 0; i <= j; i++) {
                int other = i * k;
                double sum = g[column + i];
                for (int l = 0; l < i; l++) {
                    sum -= r[other + l] * r[column + l];
                }
                if (i < j) {
                    sum *= inverse.data[other + i];
                    r[column + i] = sum;
                    size += sum * sum;
                } else {
                    // A NaN fails the comparison too.
                    if (!(sum > SMALLEST) || !(sum > k * Math.ulp(g[column + j]))) {
                        return Double.POSITIVE_INFINITY;
                    }
                    double root = Math.sqrt(sum);
                    r[column + j] = root;
                    inverse.data[column + j] = 1 / root;
                    size += sum;
                }
            }
        }
        double condition = Math.sqrt(size) * invert();
        return condition < Double.POSITIVE_INFINITY ? condition : Double.POSITIVE_INFINITY;
    }

    /** Computes the entries of R⁻¹ above the diagonal, which is known, and returns ‖R⁻¹‖_F. */
    private double invert() {
        double[] x = inverse.data;
        double square = 0;
        for (int j = 0; j < k; j++) {
            int column = j * k;
            Arrays.fill(x, column + j + 1, column + k, 0);
            double diagonal = x[column + j];
            square += diagonal * diagonal;
            for (int i = 0; i < j; i++) {
                double sum = 0;
                for (int l = i; l < j; l++) {
                    sum += x[l * k + i] * r[column + l];
                }
                double entry = -sum * diagonal;
                x[column + i] = entry;
                square += entry * entry;
            }
        }
        return Math.sqrt(square);
    }
}
