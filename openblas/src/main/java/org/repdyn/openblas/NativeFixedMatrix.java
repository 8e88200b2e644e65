package org.repdyn.openblas;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.FixedMatrix;
import org.repdyn.core.algebra.Operands;

/** A matrix of which a copy is kept in native memory until it is no longer used. */
final class NativeFixedMatrix implements FixedMatrix {

    /** Largest number of entries of a factor or a result that are copied at a time, 4 MB. */
    private static final int ENTRIES = 1 << 19;

    private final R064Store matrix;
    private final NativeBlock copy = new NativeBlock();

    NativeFixedMatrix(R064Store matrix) {
        this.matrix = matrix;
        copy.load(matrix, 0, 0, matrix.getRowDim(), matrix.getColDim());
    }

    @Override
    public R064Store matrix() {
        return matrix;
    }

    @Override
    public void multiply(boolean transpose, R064Store right, R064Store result) {
        Operands.requireProduct(matrix, transpose, right, false, result);
        multiply(copy, transpose, right, result);
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
