package org.repdyn.observables.spectrum;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/** Subtraction of column means. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Centring {

    /** Unit in the last place of 1. */
    private static final double EPSILON = 0x1p-52;

    private Centring() {}

    /**
     * Centres the columns in place. A column whose entries differ by no more than the rounding error of their mean is
     * constant and becomes exactly zero, so that a later normalisation does not enlarge rounding errors.
     */
    public static void centre(R064Store z) {
        for (int c = 0; c < z.getColDim(); c++) {
            centre(z, c, mean(z, c, z.getRowDim()));
        }
    }

    /** Subtracts the mean of a column from it, as {@link #centre(R064Store)} does. */
    static void centre(R064Store z, int c, double mean) {
        int n = z.getRowDim();
        double size = 0;
        double spread = 0;
        for (int i = 0; i < n; i++) {
            int at = c * n + i;
            double entry = Math.abs(z.data[at]);
            size = entry > size ? entry : size;
            z.data[at] -= mean;
            double distance = Math.abs(z.data[at]);
            spread = distance > spread ? distance : spread;
        }
        if (spread <= n * EPSILON * size) {
            for (int i = 0; i < n; i++) {
                z.data[c * n + i] = 0;
            }
        }
    }

    /** Returns the mean of the first {@code rows} entries of a column. */
    public static double mean(R064Store z, int column, int rows) {
        int offset = column * z.getRowDim();
        // Four sums, since a sum waits for the one before it.
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int at = offset;
        for (; at + 3 < offset + rows; at += 4) {
            first += z.data[at];
            second += z.data[at + 1];
            third += z.data[at + 2];
            fourth += z.data[at + 3];
        }
        for (; at < offset + rows; at++) {
            first += z.data[at];
        }
        return (first + second + (third + fourth)) / rows;
    }
}
