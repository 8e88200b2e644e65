package org.repdyn.manifolds;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.manifolds.flat.FlatConstraints;
import org.repdyn.manifolds.spheres.ObliqueAxis;
import org.repdyn.manifolds.spheres.ObliqueOptions;
import org.repdyn.manifolds.spheres.SphereConstraints;
import org.repdyn.manifolds.spheres.SphereOptions;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.Manifold;

/**
 * The manifolds that are used most, at scale 1 and on ojAlgo: the short way for use as a library. The catalogues of constraints have all
 * manifolds and their options.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Manifolds {

    private Manifolds() {}

    /** Returns all matrices of a shape, with the Euclidean metric. */
    public static Manifold euclidean(int rows, int columns) {
        return on(FlatConstraints.EUCLIDEAN.create(new NoOptions()), rows, columns);
    }

    /**
     * Returns the unit sphere of vectors with n entries, as n×1 matrices.
     *
     * @throws IllegalArgumentException if n is less than 1
     */
    public static Manifold sphere(int n) {
        return on(SphereConstraints.SPHERE.create(new SphereOptions(Optional.of(1.0))), n, 1);
    }

    /**
     * Returns the matrices whose columns, or rows, have length 1.
     *
     * @throws IllegalArgumentException if a side is less than 1
     */
    public static Manifold oblique(int rows, int columns, ObliqueAxis axis) {
        return on(SphereConstraints.OBLIQUE.create(new ObliqueOptions(axis, Optional.of(1.0))), rows, columns);
    }

    private static Manifold on(Constraint constraint, int rows, int columns) {
        constraint.objection(rows, columns).ifPresent(objection -> {
            throw new IllegalArgumentException(objection);
        });
        return constraint.on(rows, columns, 1, LinearAlgebra.ojAlgo());
    }
}
