package org.repdyn.core.algebra;

import java.util.Collection;
import java.util.List;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.plugin.LoadedPlugin;

/**
 * Linear-algebra service, which gives every operation to the backend that is fastest for its size. Thread-safe. The result of an
 * operation depends only on its operands and on the set of backends.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface LinearAlgebra {

    /** Returns a service that uses ojAlgo only, which gives the same bits on every machine. */
    static LinearAlgebra ojAlgo() {
        return of(List.of());
    }

    /**
     * Starts the given backends and returns a service that uses those that can run on this machine. ojAlgo is always one of them
     * and takes the operations that no other backend takes.
     *
     * @param providers as found by {@link java.util.ServiceLoader}, in any order
     */
    static LinearAlgebra of(Iterable<? extends LinearAlgebraBackendProvider> providers) {
        return DispatchingLinearAlgebra.start(providers);
    }

    /**
     * Does the same as {@link #of(Iterable)}, and keeps the plugins of the backends in use for the provenance. The backends start in
     * the background, and the first operation waits for them.
     *
     * @param plugins plugins in any order, each name once
     */
    static LinearAlgebra ofPlugins(Collection<LoadedPlugin<LinearAlgebraBackendProvider>> plugins) {
        return DispatchingLinearAlgebra.startPlugins(plugins);
    }

    /** Returns the threads that share large products, and that a caller may share other work between. */
    Workers workers();

    /**
     * Returns the same service with other threads. Results do not depend on their number.
     *
     * @param workers threads that share large products
     */
    LinearAlgebra withWorkers(Workers workers);

    /**
     * Returns the plugins of the backends in use, in the order of {@link #backends()}; without the backends that were not
     * found as plugins.
     */
    List<LoadedPlugin<LinearAlgebraBackendProvider>> plugins();

    /** Returns descriptions of the backends in use, for the provenance; the one for the largest operations is first. */
    List<String> backends();

    /** Returns messages for the user about backends that could not start, one line each. */
    List<String> notices();

    /**
     * Computes result = op(a)·op(b).
     *
     * @see LinearAlgebraBackend#multiply
     */
    void multiply(
            MatrixStore<Double> a, boolean transposeA, MatrixStore<Double> b, boolean transposeB, R064Store result);

    /** Returns a·b as a new matrix. */
    default R064Store multiply(MatrixStore<Double> a, MatrixStore<Double> b) {
        R064Store result = Operands.zeros(a.getRowDim(), b.getColDim());
        multiply(a, false, b, false, result);
        return result;
    }

    /** Returns aᵀ·b as a new matrix. */
    default R064Store multiplyLeftTransposed(MatrixStore<Double> a, MatrixStore<Double> b) {
        R064Store result = Operands.zeros(a.getColDim(), b.getColDim());
        multiply(a, true, b, false, result);
        return result;
    }

    /** Returns a·bᵀ as a new matrix. */
    default R064Store multiplyRightTransposed(MatrixStore<Double> a, MatrixStore<Double> b) {
        R064Store result = Operands.zeros(a.getRowDim(), b.getRowDim());
        multiply(a, false, b, true, result);
        return result;
    }

    /**
     * Returns a matrix that is to be multiplied many times. A copy in the memory of a backend may be kept as long as the result is used.
     *
     * @param matrix must not be modified afterwards
     */
    default FixedMatrix fixed(R064Store matrix) {
        return new PlainFixedMatrix(matrix, this);
    }

    /**
     * Returns scratch for products of tall matrices in the memory of a backend; an empty list if products of this shape are computed on the heap, or are so small that copies do not matter.
     *
     * @param rows n, at least 1
     * @param columns k, at least 1
     * @param count number of matrices
     */
    default List<WorkingMatrix> workingMatrices(int rows, int columns, int count) {
        return List.of();
    }

    /**
     * Computes the Gram matrix of the columns of a matrix, aᵀa, or of its rows, aaᵀ, by half of the operations of a product. The result is exactly
     * symmetric.
     *
     * @param ofColumns true for aᵀa, false for aaᵀ
     * @param result overwritten; must have the shape of the product and share no memory with the matrix
     * @throws IllegalArgumentException if the shapes do not match or the result is the matrix
     */
    default void gram(MatrixStore<Double> a, boolean ofColumns, R064Store result) {
        multiply(a, ofColumns, a, !ofColumns, result);
        Operands.copyUpperToLower(result);
    }

    /** Returns aᵀa, the Gram matrix of the columns, exactly symmetric. */
    default R064Store gramOfColumns(MatrixStore<Double> a) {
        R064Store result = Operands.zeros(a.getColDim(), a.getColDim());
        gram(a, true, result);
        return result;
    }

    /** Returns aaᵀ, the Gram matrix of the rows, exactly symmetric. */
    default R064Store gramOfRows(MatrixStore<Double> a) {
        R064Store result = Operands.zeros(a.getRowDim(), a.getRowDim());
        gram(a, false, result);
        return result;
    }

    /**
     * Returns Σ_{i≠j} (aᵢᵀaⱼ)² over ordered pairs of rows, the squared norm of aaᵀ without its diagonal. No matrix of all pairs is stored.
     *
     * @see LinearAlgebraBackend#squaredRowProducts
     */
    default double squaredRowProducts(MatrixStore<Double> a) {
        return RowProducts.sumOfSquares(Operands.dense(a), this::multiply, (block, own) -> gram(block, false, own));
    }

    /**
     * Returns all eigenvalues and eigenvectors of a symmetric matrix.
     *
     * @see LinearAlgebraBackend#symmetricEigen
     */
    SymmetricEigen symmetricEigen(MatrixStore<Double> symmetric);

    /**
     * Returns the eigenvalues of a symmetric matrix and its eigenvectors as a change of coordinates. Faster than {@link #symmetricEigen} for large matrices if the eigenvectors are only
     * multiplied with matrices that have fewer columns in all.
     *
     * @see LinearAlgebraBackend#eigenbasis
     */
    default Eigenbasis eigenbasis(MatrixStore<Double> symmetric) {
        return new PlainEigenbasis(symmetricEigen(symmetric), this);
    }

    /**
     * Returns the lower Cholesky factor of a positive-definite matrix.
     *
     * @see LinearAlgebraBackend#cholesky
     */
    R064Store cholesky(MatrixStore<Double> positiveDefinite);

    /**
     * Returns the upper triangular factor R of a = QR for m ≥ n, up to the signs of its rows. Entries must be of ordinary size, so that their squares do
     * not overflow. R has the singular values of the matrix, with an absolute error of order ε·σ₁.
     *
     * @throws IllegalArgumentException if there are more columns than rows
     * @see LinearAlgebraBackend#triangularFactor
     */
    R064Store triangularFactor(MatrixStore<Double> a);

    /**
     * Returns the min(m, n) singular values of a matrix, descending, each with an absolute error of order ε·σ₁.
     *
     * @throws ArithmeticException if an entry is not finite, or the decomposition does not converge
     */
    default double[] singularValues(MatrixStore<Double> a) {
        return thinSvd(a).values();
    }

    /**
     * Returns the thin singular value decomposition a = U·diag(σ)·Vᵀ with min(m, n) columns and descending σ. Meant for tall thin
     * matrices such as embeddings. The absolute error of every σ is of order ε·σ₁.
     *
     * @throws ArithmeticException if an entry is not finite, or the decomposition does not converge
     */
    ThinSvd thinSvd(MatrixStore<Double> a);

    /**
     * Returns the factor Q of the thin QR decomposition whose R has a positive diagonal, for m ≥ n and full column rank. A row of Q has an error relative to the
     * row of the matrix that it belongs to, so that rows of very different size keep their digits; the size of columns does not matter.
     *
     * @throws IllegalArgumentException if there are more columns than rows
     * @throws ArithmeticException if an entry is not finite, or a column is linearly dependent, to rounding, on the columns before it; the message names the
     *     first such column
     */
    R064Store orthonormalBasis(MatrixStore<Double> a);
}
