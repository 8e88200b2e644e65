package org.repdyn.core.algebra;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * Scaling of a matrix before a decomposition whose intermediate results would leave the range of double: the entries are divided by a
 * power of two, which changes no digit, and the eigenvalues or singular values are multiplied by it.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Scaling {

    /**
     * Largest absolute binary exponent of a matrix that is not scaled. Without scaling, singular values of ojAlgo are wrong by up to 28 %
     * below about 2^-950, and its eigenvalues overflow above about 2^1010.
     */
    private static final int MAX_EXPONENT = 500;

    private Scaling() {}

    /** Returns the exponent of the power of two by which to divide a matrix; 0 if its entries need no scaling. */
    public static int exponent(R064Store matrix) {
        double largest = 0;
        for (double entry : matrix.data) {
            largest = Math.max(largest, Math.abs(entry));
        }
        int exponent = Math.getExponent(largest);
        return largest == 0 || Math.abs(exponent) <= MAX_EXPONENT ? 0 : exponent;
    }

    /** Returns a matrix divided by 2^exponent; the matrix itself if the exponent is 0. */
    public static R064Store divide(R064Store matrix, int exponent) {
        if (exponent == 0) {
            return matrix;
        }
        R064Store scaled = matrix.copy();
        for (int i = 0; i < scaled.data.length; i++) {
            scaled.data[i] = Math.scalb(scaled.data[i], -exponent);
        }
        return scaled;
    }

    /** Multiplies values by 2^exponent. */
    public static void multiply(double[] values, int exponent) {
        if (exponent != 0) {
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.scalb(values[i], exponent);
            }
        }
    }
}
