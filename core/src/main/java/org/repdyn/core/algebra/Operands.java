package org.repdyn.core.algebra;

import java.util.List;
import java.util.Objects;
import java.util.function.ObjIntConsumer;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Decimals;

/** Checks of operands that every backend makes, and access to their entries. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class Operands {

    /** Side of the squares in which a symmetric part is computed, in rows. */
    private static final int SQUARE = 32;

    private Operands() {}

    /** Returns the matrix with its entries in one column-major array: the matrix itself if it has this form, else a copy. */
    public static R064Store dense(MatrixStore<Double> matrix) {
        return matrix instanceof R064Store store ? store : R064Store.FACTORY.copy(matrix);
    }

    /**
     * Returns a zero matrix.
     *
     * @throws IllegalArgumentException if a number is negative, or it has more entries than an array can have
     */
    public static R064Store zeros(int rows, int columns) {
        if (rows < 0 || columns < 0) {
            throw new IllegalArgumentException("A matrix cannot have " + rows + " rows and " + columns + " columns.");
        }
        long entries = (long) rows * columns;
        if (entries > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("A matrix of " + rows + "×" + columns
                    + " has more than 2^31 - 1 entries, the limit of a Java array; use fewer samples or outputs");
        }
        return R064Store.FACTORY.make(rows, columns);
    }

    /**
     * Checks the shapes of a product, and that its result is not one of the factors.
     *
     * @throws IllegalArgumentException if the shapes do not match or the result is a factor
     */
    public static void requireProduct(
            MatrixStore<Double> a, boolean transposeA, MatrixStore<Double> b, boolean transposeB, R064Store result) {
        int rows = transposeA ? a.getColDim() : a.getRowDim();
        int inner = transposeA ? a.getRowDim() : a.getColDim();
        int innerB = transposeB ? b.getColDim() : b.getRowDim();
        int columns = transposeB ? b.getRowDim() : b.getColDim();
        if (inner != innerB || rows != result.getRowDim() || columns != result.getColDim()) {
            throw new IllegalArgumentException("The shapes of a product do not match: " + rows + "×" + inner + " times "
                    + innerB + "×" + columns + " into " + result.getRowDim() + "×" + result.getColDim() + ".");
        }
        if (result == a || result == b) {
            throw new IllegalArgumentException(
                    "The result of a product must not be one of its factors; pass a new matrix.");
        }
    }

    /**
     * Checks that matrices whose columns are copied one after another have a given number of rows.
     *
     * @throws IllegalArgumentException if one has not; the message has its index
     */
    public static void requireRows(List<? extends MatrixStore<Double>> matrices, int rows) {
        for (int i = 0; i < matrices.size(); i++) {
            if (matrices.get(i).getRowDim() != rows) {
                throw new IllegalArgumentException("Matrices of " + rows + " rows are needed, but matrix " + i + " is "
                        + matrices.get(i).getRowDim() + "×" + matrices.get(i).getColDim() + ".");
            }
        }
    }

    /**
     * Checks that a matrix is square.
     *
     * @throws IllegalArgumentException if it is not
     */
    public static void requireSquare(MatrixStore<Double> matrix) {
        if (matrix.getRowDim() != matrix.getColDim()) {
            throw new IllegalArgumentException(
                    "A square matrix is needed, got " + matrix.getRowDim() + "×" + matrix.getColDim() + ".");
        }
    }

    /**
     * Checks that every entry is finite; an iterative decomposition of other matrices does not end.
     *
     * @param operation name of the operation, such as {@code eigendecomposition}
     * @throws ArithmeticException if an entry is not finite; the message names the first one
     */
    public static void requireFinite(R064Store matrix, String operation) {
        for (int i = 0; i < matrix.data.length; i++) {
            if (!Double.isFinite(matrix.data[i])) {
                int rows = matrix.getRowDim();
                throw new ArithmeticException("The " + operation + " needs finite numbers; row " + i % rows
                        + ", column " + i / rows + " (counted from 0) is " + Decimals.text(matrix.data[i]));
            }
        }
    }

    /**
     * Checks a pivot of a Cholesky factorisation: the remainder of a diagonal entry after the subtraction of the earlier columns must
     * exceed the rounding error of that subtraction, n·ε·diagonal. The check does not depend on the scale of rows.
     *
     * @param pivot remainder, the square of the diagonal entry of the factor
     * @param diagonal diagonal entry of the matrix
     * @param index index of the pivot, from 0
     * @param size number n of rows
     * @throws ArithmeticException if the pivot is too small; the message names it
     */
    public static void requirePivot(double pivot, double diagonal, int index, int size) {
        if (!(pivot > size * Math.ulp(1.0) * Math.abs(diagonal))) {
            throw new ArithmeticException("The matrix is not positive definite to rounding: pivot " + index + " of "
                    + size + " (counted from 0) is " + Decimals.text(pivot) + " where its diagonal entry is "
                    + Decimals.text(diagonal) + ".");
        }
    }

    /**
     * Checks the shape of a Gram matrix, and that it is not the matrix itself.
     *
     * @param ofColumns true for aᵀa, false for aaᵀ
     * @throws IllegalArgumentException if the shapes do not match or the result is the matrix
     */
    public static void requireGram(MatrixStore<Double> a, boolean ofColumns, R064Store result) {
        int size = ofColumns ? a.getColDim() : a.getRowDim();
        if (result.getRowDim() != size || result.getColDim() != size) {
            throw new IllegalArgumentException("The Gram matrix of the " + (ofColumns ? "columns" : "rows") + " of a "
                    + a.getRowDim() + "×" + a.getColDim() + " matrix is " + size + "×" + size + ", but the result is "
                    + result.getRowDim() + "×" + result.getColDim() + ".");
        }
        if (result == a) {
            throw new IllegalArgumentException(
                    "The result of a Gram matrix must not be the matrix itself; pass a new matrix.");
        }
    }

    /**
     * Checks that a matrix has at least as many rows as columns.
     *
     * @throws IllegalArgumentException if it has more columns
     */
    static void requireTall(MatrixStore<Double> a, String what) {
        if (a.getRowDim() < a.getColDim()) {
            throw new IllegalArgumentException(
                    what + " needs at least as many rows as columns, got " + a.getRowDim() + "×" + a.getColDim() + ".");
        }
    }

    /**
     * Copies the entries above the diagonal of a square matrix to those below, so that it is exactly symmetric.
     *
     * @throws IllegalArgumentException if the matrix is not square
     */
    public static void copyUpperToLower(R064Store square) {
        requireSquare(square);
        copyUpperToLower(square, 0, square.getRowDim(), 0, square.getColDim());
    }

    /**
     * Copies the entries above the diagonal in one block of a square matrix to those below.
     *
     * @param top first row of the block
     * @param bottom row after its last
     * @param left first column of the block
     * @param right column after its last
     */
    public static void copyUpperToLower(R064Store square, int top, int bottom, int left, int right) {
        int n = square.getRowDim();
        // In squares, so that entries of a column stay in the cache while the rows across them are written.
        for (int column = left; column < right; column += SQUARE) {
            for (int row = top; row < bottom; row += SQUARE) {
                for (int j = column; j < Math.min(column + SQUARE, right); j++) {
                    for (int i = row; i < Math.min(Math.min(j, bottom), row + SQUARE); i++) {
                        square.data[j + i * n] = square.data[i + j * n];
                    }
                }
            }
        }
    }

    /** Runs a task on consecutive matrices that have at most {@code most} columns together, or on one that has more, with their number of columns. */
    public static void inGroups(List<R064Store> matrices, int most, ObjIntConsumer<List<R064Store>> task) {
        for (int from = 0; from < matrices.size(); ) {
            int end = from;
            int width = 0;
            while (end < matrices.size()
                    && (end == from || width + matrices.get(end).getColDim() <= most)) {
                width += matrices.get(end).getColDim();
                end++;
            }
            task.accept(matrices.subList(from, end), width);
            from = end;
        }
    }

    /** Returns the squared norm of {@code count} numbers from {@code from} on, in four sums, since a sum waits for the one before it. */
    public static double squaredNorm(double[] x, int from, int count) {
        Objects.checkFromIndexSize(from, count, x.length);
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = from;
        int end = from + count;
        for (; i + 3 < end; i += 4) {
            first += x[i] * x[i];
            second += x[i + 1] * x[i + 1];
            third += x[i + 2] * x[i + 2];
            fourth += x[i + 3] * x[i + 3];
        }
        for (; i < end; i++) {
            first += x[i] * x[i];
        }
        return first + second + (third + fourth);
    }

    /**
     * Returns the squared norm of the entries of a symmetric matrix that do not lie on its diagonal; those below it are not read.
     *
     * @throws IllegalArgumentException if the matrix is not square
     */
    public static double squaredOffDiagonal(R064Store symmetric) {
        requireSquare(symmetric);
        int n = symmetric.getRowDim();
        double half = 0;
        for (int j = 1; j < n; j++) {
            for (int at = j * n; at < j * n + j; at++) {
                half += symmetric.data[at] * symmetric.data[at];
            }
        }
        return 2 * half;
    }

    /** Returns true if a matrix is square and exactly symmetric. */
    public static boolean isSymmetric(R064Store matrix) {
        int n = matrix.getRowDim();
        if (matrix.getColDim() != n) {
            return false;
        }
        for (int left = 0; left < n; left += SQUARE) {
            for (int top = 0; top <= left; top += SQUARE) {
                if (!isSymmetric(matrix.data, n, top, left)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isSymmetric(double[] square, int n, int top, int left) {
        for (int j = left; j < Math.min(left + SQUARE, n); j++) {
            for (int i = top; i <= Math.min(j, top + SQUARE - 1); i++) {
                if (square[i + j * n] != square[j + i * n]) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Returns (A + Aᵀ)/2 of a square matrix, as a new matrix that the caller may overwrite.
     *
     * @throws IllegalArgumentException if the matrix is not square
     */
    public static R064Store symmetricPart(R064Store square) {
        requireSquare(square);
        int n = square.getRowDim();
        R064Store result = R064Store.FACTORY.make(n, n);
        // In squares, so that entries of a column stay in the cache while the rows across them are read and written.
        for (int left = 0; left < n; left += SQUARE) {
            for (int top = 0; top <= left; top += SQUARE) {
                symmetricPart(square.data, result.data, n, top, left);
            }
        }
        return result;
    }

    private static void symmetricPart(double[] square, double[] result, int n, int top, int left) {
        for (int j = left; j < Math.min(left + SQUARE, n); j++) {
            for (int i = top; i <= Math.min(j, top + SQUARE - 1); i++) {
                double mean = 0.5 * square[i + j * n] + 0.5 * square[j + i * n];
                result[i + j * n] = mean;
                result[j + i * n] = mean;
            }
        }
    }
}
