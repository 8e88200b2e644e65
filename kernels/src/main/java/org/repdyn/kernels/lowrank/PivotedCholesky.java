package org.repdyn.kernels.lowrank;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.options.Decimals;

/**
 * Nyström's approximation K ≈ LLᵀ whose landmarks are chosen one by one at the largest diagonal entry of the residual.
 * It reads r columns and the diagonal, costs nr², and computes its error tr(K − LLᵀ) exactly. The residual is positive
 * semi-definite, so the trace bounds its norms. (Harbrecht, Peters, Schneider 2012.)
 *
 * @param factor L, n×r
 * @param landmarks indices of the r columns that were read, in order
 * @param traceError tr(K − LLᵀ), at least 0
 * @param trace tr K
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PivotedCholesky(R064Store factor, int[] landmarks, double traceError, double trace) {

    /**
     * Chooses landmarks until the trace error is at most {@code tolerance} times the trace, or {@code most} are chosen.
     *
     * @throws ArithmeticException if a diagonal entry is negative
     */
    public static PivotedCholesky of(KernelEntries kernel, int most, double tolerance) {
        int n = kernel.size();
        if (most < 1 || !(tolerance >= 0)) {
            throw new IllegalArgumentException(
                    "a Nyström approximation needs at least 1 landmark and a tolerance of at least 0, got " + most
                            + " and " + Decimals.text(tolerance));
        }
        int rank = Math.min(most, n);
        double[] rest = new double[n];
        kernel.diagonal(rest);
        double trace = 0;
        for (int i = 0; i < n; i++) {
            if (!(rest[i] >= 0)) {
                throw new ArithmeticException("the kernel is not positive semi-definite: its diagonal entry " + (i + 1)
                        + " (counted from 1) is " + Decimals.text(rest[i]));
            }
            trace += rest[i];
        }
        double[] original = rest.clone();
        double[] l = new double[Math.multiplyExact(n, rank)];
        double[] column = new double[n];
        int[] landmarks = new int[rank];
        int r = 0;
        double error = trace;
        while (r < rank && error > tolerance * trace) {
            int pivot = 0;
            for (int i = 1; i < n; i++) {
                pivot = rest[i] > rest[pivot] ? i : pivot;
            }
            // The rest of the diagonal entry is rounding error.
            if (!(rest[pivot] > n * 0x1p-52 * original[pivot])) {
                break;
            }
            kernel.column(pivot, column);
            double root = Math.sqrt(rest[pivot]);
            int to = r * n;
            System.arraycopy(column, 0, l, to, n);
            for (int p = 0; p < r; p++) {
                double factor = l[p * n + pivot];
                int from = p * n;
                for (int i = 0; i < n; i++) {
                    l[to + i] -= factor * l[from + i];
                }
            }
            error = 0;
            for (int i = 0; i < n; i++) {
                l[to + i] /= root;
                rest[i] = Math.max(0, rest[i] - l[to + i] * l[to + i]);
                error += rest[i];
            }
            for (int p = 0; p < r; p++) {
                l[to + landmarks[p]] = 0;
            }
            error -= rest[pivot];
            rest[pivot] = 0;
            landmarks[r++] = pivot;
        }
        R064Store factor = R064Store.FACTORY.make(n, r);
        System.arraycopy(l, 0, factor.data, 0, n * r);
        return new PivotedCholesky(factor, Arrays.copyOf(landmarks, r), Math.max(0, error), trace);
    }

    /** Returns LLᵀ as an operator. */
    public SymmetricOperator operator(LinearAlgebra algebra) {
        return new SymmetricOperator() {
            @Override
            public int size() {
                return factor.getRowDim();
            }

            @Override
            public void multiply(R064Store v, R064Store result) {
                algebra.multiply(factor, false, algebra.multiplyLeftTransposed(factor, v), false, result);
            }
        };
    }
}
