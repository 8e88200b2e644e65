package org.repdyn.observables.similarity;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * Deviation of the columns of W, d×k, from orthonormality.
 *
 * @param frobenius ‖WᵀW − I‖_F
 * @param perRootColumns ‖WᵀW − I‖_F/√k
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record OrthogonalityError(double frobenius, double perRootColumns) {

    /** Computes the deviation of W. */
    public static OrthogonalityError of(R064Store w) {
        int k = w.getColDim();
        double squares = 0;
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < k; b++) {
                double inner = a == b ? -1 : 0;
                for (int i = 0; i < w.getRowDim(); i++) {
                    inner += w.doubleValue(i, a) * w.doubleValue(i, b);
                }
                squares += inner * inner;
            }
        }
        double frobenius = Math.sqrt(squares);
        return new OrthogonalityError(frobenius, frobenius / Math.sqrt(k));
    }
}
