package org.repdyn.manifolds.flat;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/** The linear space of all matrices of one shape with the Frobenius inner product. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Euclidean extends LinearSpace {

    /**
     * Creates the space.
     *
     * @param rows rows of a point
     * @param columns columns of a point
     */
    public Euclidean(int rows, int columns) {
        super(rows, columns);
    }

    @Override
    public int dimension() {
        return rows() * columns();
    }

    @Override
    void part(R064Store ambient, R064Store result) {
        copy(ambient, result);
    }
}
