package org.repdyn.core.algebra;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * A matrix that does not change and is multiplied with many matrices of few columns, such as the eigenvectors of a closed form or the matrix of a quadratic loss. A backend may keep a
 * copy of it in the memory where its products are computed: to copy a matrix takes as long as to multiply it with a few columns. Thread-safe.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface FixedMatrix {

    /** Returns the matrix, which must not be modified. */
    R064Store matrix();

    /**
     * Computes result = matrix·right or matrixᵀ·right.
     *
     * @param transpose true for the transpose of the matrix
     * @param result overwritten; must have the shape of the product and share no memory with the factors
     * @throws IllegalArgumentException if the shapes do not match or the result is one of the factors
     */
    void multiply(boolean transpose, R064Store right, R064Store result);

    /** Returns the smallest number of columns of a right factor with which this product is faster than one with copies of the matrix in Java. */
    default int fewestColumns() {
        return 1;
    }

    /** Returns matrix·right as a new matrix. */
    default R064Store multiply(R064Store right) {
        R064Store result = Operands.zeros(matrix().getRowDim(), right.getColDim());
        multiply(false, right, result);
        return result;
    }
}
