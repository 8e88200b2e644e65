package org.repdyn.observables.spectrum;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/** Subtraction of column means. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Centring {

    /** Unit in the last place of 1. */
    private static final double EPSILON = 0x1p-52;

    /**
     * Largest number of units in the last place by which the entries of a constant column differ, if it has so many entries. Entries that were computed from equal ones
     * differ by some units; a spread of more is data, also at a large offset.
     */
    private static final int MAX_ROUNDING = 64;

    /** Largest exponent of a matrix whose sums neither overflow nor lose digits before it is scaled. */
    private static final int LARGEST_PLAIN_EXPONENT = 500;

    private Centring() {}

    /**
     * Centres the columns in place. A column whose entries differ by no more than rounding errors is
     * constant and becomes exactly zero, so that a later normalisation does not enlarge rounding errors.
     */
    public static void centre(R064Store z) {
        centre(z, new PowerScaling(0), z);
    }

    /**
     * Returns the scaled and centred matrix, as {@link #centre} gives it of a scaled copy, in one pass over the entries after that of the means.
     *
     * @param scaling scaling to apply first
     */
    public static R064Store centredCopy(R064Store z, PowerScaling scaling) {
        R064Store result = R064Store.FACTORY.make(z.getRowDim(), z.getColDim());
        centre(z, scaling, result);
        return result;
    }

    /**
     * Overwrites a matrix of the same shape with the scaled and centred one.
     *
     * @param scaling scaling to apply first
     */
    public static void centre(R064Store z, PowerScaling scaling, R064Store result) {
        if (Math.abs(scaling.exponent()) > LARGEST_PLAIN_EXPONENT) {
            centre(scaling.apply(z), new PowerScaling(0), result);
            return;
        }
        int n = z.getRowDim();
        double factor = Math.scalb(1.0, -scaling.exponent());
        for (int c = 0; c < z.getColDim(); c++) {
            // Powers of two commute with rounding.
            double mean = mean(z, c, n) * factor;
            int from = c * n;
            for (int at = from; at < from + n; at++) {
                result.data[at] = z.data[at] * factor - mean;
            }
            if (isConstant(result.data, from, n, mean)) {
                Arrays.fill(result.data, from, from + n, 0);
            }
        }
    }

    /**
     * Returns true if entries differ from their mean by no more than rounding errors, which are relative to the largest of them.
     *
     * @param centred array with the entries minus their mean
     * @param from index of the first of them
     * @param count number of entries
     */
    public static boolean isConstant(double[] centred, int from, int count, double mean) {
        double share = Math.min(count, MAX_ROUNDING) * EPSILON;
        // The largest entry is at most |mean| plus the largest difference, so that nearly always one difference
        // decides.
        double enough = share * Math.abs(mean) / (1 - 2 * share);
        double size = 0;
        double spread = 0;
        for (int at = from; at < from + count; at++) {
            double difference = Math.abs(centred[at]);
            if (difference > enough) {
                return false;
            }
            spread = Math.max(spread, difference);
            size = Math.max(size, Math.abs(centred[at] + mean));
        }
        return spread <= share * size;
    }

    /**
     * Returns the mean of the first {@code rows} entries of a column. The differences from the first entry are summed, so that a large offset costs no digits
     * beyond the rounding of the result, and the mean of equal entries is exact.
     */
    public static double mean(R064Store z, int column, int rows) {
        int offset = column * z.getRowDim();
        double shift = z.data[offset];
        // Four sums, since a sum waits for the one before it.
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int at = offset;
        for (; at + 3 < offset + rows; at += 4) {
            first += z.data[at] - shift;
            second += z.data[at + 1] - shift;
            third += z.data[at + 2] - shift;
            fourth += z.data[at + 3] - shift;
        }
        for (; at < offset + rows; at++) {
            first += z.data[at] - shift;
        }
        double mean = shift + (first + second + (third + fourth)) / rows;
        return Double.isFinite(mean) ? mean : meanOfLarge(z, offset, rows);
    }

    /** Returns the mean of entries whose sum leaves the range of a double. */
    private static double meanOfLarge(R064Store z, int offset, int rows) {
        double mean = 0;
        for (int at = offset; at < offset + rows; at++) {
            mean += z.data[at] / rows;
        }
        return mean;
    }
}
