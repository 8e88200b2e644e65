package org.repdyn.manifolds.spi;

import java.util.Set;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * A {@link Manifold} some of whose retractions can be inverted. The logarithm, the inverse of {@link
 * Retraction#GEODESIC}, is the type {@link RiemannianLogarithm}; cheaper retractions have cheaper inverses.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface InverseRetraction {

    /** Returns the retractions that {@link #inverseRetract} inverts, each of them offered by the manifold. */
    Set<Retraction> invertibleRetractions();

    /**
     * Computes the tangent vector V at {@code point} with R(V) = {@code other}. On a quotient it is the horizontal lift at
     * {@code point} of a vector with which R reaches the class of {@code other}.
     *
     * @param result overwritten; shares no memory with the points
     * @throws ArithmeticException if {@code other} is too far from {@code point} to be reached
     * @throws IllegalArgumentException if {@code retraction} is not one of {@link #invertibleRetractions()}
     */
    void inverseRetract(Retraction retraction, R064Store point, R064Store other, R064Store result);

    /**
     * Returns the tangent vector as a new matrix; see {@link #inverseRetract(Retraction, R064Store, R064Store,
     * R064Store)}.
     */
    default R064Store inverseRetract(Retraction retraction, R064Store point, R064Store other) {
        R064Store result = ManifoldArguments.like("point", point, "other", other);
        inverseRetract(retraction, point, other, result);
        return result;
    }
}
