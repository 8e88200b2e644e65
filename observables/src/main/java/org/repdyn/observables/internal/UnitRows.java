package org.repdyn.observables.internal;

import org.ojalgo.matrix.store.R064Store;

/** Directions û = u/‖u‖ of the rows of a matrix. */
public final class UnitRows {

    private UnitRows() {}

    /**
     * Returns the rows divided by their norms; rows may be of any size.
     *
     * @throws ArithmeticException if a row is zero or not finite
     */
    public static R064Store of(R064Store u) {
        int n = u.getRowDim();
        R064Store result = R064Store.FACTORY.make(n, u.getColDim());
        for (int i = 0; i < n; i++) {
            double largest = 0;
            for (int c = 0; c < u.getColDim(); c++) {
                largest = Math.max(largest, Math.abs(u.data[c * n + i]));
            }
            if (!(largest > 0) || Double.isInfinite(largest)) {
                throw new ArithmeticException("row " + i + " has no direction: its largest entry is " + largest);
            }
            double squares = 0;
            for (int c = 0; c < u.getColDim(); c++) {
                double relative = u.data[c * n + i] / largest;
                squares += relative * relative;
            }
            double norm = Math.sqrt(squares);
            for (int c = 0; c < u.getColDim(); c++) {
                result.data[c * n + i] = u.data[c * n + i] / largest / norm;
            }
        }
        return result;
    }
}
