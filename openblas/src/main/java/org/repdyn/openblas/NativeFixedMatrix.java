package org.repdyn.openblas;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.FixedMatrix;
import org.repdyn.core.algebra.Operands;

/** A matrix of which a copy is kept in native memory until it is no longer used. */
final class NativeFixedMatrix implements FixedMatrix {

    /** Largest number of entries of a factor or a result that are copied at a time, 4 MB. */
    private static final int ENTRIES = 1 << 19;

    /** Largest number of columns of a right factor with which OpenBLAS takes longer to rearrange the matrix than to multiply (measured). */
    private static final int FEW_COLUMNS = 16;

    /** Largest rows·inner·columns that OpenBLAS multiplies without rearranging the factors, where its kernels can. */
    private static final int SMALL_VOLUME = 1_000_000;

    /** Rows of the smallest strip, a unit of the kernels. */
    private static final int UNIT = 8;

    /** Rows of the largest strip. */
    private static final int LARGEST_STRIP = 64;

    private final R064Store matrix;
    private final boolean symmetric;
    private final NativeBlock copy = new NativeBlock();

    NativeFixedMatrix(R064Store matrix) {
        this.matrix = matrix;
        symmetric = Operands.isSymmetric(matrix);
        copy.load(matrix, 0, 0, matrix.getRowDim(), matrix.getColDim());
    }

    @Override
    public R064Store matrix() {
        return matrix;
    }

    @Override
    public void multiply(boolean transpose, R064Store right, R064Store result) {
        Operands.requireProduct(matrix, transpose, right, false, result);
        int strip = strip(right.getRowDim(), right.getColDim());
        if ((transpose || symmetric) && strip > 0) {
            multiplyTransposed(strip, right, result);
        } else {
            multiply(copy, transpose, right, result);
        }
    }

    /** Returns the number of rows of the result to compute at a time; 0 where all at once is as fast. */
    private static int strip(int inner, int columns) {
        if (columns > FEW_COLUMNS) {
            return 0;
        }
        long most = SMALL_VOLUME / Math.max(1, (long) inner * columns);
        return (int) Math.min(LARGEST_STRIP, most / UNIT * UNIT);
    }

    /** Computes result = matrixᵀ·right from some columns of the matrix at a time, which the kernels read as they are stored. */
    private void multiplyTransposed(int strip, R064Store right, R064Store result) {
        int rows = result.getRowDim();
        int inner = right.getRowDim();
        int columns = right.getColDim();
        ProductMemory memory = ProductMemory.ofThread();
        memory.right.load(right, 0, 0, inner, columns);
        memory.result.reserve(rows * columns);
        for (int from = 0; from < rows; from += strip) {
            memory.result.multiplyStrip(copy, from, Math.min(strip, rows - from), memory.right, rows, columns, inner);
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
