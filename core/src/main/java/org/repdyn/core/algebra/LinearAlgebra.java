package org.repdyn.core.algebra;

import java.util.List;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/**
 * The linear-algebra service: every operation goes to the backend that is fastest for its size. Thread-safe; the result of
 * an operation depends on its operands and on the set of backends alone.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface LinearAlgebra {

    /** ojAlgo alone: the same bits on every machine. */
    static LinearAlgebra ojAlgo() {
        return of(List.of());
    }

    /**
     * Starts the given backends and shares the work among those that can run here. ojAlgo is always among them and takes
     * what no other one takes.
     *
     * @param providers as found by {@link java.util.ServiceLoader}, in any order
     */
    static LinearAlgebra of(Iterable<? extends LinearAlgebraBackendProvider> providers) {
        return DispatchingLinearAlgebra.start(providers);
    }

    /** The backends in use, largest operations first, for the provenance. */
    List<String> backends();

    /** What the user should know about backends that could not start; one line each. */
    List<String> notices();

    /**
     * result = op(a)·op(b).
     *
     * @see LinearAlgebraBackend#multiply
     */
    void multiply(
            MatrixStore<Double> a, boolean transposeA, MatrixStore<Double> b, boolean transposeB, R064Store result);

    /** a·b as a new matrix. */
    default R064Store multiply(MatrixStore<Double> a, MatrixStore<Double> b) {
        R064Store result = Operands.zeros(a.getRowDim(), b.getColDim());
        multiply(a, false, b, false, result);
        return result;
    }

    /** aᵀ·b as a new matrix. */
    default R064Store multiplyLeftTransposed(MatrixStore<Double> a, MatrixStore<Double> b) {
        R064Store result = Operands.zeros(a.getColDim(), b.getColDim());
        multiply(a, true, b, false, result);
        return result;
    }

    /** a·bᵀ as a new matrix. */
    default R064Store multiplyRightTransposed(MatrixStore<Double> a, MatrixStore<Double> b) {
        R064Store result = Operands.zeros(a.getRowDim(), b.getRowDim());
        multiply(a, false, b, true, result);
        return result;
    }

    /** @see LinearAlgebraBackend#symmetricEigen */
    SymmetricEigen symmetricEigen(MatrixStore<Double> symmetric);

    /** @see LinearAlgebraBackend#cholesky */
    R064Store cholesky(MatrixStore<Double> positiveDefinite);

    /**
     * Thin singular value decomposition a = U·diag(σ)·Vᵀ, min(m, n) columns, σ descending. For the tall thin matrices of
     * embeddings; relative accuracy ε·σ₁ for every σ.
     */
    ThinSvd thinSvd(MatrixStore<Double> a);

    /**
     * Thin QR decomposition with a positive diagonal of R; returns Q. Defined for m ≥ n and full column rank.
     *
     * @throws IllegalArgumentException when there are more columns than rows
     * @throws ArithmeticException naming the first column that depends, to rounding, on those before it
     */
    R064Store orthonormalBasis(MatrixStore<Double> a);
}
