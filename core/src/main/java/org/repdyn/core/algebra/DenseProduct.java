package org.repdyn.core.algebra;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;

/**
 * Product of two column-major matrices, with the memory that it needs. Each entry is the sum over the inner index in ascending
 * order in all algorithms below, so they give the same bits. An instance serves one thread, and a product allocates nothing.
 *
 * <p>ojAlgo's product of two {@code R064Store} is two to four times slower. The JIT compiler vectorises loops over an array
 * from its start, but not loops over columns inside a flat array, and only if their body is short: two columns of the left and
 * three of the right factor were the fastest of fourteen combinations measured (docs/benchmarks.md).
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

    private int rows;
    private int inner;
    private int columns;
    private int aRow;
    private int aInner;
    private int bInner;
    private int bColumn;

    /** True if entries below the diagonal are not needed. */
    private boolean upperOnly;

    private final double[][] thinPanel = new double[THIN_PANEL_INNER][THIN_PANEL_ROWS];
    private final double[] sums0 = new double[THIN_PANEL_ROWS];
    private final double[] sums1 = new double[THIN_PANEL_ROWS];
    private final double[] sums2 = new double[PANEL_ROWS];

    /** Panel for three or more columns, 256 kB; it is empty until the first such product. */
    private double[][] panel = new double[0][];

    /** Computes the entries on and above the diagonal of aᵀa or aaᵀ; others may be overwritten. */
    void gram(R064Store a, boolean ofColumns, R064Store result) {
        upperOnly = true;
        compute(a, ofColumns, a, !ofColumns, result);
        upperOnly = false;
    }

    /** Computes result = op(left)·op(right), for matrices whose shapes match. */
    void compute(R064Store left, boolean transposeA, R064Store right, boolean transposeB, R064Store result) {
        rows = result.getRowDim();
        columns = result.getColDim();
        int leftRows = left.getRowDim();
        int rightRows = right.getRowDim();
        inner = transposeA ? leftRows : left.getColDim();
        aRow = transposeA ? leftRows : 1;
        aInner = transposeA ? 1 : leftRows;
        bInner = transposeB ? rightRows : 1;
        bColumn = transposeB ? 1 : rightRows;
        if (rows < PACKED_ROWS || (transposeA && columns < PACKED_TRANSPOSED_COLUMNS)) {
            tiled(left.data, right.data, result.data);
        } else if (columns > THIN_COLUMNS) {
            if (panel.length == 0) {
                panel = new double[PANEL_INNER][PANEL_ROWS];
            }
            packed(left.data, right.data, result.data, panel, PANEL_ROWS);
        } else if ((double) rows * inner < STREAMED_ENTRIES) {
            packed(left.data, right.data, result.data, thinPanel, THIN_PANEL_ROWS);
        } else {
            streamed(left.data, right.data, result.data);
        }
    }

    /** Computes tiles of 4×4 sums, which fit into registers, and tiles of 4×1 and 1×4 at the edges. */
    private void tiled(double[] a, double[] b, double[] c) {
        int fullRows = rows & ~3;
        int fullColumns = columns & ~3;
        for (int j = 0; j < fullColumns; j += 4) {
            for (int i = 0; i < (upperOnly ? Math.min(j + 4, fullRows) : fullRows); i += 4) {
                tile(a, b, c, i, j);
            }
            for (int i = upperOnly ? rows : fullRows; i < rows; i++) {
                row(a, b, c, i, j);
            }
        }
        for (int j = fullColumns; j < columns; j++) {
            for (int i = 0; i < fullRows; i += 4) {
                column(a, b, c, i, j);
            }
            for (int i = fullRows; i < rows; i++) {
                single(a, b, c, i, j);
            }
        }
    }

    private void tile(double[] a, double[] b, double[] c, int i, int j) {
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
        int p = 0;
        int q = 0;
        for (int k = 0; k < inner; k++) {
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
            p += aInner;
            q += bInner;
        }
        store(c, i + j * rows, c00, c10, c20, c30);
        store(c, i + (j + 1) * rows, c01, c11, c21, c31);
        store(c, i + (j + 2) * rows, c02, c12, c22, c32);
        store(c, i + (j + 3) * rows, c03, c13, c23, c33);
    }

    private static void store(double[] c, int at, double x0, double x1, double x2, double x3) {
        c[at] = x0;
        c[at + 1] = x1;
        c[at + 2] = x2;
        c[at + 3] = x3;
    }

    /** Computes four rows of one column. */
    private void column(double[] a, double[] b, double[] c, int i, int j) {
        double c0 = 0, c1 = 0, c2 = 0, c3 = 0;
        int p = i * aRow;
        int q = j * bColumn;
        for (int k = 0; k < inner; k++) {
            double x = b[q];
            c0 += a[p] * x;
            c1 += a[p + aRow] * x;
            c2 += a[p + 2 * aRow] * x;
            c3 += a[p + 3 * aRow] * x;
            p += aInner;
            q += bInner;
        }
        store(c, i + j * rows, c0, c1, c2, c3);
    }

    /** Computes four columns of one row. */
    private void row(double[] a, double[] b, double[] c, int i, int j) {
        double c0 = 0, c1 = 0, c2 = 0, c3 = 0;
        int p = i * aRow;
        int q = j * bColumn;
        for (int k = 0; k < inner; k++) {
            double x = a[p];
            c0 += x * b[q];
            c1 += x * b[q + bColumn];
            c2 += x * b[q + 2 * bColumn];
            c3 += x * b[q + 3 * bColumn];
            p += aInner;
            q += bInner;
        }
        int at = i + j * rows;
        c[at] = c0;
        c[at + rows] = c1;
        c[at + 2 * rows] = c2;
        c[at + 3 * rows] = c3;
    }

    private void single(double[] a, double[] b, double[] c, int i, int j) {
        double sum = 0;
        int p = i * aRow;
        int q = j * bColumn;
        for (int k = 0; k < inner; k++) {
            sum += a[p] * b[q];
            p += aInner;
            q += bInner;
        }
        c[i + j * rows] = sum;
    }

    /** Adds four columns of the left factor at a time to each column of the result, without a copy of the left factor. */
    private void streamed(double[] a, double[] b, double[] c) {
        for (int j = 0; j < columns; j++) {
            int to = j * rows;
            int q = j * bColumn;
            Arrays.fill(c, to, to + rows, 0);
            int k = 0;
            for (; k + 3 < inner; k += 4) {
                addFourColumns(a, k * rows, b, q + k * bInner, c, to);
            }
            for (; k < inner; k++) {
                double x = b[q + k * bInner];
                int from = k * rows;
                for (int i = 0; i < rows; i++) {
                    c[to + i] += a[from + i] * x;
                }
            }
        }
    }

    private void addFourColumns(double[] a, int from, double[] b, int q, double[] c, int to) {
        double b0 = b[q];
        double b1 = b[q + bInner];
        double b2 = b[q + 2 * bInner];
        double b3 = b[q + 3 * bInner];
        int p1 = from + rows;
        int p2 = p1 + rows;
        int p3 = p2 + rows;
        for (int i = 0; i < rows; i++) {
            c[to + i] = c[to + i] + a[from + i] * b0 + a[p1 + i] * b1 + a[p2 + i] * b2 + a[p3 + i] * b3;
        }
    }

    /** Copies panels of the left factor into separate arrays, over which the loops vectorise. */
    private void packed(double[] a, double[] b, double[] c, double[][] memory, int panelRows) {
        for (int i = 0; i < rows; i += panelRows) {
            int count = Math.min(panelRows, rows - i);
            for (int k = 0; k < inner; k += memory.length) {
                int depth = Math.min(memory.length, inner - k);
                copyPanel(a, memory, i, count, k, depth);
                int q = k * bInner;
                int j = 0;
                // Four remaining columns are two pairs.
                for (; columns - j >= 3 && columns - j != 4; j += 3) {
                    int used = used(i, j + 3, count);
                    begin(c, i + j * rows, k, used, sums0);
                    begin(c, i + (j + 1) * rows, k, used, sums1);
                    begin(c, i + (j + 2) * rows, k, used, sums2);
                    addToThree(memory, b, q + j * bColumn, depth, padded(used));
                    System.arraycopy(sums0, 0, c, i + j * rows, used);
                    System.arraycopy(sums1, 0, c, i + (j + 1) * rows, used);
                    System.arraycopy(sums2, 0, c, i + (j + 2) * rows, used);
                }
                for (; columns - j >= 2; j += 2) {
                    int used = used(i, j + 2, count);
                    begin(c, i + j * rows, k, used, sums0);
                    begin(c, i + (j + 1) * rows, k, used, sums1);
                    addToTwo(memory, b, q + j * bColumn, depth, padded(used));
                    System.arraycopy(sums0, 0, c, i + j * rows, used);
                    System.arraycopy(sums1, 0, c, i + (j + 1) * rows, used);
                }
                if (j < columns) {
                    int used = used(i, j + 1, count);
                    begin(c, i + j * rows, k, used, sums0);
                    addToOne(memory, b, q + j * bColumn, depth, padded(used));
                    System.arraycopy(sums0, 0, c, i + j * rows, used);
                }
            }
        }
    }

    /** Returns the number of rows of a panel, from {@code first} on, that are needed in the columns before {@code end}. */
    private int used(int first, int end, int count) {
        return upperOnly ? Math.max(0, Math.min(count, end - first)) : count;
    }

    /** Returns the next multiple of four, which leaves no remainder to loops over vectors; the entries beyond are never read. */
    private static int padded(int count) {
        return (count + 3) & ~3;
    }

    /** Loads the sums over the inner indices before {@code k}. */
    private static void begin(double[] c, int at, int k, int count, double[] sums) {
        if (k == 0) {
            Arrays.fill(sums, 0, count, 0);
        } else {
            System.arraycopy(c, at, sums, 0, count);
        }
    }

    private void copyPanel(double[] a, double[][] memory, int row, int count, int from, int depth) {
        if (aRow == 1) {
            for (int k = 0; k < depth; k++) {
                System.arraycopy(a, row + (from + k) * aInner, memory[k], 0, count);
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            int start = (row + i) * aRow + from;
            for (int k = 0; k < depth; k++) {
                memory[k][i] = a[start + k];
            }
        }
    }

    private void addToThree(double[][] memory, double[] b, int start, int depth, int count) {
        int q0 = start;
        int q1 = start + bColumn;
        int q2 = q1 + bColumn;
        int k = 0;
        for (; k + 1 < depth; k += 2) {
            addPairToThree(
                    memory[k],
                    memory[k + 1],
                    b[q0],
                    b[q0 + bInner],
                    b[q1],
                    b[q1 + bInner],
                    b[q2],
                    b[q2 + bInner],
                    sums0,
                    sums1,
                    sums2,
                    count);
            q0 += 2 * bInner;
            q1 += 2 * bInner;
            q2 += 2 * bInner;
        }
        if (k < depth) {
            addOne(memory[k], b[q0], sums0, count);
            addOne(memory[k], b[q1], sums1, count);
            addOne(memory[k], b[q2], sums2, count);
        }
    }

    private void addToTwo(double[][] memory, double[] b, int start, int depth, int count) {
        int q0 = start;
        int q1 = start + bColumn;
        int k = 0;
        for (; k + 1 < depth; k += 2) {
            addPairToTwo(memory[k], memory[k + 1], b[q0], b[q0 + bInner], b[q1], b[q1 + bInner], sums0, sums1, count);
            q0 += 2 * bInner;
            q1 += 2 * bInner;
        }
        if (k < depth) {
            addOne(memory[k], b[q0], sums0, count);
            addOne(memory[k], b[q1], sums1, count);
        }
    }

    private void addToOne(double[][] memory, double[] b, int start, int depth, int count) {
        int q = start;
        int k = 0;
        for (; k + 3 < depth; k += 4) {
            addFourToOne(memory, k, b[q], b[q + bInner], b[q + 2 * bInner], b[q + 3 * bInner], sums0, count);
            q += 4 * bInner;
        }
        for (; k < depth; k++) {
            addOne(memory[k], b[q], sums0, count);
            q += bInner;
        }
    }

    private static void addPairToThree(
            double[] x,
            double[] y,
            double x0,
            double y0,
            double x1,
            double y1,
            double x2,
            double y2,
            double[] sums0,
            double[] sums1,
            double[] sums2,
            int count) {
        for (int i = 0; i < count; i++) {
            double xi = x[i];
            double yi = y[i];
            sums0[i] = sums0[i] + xi * x0 + yi * y0;
            sums1[i] = sums1[i] + xi * x1 + yi * y1;
            sums2[i] = sums2[i] + xi * x2 + yi * y2;
        }
    }

    private static void addPairToTwo(
            double[] x,
            double[] y,
            double x0,
            double y0,
            double x1,
            double y1,
            double[] sums0,
            double[] sums1,
            int count) {
        for (int i = 0; i < count; i++) {
            double xi = x[i];
            double yi = y[i];
            sums0[i] = sums0[i] + xi * x0 + yi * y0;
            sums1[i] = sums1[i] + xi * x1 + yi * y1;
        }
    }

    private static void addFourToOne(
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
