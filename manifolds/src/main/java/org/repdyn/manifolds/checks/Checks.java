package org.repdyn.manifolds.checks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.optimisation.Cost;
import org.repdyn.manifolds.optimisation.EuclideanGradient;
import org.repdyn.manifolds.optimisation.EuclideanHessian;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianHessian;
import org.repdyn.manifolds.spi.RiemannianLogarithm;

/**
 * Numerical checks at a random point and along a random direction, which the seed determines. Boumal (2023), An Introduction to
 * Optimization on Smooth Manifolds, sections 4.8 and 6.8.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Checks {

    /** Largest relative residual of an identity: rounding of matrices with condition numbers up to about 10⁴. */
    static final double ALLOWED = 1e-10;

    private Checks() {}

    /**
     * Checks a gradient: f(R(tV)) − f(x) − t⟨grad f, V⟩ falls like t² for a right gradient and like t for a wrong one; and the
     * Riemannian gradient is tangent.
     */
    public static CheckReport checkGradient(Manifold manifold, Cost cost, EuclideanGradient gradient, Seed seed) {
        R064Store x = manifold.randomPoint(seed);
        R064Store v = manifold.randomTangent(x, seed.child("direction"));
        R064Store euclidean = R064Store.FACTORY.make(x.getRowDim(), x.getColDim());
        gradient.gradient(x, euclidean);
        R064Store riemannian = manifold.gradient(x, euclidean);
        double value = cost.value(x);
        double slope = manifold.inner(x, riemannian, v);
        Retraction retraction = mostAccurate(manifold);
        SlopeCheck order = SlopeCheck.measure(
                "gradient",
                2,
                Math.abs(value) + Math.abs(slope),
                t -> Math.abs(cost.value(step(manifold, retraction, x, v, t)) - value - t * slope));
        return new CheckReport(
                List.of(order), List.of(tangency("Riemannian gradient is tangent", manifold, x, riemannian)));
    }

    /**
     * Checks a Hessian together with the gradient: f(R(tV)) − f(x) − t⟨grad f, V⟩ − ½t²⟨Hess f[V], V⟩ falls like t³ along a
     * retraction of second order; and the Riemannian Hessian is tangent, symmetric and linear.
     *
     * @throws IllegalArgumentException if the manifold has no Riemannian Hessian or no retraction of second order
     */
    public static CheckReport checkHessian(
            Manifold manifold, Cost cost, EuclideanGradient gradient, EuclideanHessian hessian, Seed seed) {
        if (!(manifold instanceof RiemannianHessian geometry)) {
            throw new IllegalArgumentException(
                    "the manifold has no Riemannian Hessian (it is no RiemannianHessian), so that none can be checked");
        }
        Retraction retraction = mostAccurate(manifold);
        if (manifold.order(retraction) < 2) {
            throw new IllegalArgumentException(
                    "the manifold has no retraction of order 2, along which a Hessian could be checked");
        }
        R064Store x = manifold.randomPoint(seed);
        R064Store v = manifold.randomTangent(x, seed.child("direction"));
        R064Store w = manifold.randomTangent(x, seed.child("second direction"));
        R064Store euclidean = R064Store.FACTORY.make(x.getRowDim(), x.getColDim());
        gradient.gradient(x, euclidean);
        R064Store riemannian = manifold.gradient(x, euclidean);
        R064Store hv = product(geometry, hessian, x, v, euclidean);
        R064Store hw = product(geometry, hessian, x, w, euclidean);
        double value = cost.value(x);
        double slope = manifold.inner(x, riemannian, v);
        double curvature = manifold.inner(x, hv, v);
        SlopeCheck order = SlopeCheck.measure(
                "Hessian",
                3,
                Math.abs(value) + Math.abs(slope) + Math.abs(curvature),
                t -> Math.abs(
                        cost.value(step(manifold, retraction, x, v, t)) - value - t * slope - t * t / 2 * curvature));
        double size = manifold.norm(x, hv) + manifold.norm(x, hw);
        R064Store sum = product(geometry, hessian, x, combination(2, v, -3, w), euclidean);
        R064Store linear = combination(1, sum, -1, combination(2, hv, -3, hw));
        return new CheckReport(
                List.of(order),
                List.of(
                        tangency("Riemannian Hessian is tangent", manifold, x, hv),
                        new Residual(
                                "Riemannian Hessian is symmetric",
                                relative(manifold.inner(x, hv, w) - manifold.inner(x, v, hw), size),
                                ALLOWED),
                        new Residual(
                                "Riemannian Hessian is linear", relative(manifold.norm(x, linear), size), ALLOWED)));
    }

    /**
     * Checks a retraction: its distance from the geodesic of the same velocity falls like t^(order + 1), for the order that the manifold
     * claims. Without a geodesic and a distance, R(tV) − x − tV must fall like t².
     *
     * @throws IllegalArgumentException if the manifold does not offer the retraction
     */
    public static CheckReport checkRetraction(Manifold manifold, Retraction retraction, Seed seed) {
        if (!manifold.retractions().contains(retraction)) {
            throw new IllegalArgumentException(
                    "the manifold has no retraction " + retraction + "; it has " + manifold.retractions());
        }
        R064Store x = manifold.randomPoint(seed);
        R064Store v = manifold.randomTangent(x, seed.child("direction"));
        List<SlopeCheck> slopes = new ArrayList<>();
        if (manifold instanceof RiemannianLogarithm geometry
                && manifold.retractions().contains(Retraction.GEODESIC)
                && retraction != Retraction.GEODESIC) {
            slopes.add(SlopeCheck.measure(
                    "retraction " + retraction + " against the geodesic",
                    manifold.order(retraction) + 1,
                    1 + length(x),
                    t -> geometry.distance(
                            step(manifold, Retraction.GEODESIC, x, v, t), step(manifold, retraction, x, v, t))));
        } else {
            slopes.add(SlopeCheck.measure(
                    "retraction " + retraction + " against its tangent",
                    2,
                    length(x) + length(v),
                    t -> length(combination(1, combination(1, step(manifold, retraction, x, v, t), -1, x), -t, v))));
        }
        R064Store zero = R064Store.FACTORY.make(x.getRowDim(), x.getColDim());
        R064Store still = manifold.retract(retraction, x, zero);
        R064Store far = manifold.retract(retraction, x, v);
        return new CheckReport(
                slopes,
                List.of(
                        new Residual(
                                "retraction " + retraction + " of zero stays",
                                relative(length(combination(1, still, -1, x)), length(x)),
                                ALLOWED),
                        new Residual(
                                "retraction " + retraction + " ends on the manifold",
                                manifold.residual(far),
                                ALLOWED)));
    }

    /** Checks the laws that a manifold must satisfy and those of the geometry that it offers in addition; includes all retractions. */
    public static CheckReport checkManifold(Manifold manifold, Seed seed) {
        List<SlopeCheck> slopes = new ArrayList<>();
        List<Residual> residuals = new ArrayList<>(new ManifoldLaws(manifold, seed).residuals());
        for (Retraction retraction : manifold.retractions()) {
            CheckReport report = checkRetraction(manifold, retraction, seed);
            slopes.addAll(report.slopes());
            residuals.addAll(report.residuals());
        }
        return new CheckReport(slopes, residuals);
    }

    private static Retraction mostAccurate(Manifold manifold) {
        // GEODESIC is the first constant, and wins among equal orders.
        return manifold.retractions().stream()
                .min(Comparator.comparing((Retraction r) -> -manifold.order(r)).thenComparing(r -> r))
                .orElseThrow(() -> new IllegalArgumentException("the manifold offers no retraction"));
    }

    private static R064Store step(Manifold manifold, Retraction retraction, R064Store x, R064Store v, double t) {
        return manifold.retract(retraction, x, combination(t, v, 0, v));
    }

    private static R064Store product(
            RiemannianHessian geometry, EuclideanHessian hessian, R064Store x, R064Store v, R064Store euclidean) {
        R064Store ambient = R064Store.FACTORY.make(x.getRowDim(), x.getColDim());
        R064Store result = R064Store.FACTORY.make(x.getRowDim(), x.getColDim());
        hessian.hessian(x, v, ambient);
        geometry.hessian(x, v, euclidean, ambient, result);
        return result;
    }

    static Residual tangency(String name, Manifold manifold, R064Store x, R064Store v) {
        R064Store projected = manifold.project(x, v);
        return new Residual(name, relative(length(combination(1, projected, -1, v)), length(v)), ALLOWED);
    }

    static R064Store combination(double a, R064Store v, double b, R064Store w) {
        R064Store result = R064Store.FACTORY.make(v.getRowDim(), v.getColDim());
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = a * v.data[i] + b * w.data[i];
        }
        return result;
    }

    static double length(R064Store matrix) {
        double sum = 0;
        for (double entry : matrix.data) {
            sum = Math.hypot(sum, entry);
        }
        return sum;
    }

    /** Returns |value|/size, and 0 for 0/0. */
    static double relative(double value, double size) {
        return value == 0 ? 0 : Math.abs(value) / size;
    }
}
