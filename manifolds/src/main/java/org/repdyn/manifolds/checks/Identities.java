package org.repdyn.manifolds.checks;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.check.Residual;
import org.repdyn.manifolds.spi.Manifold;

/** Residuals of identities, relative to the size of what they compare. */
final class Identities {

    /** Largest relative residual of an identity: rounding of matrices with condition numbers up to about 10⁴. */
    private static final double ALLOWED = 1e-10;

    private Identities() {}

    /** Returns the residual of an identity that holds to rounding. */
    static Residual residual(String name, double value) {
        return new Residual(name, value, ALLOWED);
    }

    static Residual tangency(String name, Manifold manifold, R064Store x, R064Store v) {
        return tangency(name, manifold, x, v, Vectors.length(v));
    }

    /**
     * Returns the part of a vector outside of the tangent space.
     *
     * @param size length of what the vector was computed from, whose rounding is no mistake
     */
    static Residual tangency(String name, Manifold manifold, R064Store x, R064Store v, double size) {
        R064Store projected = manifold.project(x, v);
        return residual(name, relative(Vectors.length(Vectors.difference(projected, v)), size));
    }

    /** Returns |value|/size, and 0 for 0/0. */
    static double relative(double value, double size) {
        return value == 0 ? 0 : Math.abs(value) / size;
    }
}
