package org.repdyn.core.algebra;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/** The checks every backend makes of its operands, and the way to their numbers. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Operands {

    private Operands() {}

    /** The matrix with its numbers in one column-major array: itself if it already is such a one, else a copy. */
    public static R064Store dense(MatrixStore<Double> matrix) {
        return matrix instanceof R064Store store ? store : R064Store.FACTORY.copy(matrix);
    }

    /**
     * A zero matrix.
     *
     * @throws IllegalArgumentException when it has more entries than an array can hold
     */
    public static R064Store zeros(int rows, int columns) {
        long entries = (long) rows * columns;
        if (entries > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("A matrix of " + rows + "×" + columns
                    + " has more than 2^31 entries, which is the most that fits; use fewer samples.");
        }
        return R064Store.FACTORY.make(rows, columns);
    }

    /**
     * Checks the shapes of a product and that its result is a matrix of its own.
     *
     * @throws IllegalArgumentException when they do not fit
     */
    public static void requireProduct(
            MatrixStore<Double> a, boolean transposeA, MatrixStore<Double> b, boolean transposeB, R064Store result) {
        int rows = transposeA ? a.getColDim() : a.getRowDim();
        int inner = transposeA ? a.getRowDim() : a.getColDim();
        int innerB = transposeB ? b.getColDim() : b.getRowDim();
        int columns = transposeB ? b.getRowDim() : b.getColDim();
        if (inner != innerB || rows != result.getRowDim() || columns != result.getColDim()) {
            throw new IllegalArgumentException("Shapes do not fit: " + rows + "×" + inner + " times " + innerB + "×"
                    + columns + " into " + result.getRowDim() + "×" + result.getColDim() + ".");
        }
        if (result == a || result == b) {
            throw new IllegalArgumentException("The result of a product must be a matrix of its own, not a factor.");
        }
    }

    /**
     * Checks that a matrix is square.
     *
     * @throws IllegalArgumentException when it is not
     */
    public static void requireSquare(MatrixStore<Double> matrix) {
        if (matrix.getRowDim() != matrix.getColDim()) {
            throw new IllegalArgumentException(
                    "A square matrix is needed, got " + matrix.getRowDim() + "×" + matrix.getColDim() + ".");
        }
    }

    /**
     * Checks that every entry is a finite number; an iterative decomposition of others would not end.
     *
     * @param operation what was asked for, such as {@code eigendecomposition}
     * @throws ArithmeticException naming the first entry that is not
     */
    public static void requireFinite(R064Store matrix, String operation) {
        for (int i = 0; i < matrix.data.length; i++) {
            if (!Double.isFinite(matrix.data[i])) {
                int rows = matrix.getRowDim();
                throw new ArithmeticException("The " + operation + " needs finite numbers; row " + i % rows
                        + ", column " + i / rows + " (counted from 0) is " + matrix.data[i] + ".");
            }
        }
    }

    /**
     * Checks a pivot of a Cholesky factorisation: what is left of a diagonal entry when the earlier columns have taken
     * their part, against the rounding of that subtraction, n·ε·diagonal. The test does not depend on the scale of rows.
     *
     * @param pivot the remainder, the square of the factor's diagonal entry
     * @param diagonal the matrix's own diagonal entry
     * @throws ArithmeticException naming the pivot when it is not positive
     */
    public static void requirePivot(double pivot, double diagonal, int index, int size) {
        if (!(pivot > size * Math.ulp(1.0) * Math.abs(diagonal))) {
            throw new ArithmeticException("The matrix is not positive definite to rounding: pivot " + index + " of "
                    + size + " (counted from 0) is " + pivot + " where its diagonal entry is " + diagonal + ".");
        }
    }

    /** (A + Aᵀ)/2 of a square matrix, as a new matrix that the caller may overwrite. */
    public static R064Store symmetricPart(R064Store square) {
        int n = square.getRowDim();
        R064Store result = R064Store.FACTORY.make(n, n);
        for (int j = 0; j < n; j++) {
            for (int i = 0; i <= j; i++) {
                double mean = 0.5 * square.data[i + j * n] + 0.5 * square.data[j + i * n];
                result.data[i + j * n] = mean;
                result.data[j + i * n] = mean;
            }
        }
        return result;
    }
}
