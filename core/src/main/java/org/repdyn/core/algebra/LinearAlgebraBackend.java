package org.repdyn.core.algebra;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/**
 * The heavy dense operations, float64. An implementation is thread-safe and returns the same bits for the same input
 * whatever else the machine does; it therefore uses one thread, and parallelism stays with the caller.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface LinearAlgebraBackend {

    /** Name and version for the provenance, such as {@code ojalgo 57.1.0}, with the kernel's core type where it matters. */
    String describe();

    /**
     * result = op(a)·op(b), op being the identity or the transpose.
     *
     * @param result overwritten; must have the shape of the product and share no memory with the factors
     */
    void multiply(
            MatrixStore<Double> a, boolean transposeA, MatrixStore<Double> b, boolean transposeB, R064Store result);

    /**
     * All eigenvalues and eigenvectors of a symmetric matrix.
     *
     * @param symmetric n×n; only its symmetric part matters
     */
    SymmetricEigen symmetricEigen(MatrixStore<Double> symmetric);

    /**
     * Lower Cholesky factor L of a positive-definite matrix, A = LLᵀ.
     *
     * @throws ArithmeticException when the matrix is not positive definite to rounding
     */
    R064Store cholesky(MatrixStore<Double> positiveDefinite);
}
