package org.repdyn.core.algebra;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/**
 * Costly dense operations in double precision. An implementation is thread-safe and returns the same bits for the same input at
 * any load of the machine. It therefore uses no threads but those that a caller passes, and divides work between them in a way that does
 * not depend on their number; callers run several operations in parallel.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface LinearAlgebraBackend {

    /** Returns name and version for the provenance, such as {@code ojalgo 57.1.0}, and the processor type if results depend on it. */
    String describe();

    /**
     * Computes result = op(a)·op(b), where op is the identity or the transpose.
     *
     * @param result overwritten; must have the shape of the product and share no memory with the factors
     * @throws IllegalArgumentException if the shapes do not match or the result is one of the factors
     */
    void multiply(
            MatrixStore<Double> a, boolean transposeA, MatrixStore<Double> b, boolean transposeB, R064Store result);

    /**
     * Does the same as {@link #multiply(MatrixStore, boolean, MatrixStore, boolean, R064Store)} on several threads if that is
     * faster. The bits are the same on any number of threads.
     *
     * @param workers threads that may share the work
     */
    default void multiply(
            MatrixStore<Double> a,
            boolean transposeA,
            MatrixStore<Double> b,
            boolean transposeB,
            R064Store result,
            Workers workers) {
        multiply(a, transposeA, b, transposeB, result);
    }

    /**
     * Returns a matrix for many products with few columns, of which this backend keeps a copy in memory of its own; empty if it would gain nothing for a matrix of this size, or there is
     * no such memory.
     *
     * @param matrix is not modified afterwards
     */
    default Optional<FixedMatrix> keep(R064Store matrix) {
        return Optional.empty();
    }

    /**
     * Returns scratch for products of tall matrices in memory of this backend; an empty list if it has none.
     *
     * @param rows n, at least 1
     * @param columns k, at least 1
     * @param count number of matrices
     */
    default List<WorkingMatrix> workingMatrices(int rows, int columns, int count) {
        return List.of();
    }

    /**
     * Computes the Gram matrix of the columns of a matrix, aᵀa, or of its rows, aaᵀ. The result is exactly symmetric, and its bits are the same on any
     * number of threads. A backend that computes one half and copies it needs half of the operations of a product.
     *
     * @param ofColumns true for aᵀa, false for aaᵀ
     * @param result overwritten; must have the shape of the product and share no memory with the matrix
     * @param workers threads that may share the work
     * @throws IllegalArgumentException if the shapes do not match or the result is the matrix
     */
    default void gram(MatrixStore<Double> a, boolean ofColumns, R064Store result, Workers workers) {
        multiply(a, ofColumns, a, !ofColumns, result, workers);
        Operands.copyUpperToLower(result);
    }

    /**
     * Returns Σ_{i≠j} (aᵢᵀaⱼ)² over ordered pairs of rows, the squared norm of aaᵀ without its diagonal. No matrix of all pairs is stored. A backend need not copy
     * the products from memory of its own.
     */
    default double squaredRowProducts(MatrixStore<Double> a) {
        return RowProducts.sumOfSquares(
                Operands.dense(a), this::multiply, (block, own) -> gram(block, false, own, Workers.caller()));
    }

    /**
     * Returns all eigenvalues and eigenvectors of a symmetric matrix.
     *
     * @param symmetric n×n; only its symmetric part is used
     * @throws IllegalArgumentException if the matrix is not square
     * @throws ArithmeticException if an entry is not finite, or the decomposition does not converge
     */
    SymmetricEigen symmetricEigen(MatrixStore<Double> symmetric);

    /**
     * Returns the eigenvalues of a symmetric matrix, and its eigenvectors as factors in memory of this backend; empty if it has no such form or no memory for it.
     *
     * @param symmetric n×n; only its symmetric part is used
     * @throws IllegalArgumentException if the matrix is not square
     * @throws ArithmeticException if an entry is not finite, or the decomposition does not converge
     */
    default Optional<Eigenbasis> eigenbasis(MatrixStore<Double> symmetric) {
        return Optional.empty();
    }

    /**
     * Returns the lower Cholesky factor L of a positive-definite matrix, A = LLᵀ.
     *
     * @throws IllegalArgumentException if the matrix is not square
     * @throws ArithmeticException if an entry is not finite, or the matrix is not positive definite to rounding
     */
    R064Store cholesky(MatrixStore<Double> positiveDefinite);

    /**
     * Returns the upper triangular factor R of A = QR, k×k, of an n×k matrix with n ≥ k whose squares do not overflow. It is unique up to the signs of
     * its rows if A has full column rank. Its singular values are those of A.
     *
     * @throws IllegalArgumentException if n &lt; k
     */
    default R064Store triangularFactor(MatrixStore<Double> a) {
        Operands.requireTall(a, "A triangular factor");
        return TriangularFactor.of(Operands.dense(a).copy(), this);
    }

    /**
     * Returns the min(m, n) singular values of a matrix, descending, each with an absolute error of order ε·σ₁.
     *
     * @throws ArithmeticException if an entry is not finite, or the decomposition does not converge
     */
    default double[] singularValues(MatrixStore<Double> a) {
        return ThinDecompositions.values(Operands.dense(a));
    }

    /**
     * Returns the thin singular value decomposition a = U·diag(σ)·Vᵀ with min(m, n) columns and descending σ, each with an absolute error of order ε·σ₁.
     *
     * @throws ArithmeticException if an entry is not finite, or the decomposition does not converge
     */
    default ThinSvd thinSvd(MatrixStore<Double> a) {
        return ThinDecompositions.svd(Operands.dense(a));
    }

    /**
     * Returns the factor Q of the thin QR decomposition whose R has a positive diagonal, for m ≥ n and full column rank. A row of Q has an error relative to the
     * row of the matrix that it belongs to, so that rows of very different size keep their digits; the size of columns does not matter.
     *
     * @throws IllegalArgumentException if there are more columns than rows
     * @throws ArithmeticException if an entry is not finite, or a column is linearly dependent, to rounding, on the columns before it; the message names the
     *     first such column
     */
    default R064Store orthonormalBasis(MatrixStore<Double> a) {
        return ThinDecompositions.orthonormalBasis(Operands.dense(a));
    }
}
