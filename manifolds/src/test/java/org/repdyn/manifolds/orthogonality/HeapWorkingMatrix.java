package org.repdyn.manifolds.orthogonality;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.WorkingMatrix;

/** A working matrix on the heap, in place of that of a backend with a native library. */
final class HeapWorkingMatrix implements WorkingMatrix {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    private final R064Store matrix;

    HeapWorkingMatrix(int rows, int columns) {
        matrix = R064Store.FACTORY.make(rows, columns);
    }

    @Override
    public void load(R064Store from) {
        System.arraycopy(from.data, 0, matrix.data, 0, matrix.data.length);
    }

    @Override
    public void store(R064Store to) {
        System.arraycopy(matrix.data, 0, to.data, 0, matrix.data.length);
    }

    @Override
    public void transposeTimes(WorkingMatrix other, R064Store result) {
        ALGEBRA.multiply(matrix, true, ((HeapWorkingMatrix) other).matrix, false, result);
    }

    @Override
    public void gram(R064Store result) {
        ALGEBRA.gram(matrix, true, result);
    }

    @Override
    public void set(WorkingMatrix left, R064Store right) {
        ALGEBRA.multiply(((HeapWorkingMatrix) left).matrix, false, right, false, matrix);
    }

    @Override
    public void subtract(WorkingMatrix left, R064Store right) {
        R064Store product = ALGEBRA.multiply(((HeapWorkingMatrix) left).matrix, right);
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] -= product.data[i];
        }
    }

    @Override
    public double squaredNorm() {
        return OrthogonalManifold.dot(matrix, matrix);
    }
}
