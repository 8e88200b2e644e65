package org.repdyn.manifolds.flat;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.Symmetry;

/** The linear space of skew-symmetric n×n matrices with the Frobenius inner product, of dimension n(n − 1)/2. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SkewMatrices extends LinearSpace {

    /**
     * Creates the space.
     *
     * @param size number of rows and columns
     */
    public SkewMatrices(int size) {
        super(size, size);
    }

    @Override
    public int dimension() {
        return rows() * (rows() - 1) / 2;
    }

    @Override
    void part(R064Store ambient, R064Store result) {
        Symmetry.skewPart(ambient, result);
    }
}
