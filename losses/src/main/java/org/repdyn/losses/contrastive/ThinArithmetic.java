package org.repdyn.losses.contrastive;

import org.repdyn.core.algebra.LinearAlgebra;

/** Arithmetic for rows with few columns. The columns of E begin at index 0 of their arrays, and products are loops over them ({@link ThinBlock}). */
final class ThinArithmetic extends BlockArithmetic<ThinBlock, double[][]> {

    /** Columns of a block that are transposed together: their numbers of one row fill a cache line. */
    private static final int LINE = 8;

    /** Columns, or rows, of a block that are added together. */
    private static final int TERMS = 3;

    /** A block of E, allocated when it is first needed. */
    private double[][] exponentials = new double[0][];

    /** Rows of a block, one after the other. */
    private double[] transposed = new double[0];

    /** Some rows of a block. */
    private final double[][] rows = new double[TERMS][BlockedExponentials.BLOCK];

    ThinArithmetic(double temperature) {
        super(temperature);
    }

    @Override
    double[][] block() {
        if (exponentials.length == 0) {
            exponentials = new double[BlockedExponentials.BLOCK][BlockedExponentials.BLOCK];
        }
        return exponentials;
    }

    @Override
    void fill(double[][] block, ThinBlock first, ThinBlock second, LinearAlgebra algebra) {
        for (int j = 0; j < width(); j++) {
            first.multiply(second, j, block[j]);
            replace(block[j], j);
        }
    }

    /** Returns the sum in eight parts, two additions for each read of two numbers at once that a core can do. */
    @Override
    double sum(double[] x, int count) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int i = 0;
        for (; i + 7 < count; i += 8) {
            s0 += x[i];
            s1 += x[i + 1];
            s2 += x[i + 2];
            s3 += x[i + 3];
            s4 += x[i + 4];
            s5 += x[i + 5];
            s6 += x[i + 6];
            s7 += x[i + 7];
        }
        for (; i < count; i++) {
            s0 += x[i];
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }

    @Override
    void multiply(double[][] block, ThinBlock first, ThinBlock second, LinearAlgebra algebra) {
        for (int j = 0; j < width(); j++) {
            weigh(block[j], j);
        }
        addProduct(block, width(), second, first);
        if (first != second) {
            transpose(block, height(), width());
            addTransposed(height(), width(), first, second);
        }
    }

    /** Adds weights·B of the block {@code from} to the sums of {@code to}. */
    private static void addProduct(double[][] weights, int width, ThinBlock from, ThinBlock to) {
        for (int j = 0; j < width; j += TERMS) {
            int terms = Math.min(TERMS, width - j);
            to.add(
                    weights[j],
                    weights[Math.min(j + 1, width - 1)],
                    weights[Math.min(j + 2, width - 1)],
                    from,
                    j,
                    terms);
        }
    }

    /** Writes the rows of a block one after the other, in lines of eight numbers. */
    private void transpose(double[][] weights, int height, int width) {
        if (transposed.length == 0) {
            transposed = new double[BlockedExponentials.BLOCK * BlockedExponentials.BLOCK];
        }
        double[] to = transposed;
        int j = 0;
        for (; j + LINE <= width; j += LINE) {
            transposeLine(weights, j, to, height, width);
        }
        for (; j < width; j++) {
            for (int i = 0; i < height; i++) {
                to[i * width + j] = weights[j][i];
            }
        }
    }

    private static void transposeLine(double[][] weights, int j, double[] to, int height, int width) {
        double[] w0 = weights[j];
        double[] w1 = weights[j + 1];
        double[] w2 = weights[j + 2];
        double[] w3 = weights[j + 3];
        double[] w4 = weights[j + 4];
        double[] w5 = weights[j + 5];
        double[] w6 = weights[j + 6];
        double[] w7 = weights[j + 7];
        for (int i = 0; i < height; i++) {
            int at = i * width + j;
            to[at] = w0[i];
            to[at + 1] = w1[i];
            to[at + 2] = w2[i];
            to[at + 3] = w3[i];
            to[at + 4] = w4[i];
            to[at + 5] = w5[i];
            to[at + 6] = w6[i];
            to[at + 7] = w7[i];
        }
    }

    /** Adds weightsᵀ·B of the block {@code from} to the sums of {@code to}. */
    private void addTransposed(int height, int width, ThinBlock from, ThinBlock to) {
        for (int i = 0; i < height; i += TERMS) {
            int terms = Math.min(TERMS, height - i);
            for (int t = 0; t < terms; t++) {
                System.arraycopy(transposed, (i + t) * width, rows[t], 0, width);
            }
            to.add(rows[0], rows[1], rows[2], from, i, terms);
        }
    }
}
