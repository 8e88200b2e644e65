package org.repdyn.losses.contrastive;

import org.repdyn.core.algebra.Exponentials;

/** Loops over one column of a block of exponentials. All arrays begin at index 0 and have one index, since only such loops are vectorised. */
final class ExponentialColumn {

    private ExponentialColumn() {}

    /** Replaces cosines x by exp((x − 1)/τ). */
    static void exponentiate(double[] cosines, int count, double temperature, Exponentials exponentials) {
        // Cosines lie between −1 and 1.
        if (2 / temperature <= -Exponentials.MIN_NEAR_ARGUMENT) {
            Exponentials.replaceNear(cosines, count, 1, 1 / temperature);
        } else {
            exponentials.replace(cosines, count, 1, 1 / temperature);
        }
    }

    /** Sets the entry of a row to 0 if the block has this row. */
    static void clear(double[] column, int row, int count) {
        if (row >= 0 && row < count) {
            column[row] = 0;
        }
    }

    /** Adds a column to sums. */
    static void add(double[] column, double[] sums, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] += column[i];
        }
    }

    /** Multiplies each entry by the sum of the factor of its row and that of the column. */
    static void scale(double[] column, double[] ofRows, double ofColumn, int count) {
        for (int i = 0; i < count; i++) {
            column[i] *= ofRows[i] + ofColumn;
        }
    }
}
