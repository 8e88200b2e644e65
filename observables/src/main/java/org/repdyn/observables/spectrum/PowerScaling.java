package org.repdyn.observables.spectrum;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Decimals;

/**
 * Scaling of a matrix to entries of size 1 by an exact power of two, so that squares of entries of size 1e200 or 1e-200
 * neither overflow nor underflow.
 *
 * @param exponent exponent of the largest power of two not above the largest entry; 0 for a zero matrix
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record PowerScaling(int exponent) {

    /** Largest exponent of a matrix of ordinary size; products of four entries then lie between 2⁻⁴⁰⁰ and 2⁴⁰⁰. */
    private static final int MAX_ORDINARY_EXPONENT = 100;

    /**
     * Returns the scaling of a matrix.
     *
     * @throws ArithmeticException if the matrix holds NaN or an infinity
     */
    public static PowerScaling of(R064Store z) {
        double largest = 0;
        for (double x : z.data) {
            double size = Math.abs(x);
            if (size <= largest) {
                continue;
            }
            if (!(size <= Double.MAX_VALUE)) {
                throw new ArithmeticException("not defined for a representation with the entry " + Decimals.text(x));
            }
            largest = size;
        }
        return new PowerScaling(largest == 0 ? 0 : Math.getExponent(largest));
    }

    /**
     * Returns the scaling of a matrix whose squares may leave the range of doubles, and no scaling of other matrices, so that
     * numbers of ordinary size keep their bits.
     *
     * @throws ArithmeticException if the matrix holds NaN or an infinity
     */
    public static PowerScaling ofExtreme(R064Store z) {
        PowerScaling scaling = of(z);
        return Math.abs(scaling.exponent) <= MAX_ORDINARY_EXPONENT ? new PowerScaling(0) : scaling;
    }

    /** Returns a scaled copy of the matrix. */
    public R064Store apply(R064Store z) {
        R064Store scaled = R064Store.FACTORY.make(z.getRowDim(), z.getColDim());
        if (Math.abs(exponent) >= Double.MAX_EXPONENT) {
            for (int i = 0; i < scaled.data.length; i++) {
                scaled.data[i] = Math.scalb(z.data[i], -exponent);
            }
            return scaled;
        }
        // The power is a normal number, so the product has the bits of scalb.
        double factor = Math.scalb(1.0, -exponent);
        for (int i = 0; i < scaled.data.length; i++) {
            scaled.data[i] = z.data[i] * factor;
        }
        return scaled;
    }

    /** Returns a number in units of the original matrix in units of the scaled one. */
    double scaled(double value) {
        return Math.scalb(value, -exponent);
    }

    /** Returns a number in units of the scaled matrix in units of the original one; infinity if it exceeds a double. */
    public double undo(double value) {
        return Math.scalb(value, exponent);
    }
}
