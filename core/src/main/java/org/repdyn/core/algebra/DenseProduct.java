package org.repdyn.core.algebra;

import org.ojalgo.matrix.store.R064Store;

/**
 * Product of two column-major matrices, with the memory that it needs. Each entry is the sum over the inner index in ascending
 * order in all algorithms below, so they give the same bits. An instance serves one thread, and a product allocates nothing.
 *
 * <p>ojAlgo's product of two {@code R064Store} is two to four times slower (docs/benchmarks.md).
 */
final class DenseProduct {

    /** Rows of a panel. 256·128 numbers fit into the second-level cache of a core. */
    private static final int PANEL_ROWS = 256;

    /** Inner indices of a panel. */
    private static final int PANEL_INNER = 128;

    /** Smallest number of rows for which panels are copied; for fewer, the copy costs more than it saves (measured). */
    private static final int PACKED_ROWS = 24;

    /** Rows of a panel for one or two columns, for which each panel is read once or twice: it stays in the first-level cache. */
    private static final int THIN_PANEL_ROWS = 1024;

    /** Inner indices of a panel for one or two columns. */
    private static final int THIN_PANEL_INNER = 4;

    /** Largest number of columns for which thin panels are copied. */
    private static final int THIN_COLUMNS = 2;

    /** Entries of a left factor from which its memory limits a product with one or two columns, so that it is not copied (measured). */
    private static final double STREAMED_ENTRIES = 1e6;

    /** Smallest number of columns for which a transposed left factor is copied, which costs more (measured). */
    private static final int PACKED_TRANSPOSED_COLUMNS = 8;

    private final ProductShape shape = new ProductShape();
    private final TiledProduct tiled = new TiledProduct(shape);
    private final StreamedProduct streamed = new StreamedProduct(shape);
    private final PackedProduct packed = new PackedProduct(shape, PANEL_ROWS, PANEL_INNER);
    private final PackedProduct thin = new PackedProduct(shape, THIN_PANEL_ROWS, THIN_PANEL_INNER);

    /** Computes the entries on and above the diagonal of aᵀa or aaᵀ; others may be overwritten. */
    void gram(R064Store a, boolean ofColumns, R064Store result) {
        shape.upperOnly = true;
        compute(a, ofColumns, a, !ofColumns, result);
        shape.upperOnly = false;
    }

    /** Computes result = op(left)·op(right), for matrices whose shapes match. */
    void compute(R064Store left, boolean transposeA, R064Store right, boolean transposeB, R064Store result) {
        shape.set(left, transposeA, right, transposeB, result);
        if (shape.rows < PACKED_ROWS || (transposeA && shape.columns < PACKED_TRANSPOSED_COLUMNS)) {
            tiled.compute(left.data, right.data, result.data);
        } else if (shape.columns > THIN_COLUMNS) {
            packed.compute(left.data, right.data, result.data);
        } else if ((double) shape.rows * shape.inner < STREAMED_ENTRIES) {
            thin.compute(left.data, right.data, result.data);
        } else {
            streamed.compute(left.data, right.data, result.data);
        }
    }
}
