package org.repdyn.losses.contrastive;

import java.util.Arrays;
import org.repdyn.core.algebra.Exponentials;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.losses.internal.BlockPairs;

/**
 * Arithmetic on one block of E after the other, in the memory of one thread. The block of a pair of blocks of rows has a row for each row of {@code first} and a column for each row
 * of {@code second}.
 *
 * @param <R> a block of rows
 * @param <E> a block of exponentials
 */
abstract class BlockArithmetic<R, E> {

    private final double temperature;
    private final Exponentials exponentials = new Exponentials();

    /** One number for each row of the block. It begins at index 0, as a column does: only loops with one index for all arrays are vectorised. */
    private final double[] ofRows = new double[BlockedExponentials.BLOCK];

    /** One number for each column of the block. */
    private final double[] ofColumns = new double[BlockedExponentials.BLOCK];

    private boolean summed;
    private int samples;
    private int firstRow;
    private int secondRow;

    /** Number of rows of the block. */
    private int height;

    /** Number of columns of the block. */
    private int width;

    BlockArithmetic(double temperature) {
        this.temperature = temperature;
    }

    /** Sets the pair. */
    final void set(BlockPairs pairs, int first, int second) {
        samples = pairs.rows() / 2;
        firstRow = pairs.start(first);
        secondRow = pairs.start(second);
        height = pairs.size(first);
        width = pairs.size(second);
    }

    final int height() {
        return height;
    }

    final int width() {
        return width;
    }

    /** Returns memory for a block of E; valid until the next pair. */
    abstract E block();

    /** Overwrites each column of a block with the cosines of the rows of {@code first} with one row of {@code second}, and these by {@link #replace}. */
    abstract void fill(E block, R first, R second, LinearAlgebra algebra);

    /** Returns the sum of the first {@code count} numbers of a column. */
    abstract double sum(double[] column, int count);

    /**
     * Replaces each column of a block by {@link #weigh}, and adds the product of the block with the rows of {@code second} to the sums of {@code first} and, if these are two
     * blocks, that of its transpose with the rows of {@code first} to the sums of {@code second}.
     */
    abstract void multiply(E block, R first, R second, LinearAlgebra algebra);

    /** Overwrites a block with the exponentials. */
    final void exponentiate(E block, R first, R second, LinearAlgebra algebra) {
        summed = false;
        fill(block, first, second, algebra);
    }

    /** Overwrites a block with the exponentials, and adds its row sums and, unless it lies on the diagonal, its column sums to those of all rows. */
    final void exponentiate(E block, R first, R second, LinearAlgebra algebra, double[] sums) {
        summed = true;
        Arrays.fill(ofRows, 0);
        fill(block, first, second, algebra);
        for (int i = 0; i < height; i++) {
            sums[firstRow + i] += ofRows[i];
        }
        if (firstRow != secondRow) {
            for (int j = 0; j < width; j++) {
                sums[secondRow + j] += ofColumns[j];
            }
        }
    }

    /** Replaces a block of E by that of VE + EV, V = diag(v), and adds its products to the sums of both blocks of rows. */
    final void addProducts(E block, R first, R second, double[] v, LinearAlgebra algebra) {
        System.arraycopy(v, firstRow, ofRows, 0, height);
        System.arraycopy(v, secondRow, ofColumns, 0, width);
        multiply(block, first, second, algebra);
    }

    /** Replaces the cosines x of a column by exp((x − 1)/τ), with 0 on the diagonal and at the positive. */
    final void replace(double[] column, int j) {
        ExponentialColumn.exponentiate(column, height, temperature, exponentials);
        int row = secondRow + j;
        ExponentialColumn.clear(column, SimilarityLoss.positive(row, samples) - firstRow, height);
        ExponentialColumn.clear(column, row - firstRow, height);
        if (summed) {
            ExponentialColumn.add(column, ofRows, height);
            ofColumns[j] = sum(column, height);
        }
    }

    /** Multiplies the exponentials e_ij of a column by v_i + v_j. */
    final void weigh(double[] column, int j) {
        ExponentialColumn.scale(column, ofRows, ofColumns[j], height);
    }
}
