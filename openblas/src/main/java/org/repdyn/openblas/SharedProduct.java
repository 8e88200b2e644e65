package org.repdyn.openblas;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.Workers;

/**
 * Large product of two matrices in blocks of the result, or of the inner dimension, that threads share. The division into blocks depends on
 * the shapes alone, so that the bits do not depend on the number of threads.
 */
final class SharedProduct {

    /** Largest number of rows of a block of the result. */
    private static final int ROWS = 1024;

    /** Largest number of columns of a block of the result; a block is 4 MB. */
    private static final int COLUMNS = 512;

    /** Largest number of rows of a block if the result has {@link #MANY} of such blocks: dgemm rearranges the factors less often (measured). */
    private static final int MORE_ROWS = 1536;

    /** Largest number of columns of such a block, which is 12 MB. */
    private static final int MORE_COLUMNS = 1024;

    /** Number of blocks from which on they may be large, so that threads still share them. */
    private static final int MANY = 8;

    /** Inner indices of the blocks of the factors, as many as dgemm takes at a time with AVX-512. */
    static final int INNER = 384;

    /** Inner indices of one part of a product whose result is a single block, such as a covariance of many samples. */
    private static final int SHARED_INNER = 1024;

    /** Smallest rows·inner·columns of a product that threads share, about a millisecond of work. */
    private static final double SHARED_VOLUME = 1e7;

    /** Smallest dimension of a product that threads share; {@link NativeProduct} is faster for thinner ones. */
    private static final int SMALLEST_SIDE = 64;

    /** Rows of the smallest unit of OpenBLAS's kernels; blocks are multiples of it. */
    private static final int UNIT = 16;

    private final R064Store left;
    private final boolean transposeLeft;
    private final R064Store right;
    private final boolean transposeRight;
    private final R064Store result;
    private final int inner;
    private final int blockRows;
    private final int blockColumns;

    /** Creates the product of matrices whose shapes match and have no dimension 0. */
    SharedProduct(R064Store left, boolean transposeLeft, R064Store right, boolean transposeRight, R064Store result) {
        this.left = left;
        this.transposeLeft = transposeLeft;
        this.right = right;
        this.transposeRight = transposeRight;
        this.result = result;
        this.inner = transposeLeft ? left.getRowDim() : left.getColDim();
        int rows = result.getRowDim();
        int columns = result.getColDim();
        boolean many = count(rows, MORE_ROWS) * count(columns, MORE_COLUMNS) >= MANY;
        this.blockRows = side(rows, many ? MORE_ROWS : ROWS);
        this.blockColumns = side(columns, many ? MORE_COLUMNS : COLUMNS);
    }

    /** Returns true for a product that this class is for. */
    static boolean isLarge(int rows, int inner, int columns) {
        return (double) rows * inner * columns >= SHARED_VOLUME
                && Math.min(inner, Math.min(rows, columns)) >= SMALLEST_SIDE;
    }

    /** Returns the number of blocks of a side that cover a size. */
    private static int count(int size, int side) {
        return (size + side - 1) / side;
    }

    /** Returns the side of blocks of about equal size, at most {@code most}. */
    private static int side(int size, int most) {
        int blocks = count(size, most);
        int even = (size + blocks - 1) / blocks;
        return blocks == 1 ? size : (even + UNIT - 1) / UNIT * UNIT;
    }

    /** Computes the product. */
    void compute(Workers workers) {
        int down = count(result.getRowDim(), blockRows);
        int across = count(result.getColDim(), blockColumns);
        if (down * across > 1) {
            workers.forEach(down * across, i -> {
                block(i % down, i / down, 0, inner);
                store(i % down, i / down);
            });
        } else if (inner >= 2 * SHARED_INNER) {
            sumOfParts(workers);
        } else {
            block(0, 0, 0, inner);
            store(0, 0);
        }
    }

    /** Computes a result of one block as the sum of products over parts of the inner dimension, added in ascending order. */
    private void sumOfParts(Workers workers) {
        int parts = inner / SHARED_INNER;
        R064Store[] products = new R064Store[parts];
        workers.forEach(parts, i -> {
            int to = i == parts - 1 ? inner : (i + 1) * SHARED_INNER;
            NativeBlock product = block(0, 0, i * SHARED_INNER, to);
            products[i] = i == 0 ? result : R064Store.FACTORY.make(blockRows, blockColumns);
            product.store(products[i], 0, 0, blockRows, blockColumns);
        });
        for (int i = 1; i < parts; i++) {
            double[] product = products[i].data;
            for (int j = 0; j < product.length; j++) {
                result.data[j] += product[j];
            }
        }
    }

    private void store(int down, int across) {
        int row = down * blockRows;
        int column = across * blockColumns;
        int rows = Math.min(blockRows, result.getRowDim() - row);
        int columns = Math.min(blockColumns, result.getColDim() - column);
        ProductMemory.ofThread().result.store(result, row, column, rows, columns);
    }

    /** Returns the memory of this thread with the sum over a range of inner indices of a block of the product. */
    private NativeBlock block(int down, int across, int from, int to) {
        ProductMemory memory = ProductMemory.ofThread();
        int row = down * blockRows;
        int column = across * blockColumns;
        int rows = Math.min(blockRows, result.getRowDim() - row);
        int columns = Math.min(blockColumns, result.getColDim() - column);
        memory.result.reserve(rows * columns);
        for (int k = from; k < to; k += INNER) {
            int depth = Math.min(INNER, to - k);
            memory.left.load(left, transposeLeft, row, k, rows, depth);
            memory.right.load(right, transposeRight, k, column, depth, columns);
            memory.result.multiply(
                    memory.left, transposeLeft, memory.right, transposeRight, rows, columns, depth, k > from);
        }
        return memory.result;
    }
}
