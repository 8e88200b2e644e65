package org.repdyn.testkit;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.spi.Manifold;

/**
 * A manifold that must obey the laws of a {@link RiemannianManifoldContract}, with the facts about it that its type does
 * not state.
 *
 * @param name display name
 * @param manifold creates an instance
 * @param unit length of the tangent vectors that the laws use; the laws hold for shorter ones, and geodesics of this
 *     length are unique shortest curves
 * @param longestStep longest step that must end on the manifold, in units of {@code unit}
 * @param condition factor by which the manifold enlarges rounding errors, such as the condition number of a point
 * @param identity maps all representatives of a point to one matrix, smoothly; the identity on a manifold that is no
 *     quotient
 * @param symmetry linear map of representatives and lifts to others of the same point, such as W → WQ; empty if the
 *     manifold is no quotient
 * @param function function to differentiate; empty for a quadratic polynomial of the entries, which is constant on no
 *     class of a quotient
 * @param ambient inner product in which the projection is orthogonal
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ManifoldSubject(
        String name,
        Supplier<? extends Manifold> manifold,
        double unit,
        double longestStep,
        double condition,
        UnaryOperator<R064Store> identity,
        Optional<UnaryOperator<R064Store>> symmetry,
        Optional<AmbientFunction> function,
        AmbientInnerProduct ambient) {

    /** Returns a subject of unit size that is no quotient, with orthogonal projections in the Frobenius inner product. */
    public static ManifoldSubject of(String name, Supplier<? extends Manifold> manifold) {
        return new ManifoldSubject(
                name,
                manifold,
                1,
                1e3,
                1,
                UnaryOperator.identity(),
                Optional.empty(),
                Optional.empty(),
                (point, a, b) -> ManifoldFixture.dot(a, b));
    }

    /** Returns the subject with another length of its tangent vectors. */
    public ManifoldSubject withUnit(double length) {
        return new ManifoldSubject(
                name, manifold, length, longestStep, condition, identity, symmetry, function, ambient);
    }

    /** Returns the subject with another longest step, in units of its tangent vectors. */
    public ManifoldSubject withLongestStep(double units) {
        return new ManifoldSubject(name, manifold, unit, units, condition, identity, symmetry, function, ambient);
    }

    /** Returns the subject with another factor by which rounding errors grow. */
    public ManifoldSubject withCondition(double factor) {
        return new ManifoldSubject(name, manifold, unit, longestStep, factor, identity, symmetry, function, ambient);
    }

    /**
     * Returns the subject as a quotient.
     *
     * @param map maps all representatives of a point to one matrix
     * @param action linear map of representatives and lifts to others of the same point
     * @param invariant function that is constant on the representatives of a point
     */
    public ManifoldSubject asQuotient(
            UnaryOperator<R064Store> map, UnaryOperator<R064Store> action, AmbientFunction invariant) {
        return new ManifoldSubject(
                name,
                manifold,
                unit,
                longestStep,
                condition,
                map,
                Optional.of(action),
                Optional.of(invariant),
                ambient);
    }

    /** Returns the subject with another function to differentiate. */
    public ManifoldSubject withFunction(AmbientFunction other) {
        return new ManifoldSubject(
                name, manifold, unit, longestStep, condition, identity, symmetry, Optional.of(other), ambient);
    }

    /** Returns the subject with another inner product in which its projection is orthogonal. */
    public ManifoldSubject withAmbientInnerProduct(AmbientInnerProduct other) {
        return new ManifoldSubject(name, manifold, unit, longestStep, condition, identity, symmetry, function, other);
    }

    @Override
    public String toString() {
        return name;
    }
}
