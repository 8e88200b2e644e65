package org.repdyn.dynamics.closedform;

import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.R064Store;

/** Choice of a frame (orthonormal basis) among all frames of one subspace. */
final class NearestFrame {

    private NearestFrame() {}

    /** Returns the rotation WQ of {@code w} that is nearest to a reference of the same shape. */
    static R064Store of(R064Store w, R064Store reference) {
        int k = w.getColDim();
        R064Store overlap = R064Store.FACTORY.make(k, k);
        w.transpose().multiply(reference, overlap);
        SingularValue<Double> svd = SingularValue.R064.make(overlap);
        svd.decompose(overlap);
        R064Store rotation = R064Store.FACTORY.make(k, k);
        svd.getU().multiply(svd.getV().transpose(), rotation);
        R064Store result = R064Store.FACTORY.make(w.getRowDim(), k);
        w.multiply(rotation, result);
        return result;
    }
}
