package org.repdyn.manifolds.spd;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.dense.JacobiSvd;
import org.repdyn.manifolds.dense.WeightedGram;

/**
 * Spectrum P = U·diag(e^a)·Uᵀ of a positive-definite matrix, with the derivatives of log at P and of exp at log P
 * (Daleckii, Krein 1965; Higham 2008, theorem 3.11). The eigenvalues come from the singular values of a pivoted
 * Cholesky factor, which finds small ones beside large ones to relative accuracy (Demmel, Veselić 1992).
 */
final class PositiveSpectrum {

    private final int n;
    private final PivotedFactor factor;
    private final JacobiSvd svd;
    private final double[] logs;
    private final R064Store vectors;
    private final R064Store first;
    private final R064Store second;
    private final R064Store third;

    PositiveSpectrum(int size) {
        n = size;
        factor = new PivotedFactor(n);
        svd = new JacobiSvd(n, n, false);
        logs = new double[n];
        vectors = R064Store.FACTORY.make(n, n);
        first = R064Store.FACTORY.make(n, n);
        second = R064Store.FACTORY.make(n, n);
        third = R064Store.FACTORY.make(n, n);
    }

    /**
     * Decomposes a matrix.
     *
     * @throws ArithmeticException if it is not positive definite to rounding
     */
    void decompose(R064Store point) {
        factor.decompose(point);
        svd.decompose(factor.factor);
        for (int j = 0; j < n; j++) {
            logs[j] = 2 * Math.log(svd.values[j]);
        }
        Entries.copy(svd.left, vectors);
    }

    /** Returns true if {@link #decompose} takes a matrix, whose spectrum it would find; the spectrum stays as it is. */
    boolean takes(R064Store matrix) {
        return factor.succeeds(matrix);
    }

    /** Sets the spectrum to exp of a symmetric matrix with given eigenvalues and eigenvectors. */
    void set(double[] exponents, R064Store eigenvectors) {
        System.arraycopy(exponents, 0, logs, 0, n);
        Entries.copy(eigenvectors, vectors);
    }

    /** Computes log P. */
    void logarithm(R064Store result) {
        WeightedGram.compute(vectors, logs, result);
    }

    /** Computes Dlog(P)[v] for a symmetric v; {@code result} may be {@code v}. */
    void logDerivative(R064Store v, R064Store result) {
        rotateIn(v, second);
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                second.data[j * n + i] /= ExponentialDifference.first(logs[i], logs[j]);
            }
        }
        rotateOut(second, result);
    }

    /** Computes Dexp(log P)[v] for a symmetric v; {@code result} may be {@code v}. */
    void expDerivative(R064Store v, R064Store result) {
        rotateIn(v, second);
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                second.data[j * n + i] *= ExponentialDifference.first(logs[i], logs[j]);
            }
        }
        rotateOut(second, result);
    }

    /** Computes the solution of P·X + X·P = v for a symmetric v; {@code result} may be {@code v}. */
    void solveLyapunov(R064Store v, R064Store result) {
        rotateIn(v, second);
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                second.data[j * n + i] /= Math.exp(logs[i]) + Math.exp(logs[j]);
            }
        }
        rotateOut(second, result);
    }

    /**
     * Computes D²exp(log P)[v, w], entry (i, j) of which is Σ_k exp[a_i, a_k, a_j](v_ik·w_kj + w_ik·v_kj) in the
     * eigenbasis.
     */
    void secondExpDerivative(R064Store v, R064Store w, R064Store result) {
        rotateIn(v, second);
        rotateIn(w, third);
        for (int j = 0; j < n; j++) {
            for (int i = 0; i <= j; i++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    double products = second.data[k * n + i] * third.data[j * n + k]
                            + third.data[k * n + i] * second.data[j * n + k];
                    sum += ExponentialDifference.second(logs[i], logs[k], logs[j]) * products;
                }
                result.data[j * n + i] = sum;
                result.data[i * n + j] = sum;
            }
        }
        Entries.copy(result, second);
        rotateOut(second, result);
    }

    /** Computes UᵀvU. */
    private void rotateIn(R064Store v, R064Store result) {
        v.multiply(vectors, first);
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += vectors.data[i * n + k] * first.data[j * n + k];
                }
                result.data[j * n + i] = sum;
            }
        }
    }

    /** Computes the symmetric matrix UvUᵀ. */
    private void rotateOut(R064Store v, R064Store result) {
        vectors.multiply(v, first);
        for (int j = 0; j < n; j++) {
            for (int i = 0; i <= j; i++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += first.data[k * n + i] * vectors.data[k * n + j];
                }
                result.data[j * n + i] = sum;
                result.data[i * n + j] = sum;
            }
        }
    }
}
