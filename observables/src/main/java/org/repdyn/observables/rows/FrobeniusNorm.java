package org.repdyn.observables.rows;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.observables.spectrum.PowerScaling;

/** Frobenius norm √Σu² of a matrix with entries of any size. */
final class FrobeniusNorm {

    private FrobeniusNorm() {}

    /**
     * Returns the norm; infinity if it exceeds the range of a double.
     *
     * @throws ArithmeticException if the matrix holds NaN or an infinity
     */
    public static double of(R064Store matrix) {
        PowerScaling scaling = PowerScaling.of(matrix);
        double sum = 0;
        for (double scaled : scaling.apply(matrix).data) {
            sum += scaled * scaled;
        }
        return scaling.undo(Math.sqrt(sum));
    }
}
