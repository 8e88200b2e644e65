package org.repdyn.manifolds.checks;

import java.util.ArrayList;
import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.check.CheckReport;
import org.repdyn.core.check.Property;
import org.repdyn.core.check.Residual;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.spi.InverseRetraction;
import org.repdyn.manifolds.spi.Manifold;
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

    /** Step of the logarithm if the injectivity radius is not known, as a share of the unit of length. */
    private static final double VERY_NEAR = 0.01;

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

    private void projection() {
        R064Store z = ambient();
        R064Store once = manifold.project(x, z);
        add(
                "projection is idempotent",
                Identities.relative(
                        Vectors.length(Vectors.difference(manifold.project(x, once), once)), Vectors.length(z)));
        R064Store gradient = manifold.gradient(x, z);
        residuals.add(Identities.tangency(
                "gradient is tangent", manifold, x, gradient, Vectors.length(gradient) + Vectors.length(z)));
        double euclidean = Vectors.dot(z, v);
        add(
                "gradient represents the derivative",
                Identities.relative(manifold.inner(x, gradient, v) - euclidean, 1 + Vectors.length(z)));
    }

    /** Compares the dimension with the rank of one more random tangent vectors. */
    private void dimension() {
        int d = manifold.dimension();
        if (d == 0 || d > MAX_RANK) {
            return;
        }
        List<R064Store> tangents = new ArrayList<>();
        for (int i = 0; i <= d; i++) {
            tangents.add(manifold.randomTangent(x, seed.child("rank").child(i)));
        }
        R064Store gram = R064Store.FACTORY.make(d + 1, d + 1);
        for (int i = 0; i <= d; i++) {
            for (int j = 0; j <= d; j++) {
                gram.set(i, j, manifold.inner(x, tangents.get(i), tangents.get(j)));
            }
        }
        double[] values = LinearAlgebra.ojAlgo().symmetricEigen(gram).values().clone();
        java.util.Arrays.sort(values);
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
    }

    private double near() {
        double unit = TestSteps.unit(manifold);
        double longest = manifold.injectivityRadius().isPresent() ? unit : VERY_NEAR * unit;
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
            add("distance is the length of the geodesic", Math.abs(geometry.distance(x, end) / near - 1));
        }
    }

    private void transport() {
        if (manifold.dimension() == 0) {
            // Two points of such a manifold are in two components.
            return;
        }
        R064Store other = manifold.randomPoint(seed.child("other"));
        residuals.add(
                Identities.tangency("vector transport is tangent", manifold, other, manifold.transportTo(x, other, v)));
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
