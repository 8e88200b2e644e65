package org.repdyn.losses.contrastive;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;

/**
 * The symmetric matrix E_ij = exp((b_i·b_j − 1)/τ) of the unit rows b of two views, with 0 on the diagonal and at the positives. An implementation need not form it.
 */
interface ExponentialMatrix {

    /**
     * Computes the row sums of E.
     *
     * @param positives exp((b_i·b_p − 1)/τ) at the positive p of each row, which E omits
     * @param sums overwritten with one number for each row
     * @return false if this implementation cannot compute all sums accurately at these rows; the caller then uses another one
     */
    boolean sums(R064Store unit, double[] positives, LinearAlgebra algebra, double[] sums);

    /**
     * Overwrites {@code result} with (VE + EV)B, V = diag(v), at the rows of the last call of {@link #sums}, up to a multiple of each row of B, which the pullback through the normalisation removes.
     *
     * @param v one number for each row
     */
    void multiply(double[] v, R064Store unit, LinearAlgebra algebra, R064Store result);
}
