package org.repdyn.openblas;

import org.bytedeco.openblas.global.openblas_full;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.Operands;
import org.repdyn.core.algebra.WorkingMatrix;

/** A tall matrix in native memory; its products have the bits of those of {@link OpenBlasBackend} for up to 8,192 rows. */
final class NativeWorkingMatrix implements WorkingMatrix {

    private final int n;
    private final int k;
    private final NativeBlock block = new NativeBlock();

    NativeWorkingMatrix(int rows, int columns) {
        n = rows;
        k = columns;
        block.reserve(rows * columns);
    }

    @Override
    public void load(R064Store from) {
        block.load(from, 0, 0, n, k);
    }

    @Override
    public void store(R064Store to) {
        block.store(to, 0, 0, n, k);
    }

    @Override
    public void transposeTimes(WorkingMatrix other, R064Store result) {
        NativeBlock sums = ProductMemory.ofThread().result;
        sums.reserve(k * k);
        sums.multiply(block, true, block(other), false, k, k, n, false);
        sums.store(result, 0, 0, k, k);
    }

    @Override
    public void gram(R064Store result) {
        NativeBlock sums = ProductMemory.ofThread().result;
        sums.reserve(k * k);
        openblas_full.cblas_dsyrk(
                openblas_full.CblasColMajor,
                openblas_full.CblasUpper,
                openblas_full.CblasTrans,
                k,
                n,
                1,
                block.pointer(),
                n,
                0,
                sums.pointer(),
                k);
        sums.store(result, 0, 0, k, k);
        Operands.copyUpperToLower(result);
    }

    @Override
    public void set(WorkingMatrix left, R064Store right) {
        NativeBlock factor = ProductMemory.ofThread().right;
        factor.load(right, 0, 0, k, k);
        block.multiply(block(left), false, factor, false, n, k, k, false);
    }

    @Override
    public void subtract(WorkingMatrix left, R064Store right) {
        NativeBlock factor = ProductMemory.ofThread().right;
        factor.load(right, 0, 0, k, k);
        block.subtract(block(left), factor, n, k, k);
    }

    @Override
    public double squaredNorm() {
        return block.squaredNorm(n * k);
    }

    private static NativeBlock block(WorkingMatrix matrix) {
        return ((NativeWorkingMatrix) matrix).block;
    }
}
