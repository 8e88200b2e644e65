package org.repdyn.manifolds.spheres;

import java.util.Objects;
import org.apiguardian.api.API;

/**
 * Oblique manifold: matrices whose rows, or whose columns, have one length, with the Frobenius inner product: a product of
 * spheres. Absil, Gallivan (2006), section 2.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Oblique extends Spheres {

    /**
     * Creates a manifold of unit rows or columns.
     *
     * @param rows rows of a point
     * @param columns columns of a point
     * @param axis which of them have a fixed length
     */
    public Oblique(int rows, int columns, ObliqueAxis axis) {
        this(rows, columns, axis, 1);
    }

    /**
     * Creates a manifold of rows or columns of one length.
     *
     * @param rows rows of a point
     * @param columns columns of a point
     * @param axis which of them have a fixed length
     * @param length their length
     */
    public Oblique(int rows, int columns, ObliqueAxis axis, double length) {
        super(
                rows,
                columns,
                Objects.requireNonNull(axis, "the argument axis is null; choose ObliqueAxis.ROWS or COLUMNS")
                                == ObliqueAxis.ROWS
                        ? VectorLayout.rows(rows, columns)
                        : VectorLayout.columns(rows, columns),
                length);
    }
}
