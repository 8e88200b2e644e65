package org.repdyn.manifolds.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.ToDoubleBiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.check.CheckReport;
import org.repdyn.core.check.Property;
import org.repdyn.core.check.Residual;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.spi.InverseRetraction;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.manifolds.spi.NamedRetraction;
import org.repdyn.manifolds.spi.ParallelTransport;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianLogarithm;

/** The identities of a manifold's geometry at a random point. */
final class ManifoldLaws {

    /** Largest dimension for which the dimension itself is checked, by the rank of random tangent vectors. */
    private static final int MAX_RANK = 100;

    /** Least eigenvalue of the Gram matrix of random unit vectors, relative to the largest, that counts as not zero. */
    private static final double RANK = 1e-12;

    /** Step of the inverses of steps, as a share of the unit of length. */
    private static final double NEAR = 0.3;

    /** Step of the logarithm, as a share of the unit of length: not 1, at which a distance equals its square. */
    private static final double STEP = 0.8;

    /** The same if the injectivity radius is not known: a random factor of small rank is seldom within a thousandth of a lower rank. */
    private static final double VERY_NEAR = 1e-3;

    /** Relative length of the step off the manifold, where its residual and its nearest point are checked. */
    private static final double OFF = 0.1;

    /** Residual below which a matrix is a point, and relative distance below which two matrices are equal. */
    private static final double ROUNDING = 1e-10;

    private final Manifold manifold;
    private final Seed seed;
    private final R064Store x;
    private final R064Store v;
    private final R064Store w;
    private final List<Residual> residuals = new ArrayList<>();
    private final List<Property> properties = new ArrayList<>();

    ManifoldLaws(Manifold manifold, Seed seed) {
        this.manifold = manifold;
        this.seed = seed;
        x = manifold.randomPoint(seed);
        v = manifold.randomTangent(x, seed.child("direction"));
        w = manifold.randomTangent(x, seed.child("second direction"));
    }

    CheckReport report() {
        add("random point lies on the manifold", manifold.residual(x));
        add("nearest point of a point is the point", off(manifold.nearest(x), x));
        residuals.add(Identities.tangency("random tangent vector is tangent", manifold, x, v));
        if (manifold.dimension() > 0) {
            add("random tangent vector has length 1", Math.abs(manifold.norm(x, v) - 1));
        }
        add("inner product is symmetric", Math.abs(manifold.inner(x, v, w) - manifold.inner(x, w, v)));
        R064Store sum = Vectors.combination(2, v, -3, w);
        add(
                "inner product is linear",
                Math.abs(manifold.inner(x, sum, v) - 2 * manifold.inner(x, v, v) + 3 * manifold.inner(x, w, v)));
        offManifold();
        projection();
        dimension();
        logarithm();
        transport();
        inverse();
        return new CheckReport(List.of(), residuals, properties);
    }

    private void add(String name, double value) {
        residuals.add(Identities.residual(name, value));
    }

    private static double off(R064Store a, R064Store b) {
        return Identities.relative(Vectors.length(Vectors.difference(a, b)), Vectors.length(b));
    }

    /** Returns an ambient matrix, as a difference of two points scaled up, which is not tangent in general. */
    private R064Store ambient() {
        R064Store other = manifold.randomPoint(seed.child("ambient"));
        return Vectors.combination(1, other, 0.5, x);
    }

    /** Checks that residual and re-projection agree on which matrices are points, at a matrix near the random point that is none in general. */
    private void offManifold() {
        R064Store z = ManifoldArguments.gaussian(manifold, seed.child("off"));
        R064Store y = Vectors.combination(1, x, OFF * Vectors.length(x) / Vectors.length(z), z);
        double residual = manifold.residual(y);
        R064Store nearest;
        try {
            nearest = manifold.nearest(y);
        } catch (ArithmeticException none) {
            return;
        }
        add("nearest point lies on the manifold", manifold.residual(nearest));
        String name = "residual is zero at points only";
        properties.add(
                residual <= ROUNDING && off(nearest, y) > ROUNDING
                        ? Property.fails(
                                name,
                                String.format(
                                        Locale.ROOT,
                                        "it is %.1e at a matrix whose nearest point is at the relative distance %.1e",
                                        residual,
                                        off(nearest, y)))
                        : Property.holds(name));
    }

    private void projection() {
        R064Store z = ambient();
        R064Store once = manifold.project(x, z);
        add(
                "projection is idempotent",
                Identities.relative(
                        Vectors.length(Vectors.difference(manifold.project(x, once), once)), Vectors.length(z)));
        R064Store other = ManifoldArguments.gaussian(manifold, seed.child("second ambient"));
        linear("projection is linear", a -> manifold.project(x, a), z, other);
        R064Store gradient = manifold.gradient(x, z);
        residuals.add(Identities.tangency(
                "gradient is tangent", manifold, x, gradient, Vectors.length(gradient) + Vectors.length(z)));
        double euclidean = Vectors.dot(z, v);
        add(
                "gradient represents the derivative",
                Identities.relative(
                        manifold.inner(x, gradient, v) - euclidean,
                        // Both numbers are sums of products of entries, and at most the length of the gradient.
                        (1 + Vectors.length(z)) * Math.max(1, Vectors.length(v)) + manifold.norm(x, gradient)));
    }

    /** Checks that a map between matrices, which were computed from matrices of the sizes of a and b, is linear. */
    private void linear(String name, UnaryOperator<R064Store> map, R064Store a, R064Store b) {
        R064Store sum = map.apply(Vectors.combination(2, a, -3, b));
        R064Store parts = Vectors.combination(2, map.apply(a), -3, map.apply(b));
        add(
                name,
                Identities.relative(
                        Vectors.length(Vectors.difference(sum, parts)), Vectors.length(a) + Vectors.length(b)));
    }

    /** Compares the dimension with the rank of one more random tangent vectors, and of as many projections of random matrices. */
    private void dimension() {
        int d = manifold.dimension();
        if (d == 0 || d > MAX_RANK) {
            return;
        }
        double[] values = eigenvalues(
                d + 1, i -> manifold.randomTangent(x, seed.child("rank").child(i)), (v, w) -> manifold.inner(x, v, w));
        double largest = values[d];
        String name = "dimension is that of the tangent space";
        // The smallest eigenvalue of a random Gram matrix is small, but that of one vector too many is rounding.
        if (Math.abs(values[0]) > RANK * largest) {
            properties.add(Property.fails(
                    name, "the tangent space has more dimensions than the " + d + " that the manifold states"));
        } else if (values[1] <= RANK * largest) {
            properties.add(Property.fails(
                    name, "the tangent space has fewer dimensions than the " + d + " that the manifold states"));
        } else {
            properties.add(Property.holds(name));
        }
        String image = "projections are tangent vectors";
        double[] projected = eigenvalues(
                d + 1,
                i -> manifold.project(
                        x,
                        ManifoldArguments.gaussian(
                                manifold, seed.child("projected").child(i))),
                Vectors::dot);
        properties.add(
                projected[0] > RANK * projected[d]
                        ? Property.fails(
                                image,
                                "projections of random matrices have more than the " + d
                                        + " dimensions of the tangent space")
                        : Property.holds(image));
    }

    /** Returns the eigenvalues of the Gram matrix of vectors, from the smallest on. */
    private static double[] eigenvalues(
            int number, IntFunction<R064Store> vector, ToDoubleBiFunction<R064Store, R064Store> inner) {
        List<R064Store> vectors = IntStream.range(0, number).mapToObj(vector).toList();
        R064Store gram = R064Store.FACTORY.make(number, number);
        for (int i = 0; i < number; i++) {
            for (int j = 0; j < number; j++) {
                gram.set(i, j, inner.applyAsDouble(vectors.get(i), vectors.get(j)));
            }
        }
        double[] values = LinearAlgebra.ojAlgo().symmetricEigen(gram).values().clone();
        java.util.Arrays.sort(values);
        return values;
    }

    private double near() {
        double unit = TestSteps.unit(manifold);
        double longest = (manifold.injectivityRadius().isPresent() ? STEP : VERY_NEAR) * unit;
        return TestSteps.reach(NamedRetraction.of(manifold, Retraction.GEODESIC), x, v, longest);
    }

    private void logarithm() {
        if (manifold instanceof RiemannianLogarithm geometry
                && manifold.retractions().contains(Retraction.GEODESIC)
                && manifold.dimension() > 0) {
            double near = near();
            R064Store tangent = Vectors.scaled(near, v);
            R064Store end = manifold.exp(x, tangent);
            R064Store back = Vectors.like(x);
            geometry.log(x, end, back);
            add("logarithm inverts the exponential map", off(back, tangent));
            double distance = geometry.distance(x, end);
            add("distance is the length of the geodesic", Math.abs(distance / near - 1));
            add("distance is symmetric", Math.abs(geometry.distance(end, x) / distance - 1));
        }
    }

    private void transport() {
        if (manifold.dimension() == 0) {
            // Two points of such a manifold are in two components.
            return;
        }
        R064Store other = manifold.randomPoint(seed.child("other"));
        // A transport by projection may be zero, as between the two components of O(2), so that what is left is
        // rounding.
        residuals.add(Identities.tangency(
                "vector transport is tangent", manifold, other, manifold.transportTo(x, other, v), Vectors.length(v)));
        linear("vector transport is linear", a -> manifold.transportTo(x, other, a), v, w);
        add("vector transport to the same point is the identity", off(manifold.transportTo(x, x, v), v));
        if (manifold instanceof ParallelTransport geometry) {
            R064Store tangent = Vectors.scaled(near(), v);
            R064Store end = manifold.exp(x, tangent);
            R064Store moved = Vectors.like(x);
            R064Store second = Vectors.like(x);
            geometry.transport(x, tangent, w, moved);
            geometry.transport(x, tangent, v, second);
            residuals.add(Identities.tangency("parallel transport is tangent", manifold, end, moved));
            add(
                    "parallel transport keeps inner products",
                    Math.abs(manifold.inner(end, moved, second) - manifold.inner(x, w, v)));
            add("parallel transport keeps lengths", Math.abs(manifold.norm(end, moved) - 1));
            if (manifold instanceof RiemannianLogarithm logarithm) {
                R064Store back = logarithm.log(end, x);
                R064Store forward = Vectors.like(x);
                geometry.transport(x, tangent, tangent, forward);
                add("parallel transport keeps the velocity of the geodesic", off(Vectors.scaled(-1, back), forward));
            }
        }
    }

    private void inverse() {
        if (manifold instanceof InverseRetraction geometry && manifold.dimension() > 0) {
            for (Retraction retraction : geometry.invertibleRetractions()) {
                double near = TestSteps.reach(
                        NamedRetraction.of(manifold, retraction), x, v, NEAR * TestSteps.unit(manifold));
                R064Store tangent = Vectors.scaled(near, v);
                R064Store end = manifold.retract(retraction, x, tangent);
                add(
                        "inverse of retraction " + retraction.text(),
                        off(geometry.inverseRetract(retraction, x, end), tangent));
            }
        }
    }
}
