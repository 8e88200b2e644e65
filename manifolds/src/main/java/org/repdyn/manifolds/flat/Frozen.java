package org.repdyn.manifolds.flat;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.manifolds.spi.Retraction;

/** Manifold of dimension 0 for weights that keep their initial values: every step stays at its point. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Frozen extends FlatManifold {

    /**
     * Creates the manifold.
     *
     * @param rows rows of a point
     * @param columns columns of a point
     */
    public Frozen(int rows, int columns) {
        super(rows, columns);
    }

    @Override
    public int dimension() {
        return 0;
    }

    @Override
    public void project(R064Store point, R064Store ambient, R064Store result) {
        ManifoldArguments.check(this, "point", point, "ambient", ambient, result);
        clear(result);
    }

    @Override
    public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
        ManifoldArguments.check(this, "point", point, "tangent", tangent, result);
        requireFinite(tangent);
        copy(point, result);
    }
}
