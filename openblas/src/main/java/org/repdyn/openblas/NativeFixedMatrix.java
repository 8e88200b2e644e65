package org.repdyn.openblas;

import java.lang.ref.Reference;
import java.util.Optional;
import org.bytedeco.openblas.global.openblas_full;
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

    /** Smallest number of entries of a matrix of which a copy is kept, if OpenBLAS rearranges it; smaller ones stay in a second-level cache, and Java is as fast (measured). */
    private static final double LARGE = 2e5;

    /** Columns from which on a product is faster than with copies in Java (measured): if OpenBLAS rearranges the matrix, and if it does not. */
    private static final int REARRANGED_COLUMNS = 5;

    private static final int IN_PLACE_COLUMNS = 2;

    /** Rows of the smallest strip, a unit of the kernels. */
    private static final int UNIT = 8;

    /** Rows of the largest strip. */
    private static final int LARGEST_STRIP = 64;

    private final R064Store matrix;
    private final boolean symmetric;
    private final int fewestColumns;
    private final NativeBlock copy = new NativeBlock();

    private NativeFixedMatrix(R064Store matrix, boolean symmetric, boolean inPlace) {
        this.matrix = matrix;
        this.symmetric = symmetric;
        fewestColumns = inPlace ? IN_PLACE_COLUMNS : REARRANGED_COLUMNS;
        copy.load(matrix, 0, 0, matrix.getRowDim(), matrix.getColDim());
    }

    /**
     * Returns a matrix with its copy; empty if products in Java are as fast.
     *
     * @param transposedInPlace true if OpenBLAS reads a small transposed left factor without rearranging it
     */
    static Optional<FixedMatrix> of(R064Store matrix, boolean transposedInPlace) {
        boolean symmetric = Operands.isSymmetric(matrix);
        boolean inPlace = symmetric && transposedInPlace && strip(matrix.getRowDim(), IN_PLACE_COLUMNS) > 0;
        return inPlace || matrix.data.length >= LARGE
                ? Optional.of(new NativeFixedMatrix(matrix, symmetric, inPlace))
                : Optional.empty();
    }

    @Override
    public R064Store matrix() {
        return matrix;
    }

    @Override
    public int fewestColumns() {
        return fewestColumns;
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
            openblas_full.cblas_dgemm(
                    openblas_full.CblasColMajor,
                    openblas_full.CblasTrans,
                    openblas_full.CblasNoTrans,
                    Math.min(strip, rows - from),
                    columns,
                    inner,
                    1,
                    memory.inLeft.to(copy.pointer(), (long) from * inner),
                    inner,
                    memory.right.pointer(),
                    inner,
                    0,
                    memory.inResult.to(memory.result.pointer(), from),
                    rows);
        }
        // The pointers do not keep the copy alive.
        Reference.reachabilityFence(this);
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
