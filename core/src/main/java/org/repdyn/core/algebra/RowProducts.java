package org.repdyn.core.algebra;

import java.util.function.BiConsumer;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/** Inner products of the rows of a matrix in blocks of rows, without a matrix of all pairs. */
final class RowProducts {

    /** Rows of a block; the inner products of two blocks take 128 kB, which stay in a second-level cache. */
    private static final int BLOCK = 128;

    private RowProducts() {}

    /** A product op(a)·op(b). */
    @FunctionalInterface
    interface Product {
        /** Computes the product. */
        void multiply(
                MatrixStore<Double> a, boolean transposeA, MatrixStore<Double> b, boolean transposeB, R064Store result);
    }

    /**
     * Returns Σ_{i≠j} (aᵢᵀaⱼ)².
     *
     * @param product product of two blocks
     * @param gram overwrites its second argument with the inner products of the rows of its first
     */
    static double sumOfSquares(R064Store a, Product product, BiConsumer<R064Store, R064Store> gram) {
        int n = a.getRowDim();
        R064Store[] blocks = new R064Store[(n + BLOCK - 1) / BLOCK];
        double sum = 0;
        R064Store inner = R064Store.FACTORY.make(Math.min(BLOCK, n), Math.min(BLOCK, n));
        R064Store own = inner;
        for (int right = 0; right < blocks.length; right++) {
            blocks[right] = block(a, right * BLOCK);
            int columns = blocks[right].getRowDim();
            if (inner.getColDim() != columns) {
                inner = R064Store.FACTORY.make(Math.min(BLOCK, n), columns);
            }
            for (int left = 0; left < right; left++) {
                product.multiply(blocks[left], false, blocks[right], true, inner);
                sum += 2 * Operands.squaredNorm(inner.data, 0, inner.data.length);
            }
            if (own.getRowDim() != columns) {
                own = R064Store.FACTORY.make(columns, columns);
            }
            gram.accept(blocks[right], own);
            sum += Operands.squaredOffDiagonal(own);
        }
        return sum;
    }

    private static R064Store block(R064Store a, int from) {
        int n = a.getRowDim();
        int count = Math.min(BLOCK, n - from);
        R064Store result = R064Store.FACTORY.make(count, a.getColDim());
        for (int c = 0; c < a.getColDim(); c++) {
            System.arraycopy(a.data, c * n + from, result.data, c * count, count);
        }
        return result;
    }
}
