package org.repdyn.losses.contrastive;

import org.ojalgo.matrix.store.R064Store;

/**
 * Products of a block of rows of at most {@value #COLUMNS} numbers with one row after the other. All arrays of a loop have one index, so that it is
 * vectorised; dgemm takes twice as long for so few columns, and the result is then already in the first-level cache.
 */
final class ThinProduct {

    /** Largest number of columns. */
    static final int COLUMNS = 8;

    private final double[][] columns;
    private final int rows;

    /** Allocates the memory for a block; columns beyond its last one stay 0. */
    ThinProduct(int rows) {
        this.rows = rows;
        columns = new double[COLUMNS][rows];
    }

    /** Copies a block. */
    void copy(R064Store block) {
        for (int c = 0; c < block.getColDim(); c++) {
            System.arraycopy(block.data, c * rows, columns[c], 0, rows);
        }
    }

    /** Overwrites {@code result} with the scalar products of the rows of the block with row j of {@code other}. */
    void multiply(ThinProduct other, int j, double[] result) {
        double[][] b = other.columns;
        four(columns[0], columns[1], columns[2], columns[3], b[0][j], b[1][j], b[2][j], b[3][j], rows, result);
        addFour(columns[4], columns[5], columns[6], columns[7], b[4][j], b[5][j], b[6][j], b[7][j], rows, result);
    }

    private static void four(
            double[] a0,
            double[] a1,
            double[] a2,
            double[] a3,
            double b0,
            double b1,
            double b2,
            double b3,
            int count,
            double[] result) {
        for (int i = 0; i < count; i++) {
            result[i] = Math.fma(a0[i], b0, Math.fma(a1[i], b1, Math.fma(a2[i], b2, a3[i] * b3)));
        }
    }

    private static void addFour(
            double[] a0,
            double[] a1,
            double[] a2,
            double[] a3,
            double b0,
            double b1,
            double b2,
            double b3,
            int count,
            double[] result) {
        for (int i = 0; i < count; i++) {
            result[i] = Math.fma(a0[i], b0, Math.fma(a1[i], b1, Math.fma(a2[i], b2, Math.fma(a3[i], b3, result[i]))));
        }
    }
}
