package org.repdyn.observables.spectrum;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * Brings a matrix to entries of size 1 by an exact power of two, so that squares of entries of size 1e200 or 1e-200
 * neither overflow nor vanish.
 *
 * @param exponent the power of two just below the largest entry; 0 for a zero matrix
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record PowerScaling(int exponent) {

    /**
     * The scaling of a matrix.
     *
     * @throws ArithmeticException when it holds NaN or an infinity
     */
    public static PowerScaling of(R064Store z) {
        double largest = 0;
        for (double x : z.data) {
            double size = Math.abs(x);
            if (!(size <= Double.MAX_VALUE)) {
                throw new ArithmeticException("not defined for a representation that holds " + x);
            }
            largest = Math.max(largest, size);
        }
        return new PowerScaling(largest == 0 ? 0 : Math.getExponent(largest));
    }

    /** Returns a scaled copy of the matrix. */
    public R064Store apply(R064Store z) {
        R064Store scaled = R064Store.FACTORY.make(z.getRowDim(), z.getColDim());
        for (int i = 0; i < scaled.data.length; i++) {
            scaled.data[i] = Math.scalb(z.data[i], -exponent);
        }
        return scaled;
    }

    /** A number of the scaled matrix's unit in the matrix's own; infinite where a double cannot hold it. */
    public double undo(double value) {
        return Math.scalb(value, exponent);
    }
}
