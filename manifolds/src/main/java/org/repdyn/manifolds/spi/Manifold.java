package org.repdyn.manifolds.spi;

import java.util.Set;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * A manifold of matrices with its Riemannian geometry, for weights of one shape. Results are written into the last
 * argument, which must share no memory with the others; they lie on the manifold, or in the tangent space, to rounding.
 *
 * <p>An instance serves one run on one thread and may keep scratch memory between calls.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Manifold {

    /** Rows of a point. */
    int rows();

    /** Columns of a point. */
    int columns();

    /** Dimension of the manifold. */
    int dimension();

    /** Orthogonal projection of an ambient matrix onto the tangent space at a point (horizontal space of a quotient). */
    void project(R064Store point, R064Store ambient, R064Store result);

    /** Riemannian gradient from the Euclidean gradient of a function. */
    void gradient(R064Store point, R064Store euclideanGradient, R064Store result);

    /** Inner product of two tangent vectors at a point. */
    double inner(R064Store point, R064Store a, R064Store b);

    /**
     * The nearest point of the manifold to an ambient matrix.
     *
     * @throws ArithmeticException when there is none or more than one, such as for a rank-deficient matrix; the message names
     *     the shape, the rank and what to do
     */
    void nearest(R064Store ambient, R064Store result);

    /** How far a matrix is from satisfying the constraint, relative: ‖WᵀW/scale² − I‖_F for orthogonality, 0 where none. */
    double residual(R064Store point);

    /** The retractions offered; at least one. */
    Set<Retraction> retractions();

    /**
     * How far a retraction follows the geodesic of the same velocity: R(tV) and Exp(tV) differ by O(t^(order+1)). At least 1,
     * which is what makes it a retraction; 2 where its curve has no acceleration in the manifold. For a quotient the points
     * are compared, not their representatives.
     */
    default int order(Retraction retraction) {
        return retraction == Retraction.GEODESIC ? 2 : 1;
    }

    /**
     * The point reached from {@code point} along {@code tangent}.
     *
     * @throws ArithmeticException when {@code tangent} holds a NaN or an infinity, or is so long that {@code point} is lost in
     *     its rounding
     */
    void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result);
}
