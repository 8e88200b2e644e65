package org.repdyn.manifolds.spi;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/** A {@link Manifold} whose exponential map can be inverted. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface RiemannianLogarithm {

    /**
     * Computes the shortest tangent vector V at {@code point} with Exp(V) = {@code other}. On a quotient it is the
     * horizontal lift at the given {@code point} and depends on the class of {@code other} alone.
     *
     * @param result overwritten; shares no memory with the points
     * @throws ArithmeticException at the cut locus, where the shortest geodesic is not unique
     */
    void log(R064Store point, R064Store other, R064Store result);

    /** Returns the length of the shortest geodesic, which is also defined at the cut locus. */
    double distance(R064Store point, R064Store other);

    /** Returns the logarithm as a new matrix; see {@link #log(R064Store, R064Store, R064Store)}. */
    default R064Store log(R064Store point, R064Store other) {
        R064Store result = ManifoldArguments.like("point", point, "other", other);
        log(point, other, result);
        return result;
    }
}
