package org.repdyn.losses.contrastive;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;

/**
 * A block of rows of few numbers, with one array for each column, and sums of its shape. All arrays of a loop begin at index 0 and have one index, and its body is short, so that it is
 * vectorised; dgemm, which rearranges a block of weights before each product, takes twice as long for so few columns.
 */
final class ThinBlock implements RowBlock {

    /** Largest number of columns. */
    static final int MOST_COLUMNS = 16;

    /** Columns of one loop over cosines. */
    private static final int GROUP = 4;

    private final double[][] columns;
    private final double[][] sums;
    private final int used;
    private final int rows;

    /** Allocates the memory for a block; columns beyond its last one, up to a multiple of four, stay 0. */
    ThinBlock(int rows, int columns) {
        this.rows = rows;
        this.used = columns;
        this.columns = new double[(columns + GROUP - 1) / GROUP * GROUP][rows];
        this.sums = new double[columns][rows];
    }

    @Override
    public void copy(R064Store from, int first) {
        for (int c = 0; c < used; c++) {
            System.arraycopy(from.data, c * from.getRowDim() + first, columns[c], 0, rows);
        }
    }

    @Override
    public void clear() {
        for (double[] sum : sums) {
            Arrays.fill(sum, 0);
        }
    }

    @Override
    public void paste(R064Store to, int first) {
        for (int c = 0; c < used; c++) {
            System.arraycopy(sums[c], 0, to.data, c * to.getRowDim() + first, rows);
        }
    }

    /** Overwrites {@code result} with the scalar products of the rows of the block with row j of {@code other}. */
    void multiply(ThinBlock other, int j, double[] result) {
        double[][] b = other.columns;
        four(columns[0], columns[1], columns[2], columns[3], b[0][j], b[1][j], b[2][j], b[3][j], rows, result);
        for (int c = GROUP; c < columns.length; c += GROUP) {
            addFour(
                    columns[c],
                    columns[c + 1],
                    columns[c + 2],
                    columns[c + 3],
                    b[c][j],
                    b[c + 1][j],
                    b[c + 2][j],
                    b[c + 3][j],
                    rows,
                    result);
        }
    }

    /**
     * Adds x·b_j + y·b_{j+1} + z·b_{j+2}, rows of the other block, to the sums.
     *
     * @param terms number of the terms, 1 to 3; factors of others are 0
     */
    void add(double[] x, double[] y, double[] z, ThinBlock other, int j, int terms) {
        double[][] b = other.columns;
        int second = Math.min(j + 1, other.rows - 1);
        int third = Math.min(j + 2, other.rows - 1);
        double ofY = terms > 1 ? 1 : 0;
        double ofZ = terms > 2 ? 1 : 0;
        int c = 0;
        for (; c + 1 < used; c += 2) {
            toTwo(
                    x,
                    y,
                    z,
                    b[c][j],
                    ofY * b[c][second],
                    ofZ * b[c][third],
                    b[c + 1][j],
                    ofY * b[c + 1][second],
                    ofZ * b[c + 1][third],
                    sums[c],
                    sums[c + 1],
                    rows);
        }
        if (c < used) {
            toOne(x, y, z, b[c][j], ofY * b[c][second], ofZ * b[c][third], sums[c], rows);
        }
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

    /** Adds combinations of three columns to two sums: the fastest of seven numbers of both that were measured. */
    private static void toTwo(
            double[] x,
            double[] y,
            double[] z,
            double x0,
            double y0,
            double z0,
            double x1,
            double y1,
            double z1,
            double[] sums0,
            double[] sums1,
            int count) {
        for (int i = 0; i < count; i++) {
            double xi = x[i];
            double yi = y[i];
            double zi = z[i];
            sums0[i] = Math.fma(xi, x0, Math.fma(yi, y0, Math.fma(zi, z0, sums0[i])));
            sums1[i] = Math.fma(xi, x1, Math.fma(yi, y1, Math.fma(zi, z1, sums1[i])));
        }
    }

    private static void toOne(
            double[] x, double[] y, double[] z, double x0, double y0, double z0, double[] sums, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] = Math.fma(x[i], x0, Math.fma(y[i], y0, Math.fma(z[i], z0, sums[i])));
        }
    }
}
