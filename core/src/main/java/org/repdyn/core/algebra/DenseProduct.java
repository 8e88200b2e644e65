package org.repdyn.core.algebra;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;

/**
 * Product of two column-major matrices. Each entry is the sum over the inner index in ascending order in both algorithms below, so
 * they give the same bits.
 *
 * <p>ojAlgo's product of two {@code R064Store} is two to four times slower: the JIT compiler vectorises loops over an array from its
 * start, but not loops over columns inside a flat array (docs/benchmarks.md).
 */
final class DenseProduct {

    /** Rows of a panel. 256·128 numbers fit into the second-level cache of a core. */
    private static final int PANEL_ROWS = 256;

    /** Inner indices of a panel. */
    private static final int PANEL_INNER = 128;

    /** Smallest number of rows for which panels are copied; for fewer, the copy costs more than it saves (measured). */
    private static final int PACKED_ROWS = 48;

    /** Smallest number of columns for which panels are copied (measured). */
    private static final int PACKED_COLUMNS = 4;

    /** Smallest rows·inner·columns for which panels are copied (measured). */
    private static final double PACKED_VOLUME = 2e5;

    private final int rows;
    private final int inner;
    private final int columns;
    private final double[] a;
    private final int aRow;
    private final int aInner;
    private final double[] b;
    private final int bInner;
    private final int bColumn;
    private final double[] c;

    private DenseProduct(R064Store left, boolean transposeA, R064Store right, boolean transposeB, R064Store result) {
        rows = result.getRowDim();
        columns = result.getColDim();
        inner = transposeA ? left.getRowDim() : left.getColDim();
        a = left.data;
        aRow = transposeA ? left.getRowDim() : 1;
        aInner = transposeA ? 1 : left.getRowDim();
        b = right.data;
        bInner = transposeB ? right.getRowDim() : 1;
        bColumn = transposeB ? 1 : right.getRowDim();
        c = result.data;
    }

    /** Memory for one panel and one strip of sums, 256 kB. Each thread has one, so that a product allocates nothing. */
    static final class Panel {

        private final double[][] columns = new double[PANEL_INNER][PANEL_ROWS];
        private final double[] sums = new double[PANEL_ROWS];
    }

    /** Computes result = op(left)·op(right), for matrices whose shapes match. */
    static void compute(
            R064Store left,
            boolean transposeA,
            R064Store right,
            boolean transposeB,
            R064Store result,
            ThreadLocal<Panel> memory) {
        DenseProduct product = new DenseProduct(left, transposeA, right, transposeB, result);
        double volume = (double) product.rows * product.inner * product.columns;
        if (volume >= PACKED_VOLUME && product.rows >= PACKED_ROWS && product.columns >= PACKED_COLUMNS) {
            product.packed(memory.get());
        } else {
            product.tiled();
        }
    }

    /** Computes tiles of 4×4 sums, which fit into registers. */
    private void tiled() {
        int fullRows = rows & ~3;
        int fullColumns = columns & ~3;
        for (int j = 0; j < fullColumns; j += 4) {
            for (int i = 0; i < fullRows; i += 4) {
                tile(i, j);
            }
            single(fullRows, rows, j, j + 4);
        }
        single(0, rows, fullColumns, columns);
    }

    private void tile(int i, int j) {
        double c00 = 0, c10 = 0, c20 = 0, c30 = 0;
        double c01 = 0, c11 = 0, c21 = 0, c31 = 0;
        double c02 = 0, c12 = 0, c22 = 0, c32 = 0;
        double c03 = 0, c13 = 0, c23 = 0, c33 = 0;
        int p0 = i * aRow;
        int p1 = p0 + aRow;
        int p2 = p1 + aRow;
        int p3 = p2 + aRow;
        int q0 = j * bColumn;
        int q1 = q0 + bColumn;
        int q2 = q1 + bColumn;
        int q3 = q2 + bColumn;
        for (int k = 0; k < inner; k++) {
            int p = k * aInner;
            int q = k * bInner;
            double a0 = a[p0 + p];
            double a1 = a[p1 + p];
            double a2 = a[p2 + p];
            double a3 = a[p3 + p];
            double x = b[q0 + q];
            c00 += a0 * x;
            c10 += a1 * x;
            c20 += a2 * x;
            c30 += a3 * x;
            x = b[q1 + q];
            c01 += a0 * x;
            c11 += a1 * x;
            c21 += a2 * x;
            c31 += a3 * x;
            x = b[q2 + q];
            c02 += a0 * x;
            c12 += a1 * x;
            c22 += a2 * x;
            c32 += a3 * x;
            x = b[q3 + q];
            c03 += a0 * x;
            c13 += a1 * x;
            c23 += a2 * x;
            c33 += a3 * x;
        }
        store(i + j * rows, c00, c10, c20, c30);
        store(i + (j + 1) * rows, c01, c11, c21, c31);
        store(i + (j + 2) * rows, c02, c12, c22, c32);
        store(i + (j + 3) * rows, c03, c13, c23, c33);
    }

    private void store(int at, double x0, double x1, double x2, double x3) {
        c[at] = x0;
        c[at + 1] = x1;
        c[at + 2] = x2;
        c[at + 3] = x3;
    }

    /** Computes the entries outside complete tiles. */
    private void single(int fromRow, int toRow, int fromColumn, int toColumn) {
        for (int j = fromColumn; j < toColumn; j++) {
            for (int i = fromRow; i < toRow; i++) {
                double sum = 0;
                for (int k = 0; k < inner; k++) {
                    sum += a[i * aRow + k * aInner] * b[k * bInner + j * bColumn];
                }
                c[i + j * rows] = sum;
            }
        }
    }

    /** Copies panels of the left factor into separate arrays, over which the loops vectorise. */
    private void packed(Panel memory) {
        Arrays.fill(c, 0);
        double[][] panel = memory.columns;
        double[] sums = memory.sums;
        for (int i = 0; i < rows; i += PANEL_ROWS) {
            int count = Math.min(PANEL_ROWS, rows - i);
            for (int k = 0; k < inner; k += PANEL_INNER) {
                int depth = Math.min(PANEL_INNER, inner - k);
                copyPanel(panel, i, count, k, depth);
                for (int j = 0; j < columns; j++) {
                    System.arraycopy(c, i + j * rows, sums, 0, count);
                    addPanel(panel, depth, k * bInner + j * bColumn, sums, count);
                    System.arraycopy(sums, 0, c, i + j * rows, count);
                }
            }
        }
    }

    private void copyPanel(double[][] panel, int row, int count, int from, int depth) {
        if (aRow == 1) {
            for (int k = 0; k < depth; k++) {
                System.arraycopy(a, row + (from + k) * aInner, panel[k], 0, count);
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            int start = (row + i) * aRow + from;
            for (int k = 0; k < depth; k++) {
                panel[k][i] = a[start + k];
            }
        }
    }

    private void addPanel(double[][] panel, int depth, int start, double[] sums, int count) {
        int q = start;
        int k = 0;
        for (; k + 3 < depth; k += 4) {
            addFour(panel, k, b[q], b[q + bInner], b[q + 2 * bInner], b[q + 3 * bInner], sums, count);
            q += 4 * bInner;
        }
        for (; k < depth; k++) {
            addOne(panel[k], b[q], sums, count);
            q += bInner;
        }
    }

    private static void addFour(
            double[][] panel, int k, double b0, double b1, double b2, double b3, double[] sums, int count) {
        double[] x0 = panel[k];
        double[] x1 = panel[k + 1];
        double[] x2 = panel[k + 2];
        double[] x3 = panel[k + 3];
        for (int i = 0; i < count; i++) {
            sums[i] = sums[i] + x0[i] * b0 + x1[i] * b1 + x2[i] * b2 + x3[i] * b3;
        }
    }

    private static void addOne(double[] x, double factor, double[] sums, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] += x[i] * factor;
        }
    }
}
