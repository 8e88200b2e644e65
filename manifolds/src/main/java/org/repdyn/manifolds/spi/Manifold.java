package org.repdyn.manifolds.spi;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;

/**
 * Manifold of matrices with its Riemannian geometry, for points of one shape. Results are written into the last
 * argument, which must share no memory with the others; they lie on the manifold, or in the tangent space, to rounding.
 * Each method that writes into its last argument has an overload without it, which returns a new matrix.
 *
 * <p>Further geometry is a type of its own: {@link RiemannianLogarithm}, {@link ParallelTransport}, {@link
 * RiemannianHessian}, {@link InverseRetraction}. The built-in manifolds throw an {@link IllegalArgumentException} that
 * names the argument if a matrix has another shape than the points, or if the result is also an input ({@link
 * ManifoldArguments} has the checks for plugins).
 *
 * <p>A NaN or an infinite entry is never hidden: a number that follows from it is NaN or infinite, a matrix has an entry that is, or the method throws an
 * {@link ArithmeticException} or {@link IllegalArgumentException}. Only a projection or a gradient may drop the entry. The laws of the testkit hold this.
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

    /**
     * Computes the Riemannian gradient of a function from its Euclidean gradient. By default it is the projection, which is right for
     * the inner product of the ambient space.
     */
    default void gradient(R064Store point, R064Store euclideanGradient, R064Store result) {
        ManifoldArguments.check(this, "point", point, "euclideanGradient", euclideanGradient, result);
        project(point, euclideanGradient, result);
    }

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
     * manifold. On a quotient the order compares points, not their representatives. The laws of the testkit measure the
     * order that is claimed here.
     *
     * @throws IllegalArgumentException if the manifold does not offer the retraction
     */
    default int order(Retraction retraction) {
        ManifoldArguments.checkRetraction(this, retraction);
        return retraction == Retraction.GEODESIC ? 2 : 1;
    }

    /**
     * Computes the point reached from {@code point} along {@code tangent}.
     *
     * @throws ArithmeticException if {@code tangent} holds a NaN or an infinity, or is so long that {@code point} is
     *     lost in its rounding
     */
    void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result);

    /**
     * Returns the retractions that the manifold brings under names of its own, in addition to {@link #retractions()}; none by default. They serve
     * solvers, studies and checks like those, and the laws of the testkit measure their orders too.
     */
    default List<NamedRetraction> furtherRetractions() {
        return List.of();
    }

    /**
     * Returns the number of connected components: 2 for the orthogonal group, whose determinants are 1 and −1. No
     * curve leads from one component to another, so that a minimum may be out of reach of a descent.
     */
    default int components() {
        return 1;
    }

    /**
     * Returns a radius within which geodesics from any point are unique shortest curves, the largest that is known; infinite
     * if that holds everywhere, empty if no radius is known.
     */
    default OptionalDouble injectivityRadius() {
        return OptionalDouble.empty();
    }

    /**
     * Returns a length that is large for this manifold, such as its diameter; solvers derive their first and their
     * longest step from it.
     */
    default double typicalDistance() {
        return Math.sqrt(Math.max(1, dimension()));
    }

    /** Returns the length √⟨V, V⟩ of a tangent vector, also where the inner product overflows or underflows. */
    default double norm(R064Store point, R064Store tangent) {
        ManifoldArguments.checkShape(this, "point", point);
        ManifoldArguments.checkShape(this, "tangent", tangent);
        double square = inner(point, tangent, tangent);
        return square > ScaledLength.SMALLEST && square < ScaledLength.LARGEST
                ? Math.sqrt(square)
                : ScaledLength.of(this, point, tangent);
    }

    /**
     * Returns a random point. By default it is the point nearest to a matrix with independent N(0, 1) entries.
     *
     * @param seed seed that determines the point
     */
    default R064Store randomPoint(Seed seed) {
        ManifoldArguments.checkSeed(seed);
        return nearest(ManifoldArguments.gaussian(this, seed.child("point")));
    }

    /**
     * Returns a random tangent vector of length 1. By default it is the projection of a matrix with independent N(0, 1)
     * entries, divided by its length; on a manifold of dimension 0 it is zero.
     *
     * @param seed seed that determines the vector
     */
    default R064Store randomTangent(R064Store point, Seed seed) {
        ManifoldArguments.checkSeed(seed);
        R064Store result = project(point, ManifoldArguments.gaussian(this, seed.child("tangent")));
        double length = dimension() == 0 ? 0 : norm(point, result);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = length > 0 ? result.data[i] / length : 0;
        }
        return result;
    }

    /**
     * Carries a tangent vector from one point to another. The map is linear in the vector, smooth in the points, and the
     * identity if they are equal (a vector transport: Absil, Mahony, Sepulchre 2008, section 8.1). On a quotient the
     * result is the lift at the given representative {@code other} and agrees with every choice of representatives. By
     * default the vector is projected onto the tangent space at {@code other}.
     *
     * @param point point at which {@code vector} is tangent
     * @param other point to carry it to
     */
    default void transportTo(R064Store point, R064Store other, R064Store vector, R064Store result) {
        ManifoldArguments.check(this, "point", point, "other", other, result);
        ManifoldArguments.check(this, "vector", vector, result);
        project(other, vector, result);
    }

    /** Returns the projection of an ambient matrix; see {@link #project(R064Store, R064Store, R064Store)}. */
    default R064Store project(R064Store point, R064Store ambient) {
        R064Store result = ManifoldArguments.result(this, "point", point, "ambient", ambient);
        project(point, ambient, result);
        return result;
    }

    /** Returns the Riemannian gradient; see {@link #gradient(R064Store, R064Store, R064Store)}. */
    default R064Store gradient(R064Store point, R064Store euclideanGradient) {
        R064Store result = ManifoldArguments.result(this, "point", point, "euclideanGradient", euclideanGradient);
        gradient(point, euclideanGradient, result);
        return result;
    }

    /** Returns the nearest point; see {@link #nearest(R064Store, R064Store)}. */
    default R064Store nearest(R064Store ambient) {
        R064Store result = ManifoldArguments.result(this, "ambient", ambient);
        nearest(ambient, result);
        return result;
    }

    /**
     * Returns the point reached along a tangent vector; see {@link #retract(Retraction, R064Store, R064Store, R064Store)}.
     */
    default R064Store retract(Retraction retraction, R064Store point, R064Store tangent) {
        R064Store result = ManifoldArguments.result(this, "point", point, "tangent", tangent);
        retract(retraction, point, tangent, result);
        return result;
    }

    /**
     * Returns the end of the geodesic that starts at {@code point} with velocity {@code tangent}, after time 1.
     *
     * @throws IllegalArgumentException if the manifold does not offer {@link Retraction#GEODESIC}
     */
    default R064Store exp(R064Store point, R064Store tangent) {
        if (!retractions().contains(Retraction.GEODESIC)) {
            throw ManifoldArguments.notOffered(this, Retraction.GEODESIC);
        }
        return retract(Retraction.GEODESIC, point, tangent);
    }

    /** Returns the vector carried to another point; see {@link #transportTo(R064Store, R064Store, R064Store, R064Store)}. */
    default R064Store transportTo(R064Store point, R064Store other, R064Store vector) {
        R064Store result = ManifoldArguments.result(this, "point", point, "other", other, "vector", vector);
        transportTo(point, other, vector, result);
        return result;
    }
}
