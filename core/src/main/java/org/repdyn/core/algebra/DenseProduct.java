package org.repdyn.core.algebra;

import org.ojalgo.matrix.store.R064Store;

/**
 * Product of two column-major matrices, with the memory that it needs. Each entry is the sum over the inner index in ascending
 * order in all algorithms below, so they give the same bits. An instance serves one thread, and a product allocates nothing.
 *
 * <p>ojAlgo's product of two {@code R064Store} is two to four times slower (docs/benchmarks.md).
 */
final class DenseProduct {

    /** Smallest number of rows for which panels are copied; for fewer, the copy costs more than it saves (measured). */
    private static final int PACKED_ROWS = 24;

    /** Largest number of columns of a product that a large left factor limits by its memory. */
    private static final int STREAMED_COLUMNS = 2;

    /** Entries of a left factor from which its memory limits a product with one or two columns, so that it is not copied (measured). */
    private static final double STREAMED_ENTRIES = 1e6;

    /** Smallest number of columns for which a transposed left factor is copied, which costs more (measured). */
    private static final int PACKED_TRANSPOSED_COLUMNS = 8;

    private final ProductShape shape = new ProductShape();
    private final TiledProduct tiled = new TiledProduct(shape);
    private final StreamedProduct streamed = new StreamedProduct(shape);
    private final NarrowProduct narrow = new NarrowProduct(shape);
    private final PackedProduct packed = new PackedProduct(shape);

    /** Computes the entries on and above the diagonal of aᵀa or aaᵀ; others may be overwritten. */
    void gram(R064Store a, boolean ofColumns, R064Store result) {
        shape.upperOnly = true;
        try {
            compute(a, ofColumns, a, !ofColumns, result);
        } finally {
            // Memory may be too small for this product; the next one must not stop at the diagonal.
            shape.upperOnly = false;
        }
    }

    /** Computes result = op(left)·op(right), for matrices whose shapes match. */
    void compute(R064Store left, boolean transposeA, R064Store right, boolean transposeB, R064Store result) {
        shape.set(left, transposeA, right, transposeB, result);
        if (shape.rows < PACKED_ROWS || (transposeA && shape.columns < PACKED_TRANSPOSED_COLUMNS)) {
            tiled.compute(left.data, right.data, result.data);
        } else if (transposeA || shape.columns > NarrowProduct.MOST_COLUMNS || isShallow()) {
            packed.compute(left.data, right.data, result.data);
        } else if (shape.columns > STREAMED_COLUMNS || (double) shape.rows * shape.inner < STREAMED_ENTRIES) {
            narrow.compute(left.data, right.data, result.data);
        } else {
            streamed.compute(left.data, right.data, result.data);
        }
    }

    private boolean isShallow() {
        return shape.columns >= PackedProduct.LEAST_COLUMNS && shape.inner < NarrowProduct.LEAST_INNER;
    }
}
