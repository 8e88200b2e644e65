package org.repdyn.openblas;

import java.lang.ref.Reference;
import java.util.Optional;
import org.bytedeco.openblas.global.openblas_full;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.FixedMatrix;
import org.repdyn.core.algebra.Operands;

/**
 * A matrix of which a copy is kept in native memory until it is no longer used. OpenBLAS rearranges the factors of a product, which takes longer than to multiply by few columns. Its
 * kernels for AVX-512 read a small transposed left factor as it is stored: where they are, the matrix is multiplied in strips of its transpose.
 */
final class NativeFixedMatrix implements FixedMatrix {

    /** Largest number of entries of a factor or a result that are copied at a time, 4 MB. */
    private static final int ENTRIES = 1 << 19;

    /** Smallest number of entries of a matrix of which a copy is kept, if OpenBLAS rearranges it; smaller ones stay in a second-level cache, and Java is as fast (measured). */
    private static final int LARGE = 200_000;

    /** Columns from which on a product is faster than with copies in Java, if OpenBLAS rearranges the matrix (measured). */
    private static final int REARRANGED_COLUMNS = 5;

    /** Largest number of columns for which strips are faster (measured). */
    private static final int FEW_COLUMNS = 32;

    /** Largest rows·inner·columns of a product that is read in place (OpenBLAS's dgemm_small_matrix_permit). */
    private static final int SMALL_VOLUME = 1_000_000;

    /** Largest rows·columns of such a product with a transposed left factor. */
    private static final int SMALL_RESULT = 1200;

    /** Smallest dimension of a matrix that is read in place. */
    private static final int SMALLEST_SIDE = 32;

    /** Rows of the smallest strip, a unit of the kernels. */
    private static final int UNIT = 8;

    /** Largest number of entries of a matrix that is not symmetric and of which a copy of the transpose is kept too, 8 MB: a share of a third-level cache. */
    private static final int TWICE_ENTRIES = 1 << 20;

    private final R064Store matrix;
    private final Reading reading;
    private final NativeBlock copy = new NativeBlock();

    /** Copy of the transpose, for products with the matrix if both are read in place; the same copy otherwise. */
    private final NativeBlock transposed;

    /** The way in which OpenBLAS reads a matrix. */
    private enum Reading {
        /** The matrix and its transpose are rearranged. */
        REARRANGED,
        /** The transpose is read in place. */
        TRANSPOSE_IN_PLACE,
        /** The matrix and its transpose are read in place. */
        IN_PLACE
    }

    private NativeFixedMatrix(R064Store matrix, Reading reading, boolean symmetric) {
        this.matrix = matrix;
        this.reading = reading;
        copy.load(matrix, 0, 0, matrix.getRowDim(), matrix.getColDim());
        if (symmetric || reading != Reading.IN_PLACE) {
            transposed = copy;
        } else {
            transposed = new NativeBlock();
            transposed.load(R064Store.FACTORY.transpose(matrix), 0, 0, matrix.getColDim(), matrix.getRowDim());
        }
    }

    /**
     * Returns a matrix with its copy; empty if products in Java are as fast.
     *
     * @param transposedInPlace true if OpenBLAS reads a small transposed left factor without rearranging it
     */
    static Optional<FixedMatrix> of(R064Store matrix, boolean transposedInPlace) {
        Reading reading = Reading.REARRANGED;
        boolean symmetric = false;
        if (transposedInPlace && Math.min(matrix.getRowDim(), matrix.getColDim()) >= SMALLEST_SIDE) {
            symmetric = Operands.isSymmetric(matrix);
            reading = symmetric || matrix.data.length <= TWICE_ENTRIES ? Reading.IN_PLACE : Reading.TRANSPOSE_IN_PLACE;
        }
        return reading == Reading.IN_PLACE || matrix.data.length >= LARGE
                ? Optional.of(new NativeFixedMatrix(matrix, reading, symmetric))
                : Optional.empty();
    }

    @Override
    public R064Store matrix() {
        return matrix;
    }

    @Override
    public int fewestColumns() {
        return reading == Reading.IN_PLACE ? 1 : REARRANGED_COLUMNS;
    }

    @Override
    public void multiply(boolean transpose, R064Store right, R064Store result) {
        Operands.requireProduct(matrix, transpose, right, false, result);
        boolean inPlace = transpose ? reading != Reading.REARRANGED : reading == Reading.IN_PLACE;
        int strip = inPlace ? strip(right.getRowDim(), right.getColDim()) : 0;
        if (strip == 0) {
            multiply(copy, transpose, right, result);
        } else {
            multiplyTransposed(transpose ? copy : transposed, strip, right, result);
        }
    }

    /** Returns the number of rows of the result to compute at a time; 0 where OpenBLAS would rearrange the factors. */
    private static int strip(int inner, int columns) {
        if (columns > FEW_COLUMNS || columns == 0) {
            return 0;
        }
        long most = Math.min(SMALL_VOLUME / ((long) inner * columns), SMALL_RESULT / columns);
        return (int) (most / UNIT * UNIT);
    }

    /** Computes result = leftᵀ·right from some columns of the left factor at a time. */
    private static void multiplyTransposed(NativeBlock left, int strip, R064Store right, R064Store result) {
        int rows = result.getRowDim();
        int inner = right.getRowDim();
        int columns = right.getColDim();
        ProductMemory memory = ProductMemory.ofThread();
        memory.right.load(right, 0, 0, inner, columns);
        memory.result.reserve(rows * columns);
        try {
            for (int from = 0; from < rows; from += strip) {
                openblas_full.cblas_dgemm(
                        openblas_full.CblasColMajor,
                        openblas_full.CblasTrans,
                        openblas_full.CblasNoTrans,
                        Math.min(strip, rows - from),
                        columns,
                        inner,
                        1,
                        memory.inLeft.to(left.pointer(), (long) from * inner),
                        inner,
                        memory.right.pointer(),
                        inner,
                        0,
                        memory.inResult.to(memory.result.pointer(), from),
                        rows);
            }
        } finally {
            // The pointer does not keep the block alive.
            Reference.reachabilityFence(left);
        }
        memory.result.store(result, 0, 0, rows, columns);
    }

    /** Computes result = matrix·right or matrixᵀ·right for a matrix in native memory, some columns of the right factor at a time. */
    static void multiply(NativeBlock matrix, boolean transpose, R064Store right, R064Store result) {
        int rows = result.getRowDim();
        int inner = right.getRowDim();
        ProductMemory memory = ProductMemory.ofThread();
        int step = Math.max(1, ENTRIES / Math.max(rows, inner));
        for (int from = 0; from < result.getColDim(); from += step) {
            int columns = Math.min(step, result.getColDim() - from);
            memory.right.load(right, 0, from, inner, columns);
            memory.result.reserve(rows * columns);
            memory.result.multiply(matrix, transpose, memory.right, false, rows, columns, inner, false);
            memory.result.store(result, 0, from, rows, columns);
        }
    }
}
