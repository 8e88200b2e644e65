package org.repdyn.kernels.lowrank;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.options.Decimals;

/**
 * Nyström's approximation K ≈ LLᵀ whose landmarks are chosen one by one at the largest diagonal entry of the residual.
 * It reads r columns and the diagonal, costs nr², and computes its error tr(K − LLᵀ) exactly. The residual is positive
 * semi-definite, so the trace bounds its norms. (Harbrecht, Peters, Schneider 2012.) The array and the matrix are not copied; two approximations
 * are equal only if they share the array.
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
        CholeskyResidual residual = new CholeskyResidual(kernel, Math.min(most, n));
        double trace = residual.trace();
        boolean added = true;
        while (added && !residual.full() && residual.trace() > tolerance * trace) {
            added = residual.addLandmark();
        }
        return new PivotedCholesky(residual.factor(), residual.landmarks(), Math.max(0, residual.trace()), trace);
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
