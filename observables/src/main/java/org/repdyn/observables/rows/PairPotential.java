package org.repdyn.observables.rows;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.observables.spectrum.Centring;

/**
 * Mean of exp(−t‖aᵢ − aⱼ‖²) over pairs i &lt; j of rows. Squared distances are ‖aᵢ‖² + ‖aⱼ‖² − 2aᵢᵀaⱼ with the inner products of square
 * blocks, by products of matrices; the rows are centred first, so that the difference loses no digits of rows that are close together. No
 * matrix of all pairs is stored.
 */
final class PairPotential {

    /** Rows of a block; the inner products of two blocks take 512 kB. */
    private static final int BLOCK = 256;

    private final R064Store[] blocks;
    private final double[][] squares;
    private final double t;
    private final LinearAlgebra algebra;

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
        algebra.multiply(blocks[left], false, blocks[right], true, inner);
        double sum = 0;
        for (int j = 0; j < columns; j++) {
            double own = squares[right][j];
            int pairs = left == right ? j : rows;
            for (int i = 0; i < pairs; i++) {
                double distance = squares[left][i] + own - 2 * inner.data[j * rows + i];
                // Rounding may make the distance of equal rows negative.
                sum += Math.exp(distance > 0 ? -t * distance : 0);
            }
        }
        return sum;
    }
}
