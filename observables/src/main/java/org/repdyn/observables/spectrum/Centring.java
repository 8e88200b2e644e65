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
        int n = z.getRowDim();
        for (int c = 0; c < z.getColDim(); c++) {
            double mean = mean(z, c, n);
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
    }

    /** Returns the mean of the first {@code rows} entries of a column. */
    public static double mean(R064Store z, int column, int rows) {
        double sum = 0;
        int offset = column * z.getRowDim();
        for (int i = 0; i < rows; i++) {
            sum += z.data[offset + i];
        }
        return sum / rows;
    }
}
