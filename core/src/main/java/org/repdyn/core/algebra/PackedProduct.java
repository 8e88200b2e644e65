package org.repdyn.core.algebra;

import java.util.Arrays;

/** Product in panels of the left factor, which are copied into separate arrays, over which loops vectorise. */
final class PackedProduct {

    /** Smallest number of columns of the right factor. */
    static final int LEAST_COLUMNS = 2;

    /** Rows of a panel. 256·128 numbers fit into the second-level cache of a core. */
    private static final int PANEL_ROWS = 256;

    /** Inner indices of a panel. */
    private static final int PANEL_INNER = 128;

    private final ProductShape shape;
    private final double[] sums0 = new double[PANEL_ROWS];
    private final double[] sums1 = new double[PANEL_ROWS];
    private final double[] sums2 = new double[PANEL_ROWS];

    /** The columns of a panel; it is empty until the first product. */
    private double[][] panel = new double[0][];

    PackedProduct(ProductShape shape) {
        this.shape = shape;
    }

    /** Computes the product. */
    void compute(double[] a, double[] b, double[] c) {
        int rows = shape.rows;
        int inner = shape.inner;
        int columns = shape.columns;
        int bColumn = shape.bColumn;
        if (panel.length == 0) {
            panel = new double[PANEL_INNER][PANEL_ROWS];
        }
        for (int i = 0; i < rows; i += PANEL_ROWS) {
            int count = Math.min(PANEL_ROWS, rows - i);
            for (int k = 0; k < inner; k += panel.length) {
                int width = Math.min(panel.length, inner - k);
                copyPanel(a, i, count, k, width);
                int q = k * shape.bInner;
                int j = 0;
                // Four remaining columns are two pairs.
                for (; columns - j >= 3 && columns - j != 4; j += 3) {
                    int used = used(i, j + 3, count);
                    begin(c, i + j * rows, k, used, sums0);
                    begin(c, i + (j + 1) * rows, k, used, sums1);
                    begin(c, i + (j + 2) * rows, k, used, sums2);
                    addToThree(b, q + j * bColumn, width, PanelKernels.padded(used));
                    System.arraycopy(sums0, 0, c, i + j * rows, used);
                    System.arraycopy(sums1, 0, c, i + (j + 1) * rows, used);
                    System.arraycopy(sums2, 0, c, i + (j + 2) * rows, used);
                }
                for (; columns - j >= 2; j += 2) {
                    int used = used(i, j + 2, count);
                    begin(c, i + j * rows, k, used, sums0);
                    begin(c, i + (j + 1) * rows, k, used, sums1);
                    addToTwo(b, q + j * bColumn, width, PanelKernels.padded(used));
                    System.arraycopy(sums0, 0, c, i + j * rows, used);
                    System.arraycopy(sums1, 0, c, i + (j + 1) * rows, used);
                }
            }
        }
    }

    /** Returns the number of rows of a panel, from {@code first} on, that are needed in the columns before {@code end}. */
    private int used(int first, int end, int count) {
        return shape.upperOnly ? Math.max(0, Math.min(count, end - first)) : count;
    }

    /** Loads the sums over the inner indices before {@code k}. */
    private static void begin(double[] c, int at, int k, int count, double[] sums) {
        if (k == 0) {
            Arrays.fill(sums, 0, count, 0);
        } else {
            System.arraycopy(c, at, sums, 0, count);
        }
    }

    private void copyPanel(double[] a, int row, int count, int from, int width) {
        int aRow = shape.aRow;
        if (aRow == 1) {
            for (int k = 0; k < width; k++) {
                System.arraycopy(a, row + (from + k) * shape.aInner, panel[k], 0, count);
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            int start = (row + i) * aRow + from;
            for (int k = 0; k < width; k++) {
                panel[k][i] = a[start + k];
            }
        }
    }

    private void addToThree(double[] b, int start, int width, int count) {
        int bInner = shape.bInner;
        int bColumn = shape.bColumn;
        int q0 = start;
        int q1 = start + bColumn;
        int q2 = q1 + bColumn;
        int k = 0;
        for (; k + 1 < width; k += 2) {
            PanelKernels.addPairToThree(
                    panel[k],
                    panel[k + 1],
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
        if (k < width) {
            PanelKernels.addOne(panel[k], b[q0], sums0, count);
            PanelKernels.addOne(panel[k], b[q1], sums1, count);
            PanelKernels.addOne(panel[k], b[q2], sums2, count);
        }
    }

    private void addToTwo(double[] b, int start, int width, int count) {
        int bInner = shape.bInner;
        int q0 = start;
        int q1 = start + shape.bColumn;
        int k = 0;
        for (; k + 1 < width; k += 2) {
            PanelKernels.addPairToTwo(
                    panel[k], panel[k + 1], b[q0], b[q0 + bInner], b[q1], b[q1 + bInner], sums0, sums1, count);
            q0 += 2 * bInner;
            q1 += 2 * bInner;
        }
        if (k < width) {
            PanelKernels.addOne(panel[k], b[q0], sums0, count);
            PanelKernels.addOne(panel[k], b[q1], sums1, count);
        }
    }
}
