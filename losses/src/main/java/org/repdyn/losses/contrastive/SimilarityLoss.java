package org.repdyn.losses.contrastive;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;

/** Value and gradient of NT-Xent as a function of 2n unit rows, by one of two ways to keep exponentials in range. */
interface SimilarityLoss {

    /** Returns the value. */
    double value(R064Store unit, LinearAlgebra algebra);

    /** Overwrites {@code gradient} with the gradient at the rows of the last call of {@link #value}. */
    void gradient(R064Store unit, LinearAlgebra algebra, R064Store gradient);

    /** Returns the row of the other view of the same sample among the rows of 2n embeddings. */
    static int positive(int row, int n) {
        return row < n ? row + n : row - n;
    }
}
