package org.repdyn.losses.contrastive;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.losses.internal.BlockPairs;
import org.repdyn.losses.internal.Exponentials;

/**
 * Exponentials of rows with few columns, in blocks of the upper triangle as in {@link BlockedExponentials}, but with one array for each column of a block, and all products in
 * Java ({@link ThinBlock}).
 */
final class ThinExponentials implements ExponentialMatrix {

    /** Side of a block, in rows: some columns of a block and the rows stay in the first-level cache, and the block in the second. */
    private static final int BLOCK = 256;

    /** Columns of a block that are transposed together: their numbers of one row fill a cache line. */
    private static final int LINE = 8;

    /** Columns, or rows, of a block that are added together. */
    private static final int TERMS = 3;

    private final double temperature;
    private final int mostKept;
    private final ConcurrentLinkedQueue<Scratch> scratch = new ConcurrentLinkedQueue<>();
    private BlockPairs pairs = new BlockPairs(0, BLOCK);
    private ThinBlock[] blocks = new ThinBlock[0];
    private int columns = -1;

    /** Columns of each block of E, if they are kept. */
    private double[][][] kept = new double[0][][];

    /** Row sums, to which the threads add. */
    private double[] others = new double[0];

    /** v of the product. */
    private double[] factors = new double[0];

    /**
     * Creates the matrix with a given memory bound.
     *
     * @param mostKept largest number of exponentials that are kept for the product
     */
    ThinExponentials(double temperature, int mostKept) {
        this.temperature = temperature;
        this.mostKept = mostKept;
    }

    /** Returns true if the rows have few columns. */
    static boolean suits(R064Store unit) {
        return unit.getColDim() <= ThinBlock.MOST_COLUMNS;
    }

    /** Memory of one thread. */
    private static final class Scratch {

        private final Exponentials exponential = new Exponentials();
        private final double[] ofRows = new double[BLOCK];
        private double[][] exponentials = new double[0][];

        /** Rows of a block, one after the other. */
        private double[] transposed = new double[0];

        /** Some rows of a block. */
        private final double[][] rows = new double[TERMS][BLOCK];
    }

    @Override
    public boolean sums(R064Store unit, double[] positives, LinearAlgebra algebra, double[] sums) {
        prepare(unit.getRowDim(), unit.getColDim());
        others = sums;
        for (int b = 0; b < blocks.length; b++) {
            blocks[b].copy(unit, pairs.start(b));
        }
        Arrays.fill(others, 0);
        pairs.forEach(algebra.workers(), (first, second) -> {
            Scratch memory = take();
            Arrays.fill(memory.ofRows, 0);
            exponentials(first, second, memory, true);
            for (int i = 0; i < pairs.size(first); i++) {
                others[pairs.start(first) + i] += memory.ofRows[i];
            }
            scratch.add(memory);
        });
        return true;
    }

    private void prepare(int rows, int columns) {
        if (this.columns == columns && pairs.rows() == rows) {
            return;
        }
        this.columns = columns;
        pairs = new BlockPairs(rows, BLOCK);
        blocks = new ThinBlock[pairs.count()];
        for (int b = 0; b < blocks.length; b++) {
            blocks[b] = new ThinBlock(pairs.size(b), columns);
        }
        kept = new double[(long) rows * rows / 2 <= mostKept ? pairs.pairs() : 0][][];
        for (int b = 0; b < pairs.count() && kept.length > 0; b++) {
            for (int a = 0; a <= b; a++) {
                kept[pairs.index(a, b)] = new double[pairs.size(b)][pairs.size(a)];
            }
        }
    }

    private Scratch take() {
        Scratch free = scratch.poll();
        return free == null ? new Scratch() : free;
    }

    /**
     * Returns the columns of a block of E, with 0 on the diagonal and at the positives; valid until the next call for the pair or the memory.
     *
     * @param summed true to add its row sums to {@link Scratch#ofRows} and its column sums to {@link #others}
     */
    private double[][] exponentials(int first, int second, Scratch memory, boolean summed) {
        int height = pairs.size(first);
        int width = pairs.size(second);
        double[][] e;
        if (kept.length > 0) {
            e = kept[pairs.index(first, second)];
        } else {
            if (memory.exponentials.length == 0) {
                memory.exponentials = new double[BLOCK][BLOCK];
            }
            e = memory.exponentials;
        }
        int n = others.length / 2;
        for (int j = 0; j < width; j++) {
            double[] column = e[j];
            int row = pairs.start(second) + j;
            blocks[first].multiply(blocks[second], j, column);
            ExponentialColumn.exponentiate(column, height, temperature, memory.exponential);
            ExponentialColumn.clear(column, SimilarityLoss.positive(row, n) - pairs.start(first), height);
            ExponentialColumn.clear(column, row - pairs.start(first), height);
            if (summed) {
                ExponentialColumn.add(column, memory.ofRows, height);
            }
            if (summed && first != second) {
                others[row] += sum(column, height);
            }
        }
        return e;
    }

    /** Returns the sum in eight parts, two additions for each read of two numbers at once that a core can do. */
    private static double sum(double[] x, int count) {
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
    public void multiply(double[] v, R064Store unit, LinearAlgebra algebra, R064Store result) {
        factors = v;
        for (ThinBlock block : blocks) {
            block.clear();
        }
        pairs.forEach(algebra.workers(), (first, second) -> {
            Scratch memory = take();
            double[][] weights =
                    kept.length > 0 ? kept[pairs.index(first, second)] : exponentials(first, second, memory, false);
            int height = pairs.size(first);
            int width = pairs.size(second);
            System.arraycopy(factors, pairs.start(first), memory.ofRows, 0, height);
            for (int j = 0; j < width; j++) {
                ExponentialColumn.scale(weights[j], memory.ofRows, factors[pairs.start(second) + j], height);
            }
            addProduct(weights, width, blocks[second], blocks[first]);
            if (first != second) {
                transpose(weights, height, width, memory);
                addTransposed(memory, height, width, blocks[first], blocks[second]);
            }
            scratch.add(memory);
        });
        for (int b = 0; b < blocks.length; b++) {
            blocks[b].paste(result, pairs.start(b));
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
    private static void transpose(double[][] weights, int height, int width, Scratch memory) {
        if (memory.transposed.length == 0) {
            memory.transposed = new double[BLOCK * BLOCK];
        }
        double[] to = memory.transposed;
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
    private static void addTransposed(Scratch memory, int height, int width, ThinBlock from, ThinBlock to) {
        for (int i = 0; i < height; i += TERMS) {
            int terms = Math.min(TERMS, height - i);
            for (int t = 0; t < terms; t++) {
                System.arraycopy(memory.transposed, (i + t) * width, memory.rows[t], 0, width);
            }
            to.add(memory.rows[0], memory.rows[1], memory.rows[2], from, i, terms);
        }
    }
}
