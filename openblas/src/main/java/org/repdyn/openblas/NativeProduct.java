package org.repdyn.openblas;

import org.ojalgo.matrix.store.R064Store;

/**
 * Product of two matrices by dgemm, block by block in native memory that is reused. The Java bindings would copy whole arrays into fresh
 * native memory at each call, which takes longer than a product with few columns. An instance serves one thread.
 */
final class NativeProduct {

    /** Largest length of a block of the left factor in the direction in which it is stored: long runs are copied fastest (measured). */
    private static final int LONG_SIDE = 8192;

    /** Largest length of a block of the left factor in the other direction, which is as many as dgemm itself takes at a time. */
    private static final int SHORT_SIDE = 256;

    /** Largest number of entries of a block, 4 MB; three blocks fit into a third-level cache (measured). */
    private static final int ENTRIES = 1 << 19;

    private final NativeBlock left = new NativeBlock();
    private final NativeBlock right = new NativeBlock();
    private final NativeBlock sums = new NativeBlock();

    /** Computes result = op(a)·op(b) for matrices whose shapes match, none of them empty. */
    void compute(R064Store a, boolean transposeA, R064Store b, boolean transposeB, R064Store result) {
        int rows = result.getRowDim();
        int columns = result.getColDim();
        int inner = transposeA ? a.getRowDim() : a.getColDim();
        int longSide = Math.min(transposeA ? inner : rows, LONG_SIDE);
        int shortSide = Math.min(transposeA ? rows : inner, Math.min(SHORT_SIDE, ENTRIES / longSide));
        int blockRows = transposeA ? shortSide : longSide;
        int blockInner = transposeA ? longSide : shortSide;
        int blockColumns = ENTRIES / Math.max(blockRows, blockInner);
        for (int j = 0; j < columns; j += blockColumns) {
            int width = Math.min(blockColumns, columns - j);
            for (int i = 0; i < rows; i += blockRows) {
                int height = Math.min(blockRows, rows - i);
                sums.reserve(height * width);
                for (int k = 0; k < inner; k += blockInner) {
                    int depth = Math.min(blockInner, inner - k);
                    left.load(a, transposeA, i, k, height, depth);
                    right.load(b, transposeB, k, j, depth, width);
                    sums.multiply(left, transposeA, right, transposeB, height, width, depth, k > 0);
                }
                sums.store(result, i, j, height, width);
            }
        }
    }
}
