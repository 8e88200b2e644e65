package org.repdyn.core.algebra;

import org.ojalgo.matrix.store.R064Store;

/** A fixed matrix of which no copy is kept. */
record PlainFixedMatrix(R064Store matrix, LinearAlgebra algebra) implements FixedMatrix {

    @Override
    public void multiply(boolean transpose, R064Store right, R064Store result) {
        algebra.multiply(matrix, transpose, right, false, result);
    }
}
