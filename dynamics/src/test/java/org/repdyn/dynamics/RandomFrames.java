package org.repdyn.dynamics;

import org.ojalgo.matrix.store.R064Store;

/** Random orthonormal frames for tests. */
final class RandomFrames {

    private RandomFrames() {}

    /** Returns the polar factor of a matrix, as the nearest point of the Grassmannian. */
    static R064Store polar(R064Store matrix) {
        R064Store result = R064Store.FACTORY.make(matrix.getRowDim(), matrix.getColDim());
        Fixtures.constraint("grassmann")
                .on(matrix.getRowDim(), matrix.getColDim(), 1, Fixtures.ALGEBRA)
                .nearest(matrix, result);
        return result;
    }
}
