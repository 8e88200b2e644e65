package org.repdyn.losses.contrastive;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;

/**
 * Nearest neighbours by cosine of unit rows with two columns: rows are sorted by angle, and neighbours in this order are compared until cosines fall. The result is that of
 * comparing all rows, where the first of equal cosines counts.
 */
final class CircleNeighbours {

    /** Bits of a key that hold the row; the others hold the angle. */
    private static final int ROW_BITS = 24;

    private static final long ROW_MASK = (1L << ROW_BITS) - 1;

    /** Steps of the angle over the circle; with the row a key is a positive long. */
    private static final double STEPS = 0x1p38;

    /** Bound on the error of a cosine by the steps of the angle, 2π/2³⁸ = 2.3e-11, and by rounding. */
    private static final double MARGIN = 1e-10;

    private long[] keys = new long[0];
    private int[] order = new int[0];
    private int[] nearest = new int[0];

    /** Returns true if the rows are points of the plane. */
    static boolean suits(R064Store rows) {
        return rows.getColDim() == 2 && rows.getRowDim() <= ROW_MASK;
    }

    /** Returns the nearest other row of each row; the array is overwritten by the next call. */
    int[] find(R064Store unit) {
        int n = unit.getRowDim();
        if (keys.length != n) {
            keys = new long[n];
            order = new int[n];
            nearest = new int[n];
        }
        for (int i = 0; i < n; i++) {
            double turn = Math.atan2(unit.data[n + i], unit.data[i]) / (2 * Math.PI) + 0.5;
            keys[i] = (long) (turn * STEPS) << ROW_BITS | i;
        }
        Arrays.sort(keys);
        for (int p = 0; p < n; p++) {
            order[p] = (int) (keys[p] & ROW_MASK);
        }
        for (int p = 0; p < n; p++) {
            int forward = walk(unit, p, 1, -1);
            int best = walk(unit, p, -1, forward);
            // A row that is not finite has no cosines.
            nearest[order[p]] = best >= 0 ? best : order[p] == 0 ? 1 : 0;
        }
        return nearest;
    }

    /**
     * Returns the nearest row from a place of the order on in one direction.
     *
     * @param best nearest row of the other direction; -1 for none
     */
    private int walk(R064Store unit, int place, int direction, int best) {
        int n = order.length;
        int row = order[place];
        double largest = best < 0 ? Double.NEGATIVE_INFINITY : cosine(unit, row, best);
        int at = place;
        for (int step = 1; step < n; step++) {
            at += direction;
            if (at == n) {
                at = 0;
            } else if (at < 0) {
                at = n - 1;
            }
            int other = order[at];
            double cosine = cosine(unit, row, other);
            if (cosine > largest || (cosine == largest && other < best)) {
                largest = cosine;
                best = other;
            } else if (cosine < largest - MARGIN) {
                break;
            }
        }
        return best;
    }

    private static double cosine(R064Store unit, int i, int j) {
        int n = unit.getRowDim();
        return unit.data[i] * unit.data[j] + unit.data[n + i] * unit.data[n + j];
    }
}
