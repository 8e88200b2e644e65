package org.repdyn.core.algebra;

import java.util.Arrays;

/**
 * Product of a left factor that is not transposed with few columns. Four columns of a strip of the left factor at a time are copied into arrays of their own, over which loops vectorise, and added to the sums
 * of all columns of the result; copies and sums stay in a first-level cache, so that the left factor is read once.
 */
final class NarrowProduct {

    /** Largest number of columns; from there on, panels are as fast (measured). */
    static final int MOST_COLUMNS = 7;

    /** Smallest number of inner indices for which strips are faster than panels, whose loops need fewer starts (measured). */
    static final int LEAST_INNER = 8;

    /** Rows of a strip: four columns and the sums take at most 22 kB, less than a first-level cache. */
    private static final int STRIP_ROWS = 256;

    private final ProductShape shape;
    private final double[] x0 = new double[STRIP_ROWS];
    private final double[] x1 = new double[STRIP_ROWS];
    private final double[] x2 = new double[STRIP_ROWS];
    private final double[] x3 = new double[STRIP_ROWS];
    private final double[][] sums = new double[MOST_COLUMNS][STRIP_ROWS];

    NarrowProduct(ProductShape shape) {
        this.shape = shape;
    }

    /** Computes the product. */
    void compute(double[] a, double[] b, double[] c) {
        int rows = shape.rows;
        int columns = shape.columns;
        for (int i = 0; i < rows; i += STRIP_ROWS) {
            int count = Math.min(STRIP_ROWS, rows - i);
            for (int j = 0; j < columns; j++) {
                Arrays.fill(sums[j], 0, count, 0);
            }
            addStrip(a, i, count, b);
            for (int j = 0; j < columns; j++) {
                System.arraycopy(sums[j], 0, c, j * rows + i, count);
            }
        }
    }

    private void addStrip(double[] a, int row, int count, double[] b) {
        int rows = shape.rows;
        int inner = shape.inner;
        int columns = shape.columns;
        int bInner = shape.bInner;
        int bColumn = shape.bColumn;
        int padded = PanelKernels.padded(count);
        int k = 0;
        for (; k + 3 < inner; k += 4) {
            int from = row + k * rows;
            System.arraycopy(a, from, x0, 0, count);
            System.arraycopy(a, from + rows, x1, 0, count);
            System.arraycopy(a, from + 2 * rows, x2, 0, count);
            System.arraycopy(a, from + 3 * rows, x3, 0, count);
            int q = k * bInner;
            for (int j = 0; j < columns; j++) {
                PanelKernels.addFourToOne(
                        x0, x1, x2, x3, b[q], b[q + bInner], b[q + 2 * bInner], b[q + 3 * bInner], sums[j], padded);
                q += bColumn;
            }
        }
        for (; k < inner; k++) {
            System.arraycopy(a, row + k * rows, x0, 0, count);
            int q = k * bInner;
            for (int j = 0; j < columns; j++) {
                PanelKernels.addOne(x0, b[q], sums[j], padded);
                q += bColumn;
            }
        }
    }
}
