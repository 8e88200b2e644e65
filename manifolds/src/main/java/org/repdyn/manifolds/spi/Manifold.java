package org.repdyn.manifolds.spi;

import java.util.Set;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * Manifold of matrices with its Riemannian geometry, for weights of one shape. Results are written into the last
 * argument, which must share no memory with the others; they lie on the manifold, or in the tangent space, to rounding.
 *
 * <p>An instance serves one run on one thread and may keep scratch memory between calls.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface Manifold {

    /** Returns the number of rows of a point. */
    int rows();

    /** Returns the number of columns of a point. */
    int columns();

    /** Returns the dimension of the manifold. */
    int dimension();

    /**
     * Projects an ambient matrix orthogonally onto the tangent space at a point (the horizontal space of a quotient).
     */
    void project(R064Store point, R064Store ambient, R064Store result);

    /** Computes the Riemannian gradient of a function from its Euclidean gradient. */
    void gradient(R064Store point, R064Store euclideanGradient, R064Store result);

    /** Returns the inner product of two tangent vectors at a point. */
    double inner(R064Store point, R064Store a, R064Store b);

    /**
     * Computes the point of the manifold that is nearest to an ambient matrix.
     *
     * @throws ArithmeticException if no point or more than one is nearest, such as for a rank-deficient matrix; the
     *     message names the shape, the rank and what to do
     */
    void nearest(R064Store ambient, R064Store result);

    /**
     * Returns the relative violation of the constraint by a matrix: ‖WᵀW/scale² − I‖_F for orthogonality, 0 for
     * manifolds without a constraint.
     */
    double residual(R064Store point);

    /** Returns the retractions offered, at least one. */
    Set<Retraction> retractions();

    /**
     * Returns the order to which a retraction follows the geodesic of the same velocity: R(tV) and Exp(tV) differ by
     * O(t^(order+1)). Every retraction has at least order 1; the order is 2 if its curve has no acceleration in the
     * manifold. On a quotient the order compares points, not their representatives.
     */
    default int order(Retraction retraction) {
        return retraction == Retraction.GEODESIC ? 2 : 1;
    }

    /**
     * Computes the point reached from {@code point} along {@code tangent}.
     *
     * @throws ArithmeticException if {@code tangent} holds a NaN or an infinity, or is so long that {@code point} is
     *     lost in its rounding
     */
    void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result);
}
