package org.repdyn.manifolds.restoring;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;

/** The matrix W(WᵀW − c²I), a quarter of the gradient of ‖WᵀW − c²I‖², in memory of its own. */
final class Excess {

    private final double square;
    private final LinearAlgebra algebra;
    private final R064Store gram;
    private final R064Store result;

    Excess(int rows, int columns, double scale, LinearAlgebra algebra) {
        this.square = scale * scale;
        this.algebra = algebra;
        this.gram = R064Store.FACTORY.make(columns, columns);
        this.result = R064Store.FACTORY.make(rows, columns);
    }

    /** Returns the matrix, d×k; it is overwritten by the next call. */
    R064Store of(R064Store w) {
        algebra.gram(w, true, gram);
        int k = gram.getRowDim();
        for (int i = 0; i < k; i++) {
            gram.data[i * k + i] -= square;
        }
        algebra.multiply(w, false, gram, false, result);
        return result;
    }
}
