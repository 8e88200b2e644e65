package org.repdyn.observables.rows;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.Exponentials;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.observables.spectrum.Centring;

/**
 * Mean of exp(−t‖aᵢ − aⱼ‖²) over pairs i &lt; j of unit rows. Squared distances are ‖aᵢ‖² + ‖aⱼ‖² − 2aᵢᵀaⱼ with the inner products of square
 * blocks, by products of matrices; the rows are centred first, so that the difference loses no digits of rows that are close together. No
 * matrix of all pairs is stored.
 */
final class PairPotential {

    /** Rows of a block; the inner products of two blocks take 512 kB. */
    private static final int BLOCK = 256;

    /** Largest squared distance of unit rows, 4, and more than its rounding. */
    private static final double LARGEST_DISTANCE = 4.01;

    private final R064Store[] blocks;
    private final double[][] squares;
    private final double t;
    private final LinearAlgebra algebra;
    private final Exponentials exponentials = new Exponentials(BLOCK);
    private final double[] potentials = new double[BLOCK];

    /** Inner products of the current two blocks; nearly all pairs of blocks have the same shape. */
    private R064Store inner = R064Store.FACTORY.make(0, 0);

    private PairPotential(R064Store rows, double t, LinearAlgebra algebra) {
        this.t = t;
        this.algebra = algebra;
        R064Store centred = rows.copy();
        Centring.centre(centred);
        int n = centred.getRowDim();
        int count = (n + BLOCK - 1) / BLOCK;
        blocks = new R064Store[count];
        squares = new double[count][];
        for (int b = 0; b < count; b++) {
            int from = b * BLOCK;
            int size = Math.min(BLOCK, n - from);
            blocks[b] = R064Store.FACTORY.make(size, centred.getColDim());
            squares[b] = new double[size];
            for (int c = 0; c < centred.getColDim(); c++) {
                for (int i = 0; i < size; i++) {
                    double entry = centred.data[c * n + from + i];
                    blocks[b].data[c * size + i] = entry;
                    squares[b][i] += entry * entry;
                }
            }
        }
    }

    /** Returns the mean over pairs of two or more rows. */
    static double mean(R064Store rows, double t, LinearAlgebra algebra) {
        double n = rows.getRowDim();
        return new PairPotential(rows, t, algebra).sum() / (0.5 * n * (n - 1));
    }

    private double sum() {
        double sum = 0;
        for (int right = 0; right < blocks.length; right++) {
            for (int left = 0; left <= right; left++) {
                sum += sum(left, right);
            }
        }
        return sum;
    }

    /** Returns the sum over the pairs of a row of one block and a later row of another, or of the same block. */
    private double sum(int left, int right) {
        int rows = blocks[left].getRowDim();
        int columns = blocks[right].getRowDim();
        if (inner.getRowDim() != rows || inner.getColDim() != columns) {
            inner = R064Store.FACTORY.make(rows, columns);
        }
        if (left == right) {
            algebra.gram(blocks[left], false, inner);
        } else {
            algebra.multiply(blocks[left], false, blocks[right], true, inner);
        }
        double sum = 0;
        for (int j = 0; j < columns; j++) {
            sum += sum(squares[left], squares[right][j], j * rows, left == right ? j : rows);
        }
        return sum;
    }

    /**
     * Returns the sum over the first pairs of a column of inner products.
     *
     * @param from index of the first inner product
     */
    private double sum(double[] others, double own, int from, int pairs) {
        double[] products = inner.data;
        for (int i = 0; i < pairs; i++) {
            // Rounding may make the distance of equal rows negative.
            potentials[i] = Math.max(others[i] + own - 2 * products[from + i], 0);
        }
        if (t * LARGEST_DISTANCE <= -Exponentials.MIN_ARGUMENT) {
            exponentials.replace(potentials, pairs, 0, -t);
        } else {
            for (int i = 0; i < pairs; i++) {
                potentials[i] = Math.exp(-t * potentials[i]);
            }
        }
        return sum(potentials, pairs);
    }

    /** Returns the sum of the first numbers; four sums at a time do not wait for each other. */
    private static double sum(double[] values, int count) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int i = 0;
        for (; i + 3 < count; i += 4) {
            sum0 += values[i];
            sum1 += values[i + 1];
            sum2 += values[i + 2];
            sum3 += values[i + 3];
        }
        for (; i < count; i++) {
            sum0 += values[i];
        }
        return sum0 + sum1 + (sum2 + sum3);
    }
}
