package org.repdyn.dynamics.closedform;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.ThinSvd;

/** Choice of a frame (orthonormal basis) among all frames of one subspace. */
final class NearestFrame {

    private NearestFrame() {}

    /** Returns the rotation WQ of {@code w} that is nearest to a reference of the same shape. */
    static R064Store of(R064Store w, R064Store reference, LinearAlgebra algebra) {
        ThinSvd svd = algebra.thinSvd(algebra.multiplyLeftTransposed(w, reference));
        return algebra.multiply(w, algebra.multiplyRightTransposed(svd.left(), svd.right()));
    }
}
