package org.repdyn.manifolds.spi;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/** A {@link Manifold} whose exponential map can be inverted. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface RiemannianLogarithm {

    /**
     * The shortest tangent vector V at {@code point} with Exp(V) = {@code other}. On a quotient it is the horizontal lift at
     * the given {@code point} and depends on the class of {@code other} alone.
     *
     * @param result overwritten; shares no memory with the points
     * @throws ArithmeticException at the cut locus, where the shortest geodesic is not unique
     */
    void log(R064Store point, R064Store other, R064Store result);

    /** Length of the shortest geodesic; defined at the cut locus too. */
    double distance(R064Store point, R064Store other);
}
