package org.repdyn.manifolds.checks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.check.CheckReport;
import org.repdyn.core.check.Property;
import org.repdyn.core.check.Residual;
import org.repdyn.core.check.SlopeCheck;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.optimisation.Cost;
import org.repdyn.manifolds.optimisation.EuclideanGradient;
import org.repdyn.manifolds.optimisation.EuclideanHessian;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.manifolds.spi.NamedRetraction;
import org.repdyn.manifolds.spi.RestoringConstraint;
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

    /** Largest acceleration of curves without one, relative to a curve of radius 1: difference quotients are right to about 1e-6. */
    private static final double ACCELERATION = 1e-4;

    /** Share of the Euclidean Hessian that a Riemannian one is taken to have; that of a constant is zero and consists of rounding. */
    private static final double CANCELLING = 1e-3;

    /** Number of random directions in which the acceleration of a curve is measured. */
    private static final int DIRECTIONS = 3;

    /** Number of lengths that are tried for a step: below a thousandth, a retraction that refuses is broken. */
    private static final int HALVINGS = 10;

    private Checks() {}

    private static void require(Manifold manifold, Seed seed) {
        Objects.requireNonNull(manifold, "the argument manifold is null");
        ManifoldArguments.checkSeed(seed);
    }

    private static void require(Cost cost, EuclideanGradient gradient) {
        Objects.requireNonNull(cost, "the argument cost is null");
        Objects.requireNonNull(gradient, "the argument gradient is null");
    }

    /**
     * Checks a gradient: f(R(tV)) − f(x) − t⟨grad f, V⟩ falls like t² for a right gradient and like t for a wrong one; and the
     * Riemannian gradient is tangent.
     */
    public static CheckReport checkGradient(Manifold manifold, Cost cost, EuclideanGradient gradient, Seed seed) {
        require(manifold, seed);
        require(cost, gradient);
        R064Store x = manifold.randomPoint(seed);
        R064Store v = direction(manifold, x, seed.child("direction"));
        R064Store euclidean = R064Store.FACTORY.make(x.getRowDim(), x.getColDim());
        gradient.gradient(x, euclidean);
        R064Store riemannian = manifold.gradient(x, euclidean);
        double value = cost.value(x);
        double slope = manifold.inner(x, riemannian, v);
        NamedRetraction retraction = mostAccurate(manifold);
        SlopeCheck order = SlopeCheck.measure(
                "gradient",
                2,
                Math.abs(value) + Math.abs(slope),
                t -> Math.abs(cost.value(step(retraction, x, v, t)) - value - t * slope));
        return new CheckReport(
                List.of(order),
                List.of(tangency(
                        "Riemannian gradient is tangent",
                        manifold,
                        x,
                        riemannian,
                        length(riemannian) + length(euclidean))));
    }

    /**
     * Checks a Hessian together with the gradient: f(R(tV)) − f(x) − t⟨grad f, V⟩ − ½t²⟨Hess f[V], V⟩ falls like t³ along a
     * retraction of second order; and the Riemannian Hessian is tangent, symmetric and linear.
     *
     * @throws IllegalArgumentException if the manifold has no Riemannian Hessian or no retraction of second order
     */
    public static CheckReport checkHessian(
            Manifold manifold, Cost cost, EuclideanGradient gradient, EuclideanHessian hessian, Seed seed) {
        require(manifold, seed);
        require(cost, gradient);
        Objects.requireNonNull(hessian, "the argument hessian is null");
        if (!(manifold instanceof RiemannianHessian geometry)) {
            throw new IllegalArgumentException(
                    "the manifold has no Riemannian Hessian (it is no RiemannianHessian), so that none can be checked");
        }
        NamedRetraction retraction = mostAccurate(manifold);
        if (retraction.order() < 2) {
            throw new IllegalArgumentException(
                    "the manifold has no retraction of order 2, along which a Hessian could be checked");
        }
        R064Store x = manifold.randomPoint(seed);
        R064Store v = direction(manifold, x, seed.child("direction"));
        R064Store w = direction(manifold, x, seed.child("second direction"));
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
                t -> Math.abs(cost.value(step(retraction, x, v, t)) - value - t * slope - t * t / 2 * curvature));
        double size = manifold.norm(x, hv) + manifold.norm(x, hw);
        double pairing = manifold.norm(x, hv) * manifold.norm(x, w) + manifold.norm(x, v) * manifold.norm(x, hw);
        // A pairing of the metric is that of the Euclidean derivative in the ambient space.
        double cancelling =
                CANCELLING * (length(ambient(hessian, x, v)) * length(w) + length(ambient(hessian, x, w)) * length(v));
        double length = manifold.norm(x, v);
        R064Store sum = product(geometry, hessian, x, combination(2, v, -3, w), euclidean);
        R064Store linear = combination(1, sum, -1, combination(2, hv, -3, hw));
        return new CheckReport(
                List.of(order),
                List.of(
                        tangency("Riemannian Hessian is tangent", manifold, x, hv),
                        new Residual(
                                "Riemannian Hessian is symmetric",
                                relative(manifold.inner(x, hv, w) - manifold.inner(x, v, hw), pairing + cancelling),
                                ALLOWED),
                        new Residual(
                                "Riemannian Hessian is linear",
                                relative(manifold.norm(x, linear), size + cancelling / length),
                                ALLOWED)));
    }

    /**
     * Checks a retraction: its distance from the geodesic of the same velocity falls like t^(order + 1), for the order that the manifold
     * claims. Without a geodesic and a distance, R(tV) − x − tV must fall like t².
     *
     * @throws IllegalArgumentException if the manifold does not offer the retraction
     */
    public static CheckReport checkRetraction(Manifold manifold, Retraction retraction, Seed seed) {
        require(manifold, seed);
        Objects.requireNonNull(retraction, "the argument retraction is null");
        return checkRetraction(manifold, NamedRetraction.of(manifold, retraction), seed);
    }

    /**
     * Checks a retraction of the manifold, such as one of {@link Manifold#furtherRetractions()}, as {@link #checkRetraction(Manifold,
     * Retraction, Seed)} does.
     */
    public static CheckReport checkRetraction(Manifold manifold, NamedRetraction retraction, Seed seed) {
        require(manifold, seed);
        Objects.requireNonNull(retraction, "the argument retraction is null");
        String name = "retraction " + retraction.name();
        R064Store x = manifold.randomPoint(seed);
        R064Store v = direction(manifold, x, seed.child("direction"));
        List<SlopeCheck> slopes = new ArrayList<>();
        if (manifold instanceof RiemannianLogarithm geometry
                && manifold.retractions().contains(Retraction.GEODESIC)
                && !retraction.name().equals(Retraction.GEODESIC.text())) {
            NamedRetraction geodesic = NamedRetraction.of(manifold, Retraction.GEODESIC);
            slopes.add(SlopeCheck.measure(
                    name + " against the geodesic",
                    retraction.order() + 1,
                    1 + length(x),
                    t -> geometry.distance(step(geodesic, x, v, t), step(retraction, x, v, t))));
        } else {
            slopes.add(SlopeCheck.measure(
                    name + " against its tangent",
                    2,
                    length(x) + length(v),
                    t -> length(combination(1, combination(1, step(retraction, x, v, t), -1, x), -t, v))));
        }
        List<Residual> residuals = new ArrayList<>();
        if (retraction.order() >= 2 && manifold.dimension() > 0) {
            residuals.add(acceleration(name, manifold, retraction, x, v, seed));
        }
        R064Store zero = R064Store.FACTORY.make(x.getRowDim(), x.getColDim());
        R064Store still = retraction.retract(x, zero);
        R064Store far = step(retraction, x, v, reach(retraction, x, v, 1));
        residuals.add(new Residual(
                name + " of zero stays", relative(length(combination(1, still, -1, x)), length(x)), ALLOWED));
        residuals.add(new Residual(name + " ends on the manifold", manifold.residual(far), ALLOWED));
        return new CheckReport(slopes, residuals);
    }

    /** Checks that the curves of a retraction of order 2 have no acceleration, which needs neither geodesics nor distances. */
    private static Residual acceleration(
            String name, Manifold manifold, NamedRetraction retraction, R064Store x, R064Store v, Seed seed) {
        RetractionChart chart = new RetractionChart(manifold, retraction, x);
        double largest = Math.abs(chart.acceleration(v, v));
        for (int i = 0; i < DIRECTIONS; i++) {
            R064Store w = direction(manifold, x, seed.child("acceleration").child(i));
            largest = Math.max(largest, Math.abs(chart.acceleration(v, w)));
        }
        return new Residual(name + " has order 2: no acceleration of its curves", largest, ACCELERATION);
    }

    /** Checks the laws that a manifold must satisfy and those of the geometry that it offers in addition; includes all retractions. */
    public static CheckReport checkManifold(Manifold manifold, Seed seed) {
        require(manifold, seed);
        List<CheckReport> reports = new ArrayList<>();
        reports.add(new ManifoldLaws(manifold, seed).report());
        for (NamedRetraction retraction : NamedRetraction.all(manifold)) {
            reports.add(checkRetraction(manifold, retraction, seed));
        }
        return joined(reports);
    }

    /**
     * Checks a manifold as {@link #checkManifold(Manifold, Seed)} does, and its Riemannian gradient and Hessian by those of a quadratic
     * function; the Hessian only if the manifold has one and a retraction of order 2.
     *
     * @param quotient true if W and WQ are one point for orthogonal Q; the function is then one of the points
     */
    public static CheckReport checkManifold(Manifold manifold, boolean quotient, Seed seed) {
        CheckReport laws = checkManifold(manifold, seed);
        TestFunction f = TestFunction.quadratic(manifold, quotient, seed.child("function"));
        CheckReport first = checkGradient(manifold, f.cost(), f.gradient(), seed);
        boolean second =
                manifold instanceof RiemannianHessian && mostAccurate(manifold).order() >= 2;
        return joined(
                second
                        ? List.of(laws, first, checkHessian(manifold, f.cost(), f.gradient(), f.hessian(), seed))
                        : List.of(laws, first));
    }

    /**
     * Checks a constraint on weights of one shape: the laws of its manifold, and for a {@link RestoringConstraint} those of its field,
     * which is zero on the constraint and leads back to it.
     *
     * @param scale length of a column at the scale of the encoder's initialisation
     * @throws IllegalArgumentException if the constraint does not apply to this shape; the message is its objection
     */
    public static CheckReport checkConstraint(
            Constraint constraint, int rows, int columns, double scale, LinearAlgebra algebra, Seed seed) {
        Objects.requireNonNull(constraint, "the argument constraint is null");
        Objects.requireNonNull(algebra, "the argument algebra is null; LinearAlgebra.ojAlgo() is always there");
        constraint.objection(rows, columns).ifPresent(objection -> {
            throw new IllegalArgumentException(objection);
        });
        CheckReport laws =
                checkManifold(constraint.on(rows, columns, scale, algebra), constraint.identifiesRotations(), seed);
        return constraint instanceof RestoringConstraint restoring
                ? joined(List.of(
                        laws,
                        RestoringLaws.check(
                                restoring.startingPoints(rows, columns, scale, algebra),
                                restoring.field(rows, columns, scale, algebra),
                                seed)))
                : laws;
    }

    private static CheckReport joined(List<CheckReport> reports) {
        List<SlopeCheck> slopes = new ArrayList<>();
        List<Residual> residuals = new ArrayList<>();
        List<Property> properties = new ArrayList<>();
        for (CheckReport report : reports) {
            slopes.addAll(report.slopes());
            residuals.addAll(report.residuals());
            properties.addAll(report.properties());
        }
        return new CheckReport(slopes, residuals, properties);
    }

    private static NamedRetraction mostAccurate(Manifold manifold) {
        // The geodesic is the first of all, and the first wins among equal orders.
        return NamedRetraction.all(manifold).stream()
                .min(Comparator.comparing(r -> -r.order()))
                .orElseThrow(() -> new IllegalArgumentException("the manifold offers no retraction"));
    }

    /**
     * Returns the length at which curves bend by about one radian, in the scale of the manifold: a share of the injectivity radius; if that is not known, of
     * the typical distance, and 1 on manifolds without a scale.
     */
    static double unit(Manifold manifold) {
        OptionalDouble radius = manifold.injectivityRadius();
        if (radius.isEmpty()) {
            return manifold.typicalDistance() / Math.sqrt(Math.max(1, manifold.dimension()));
        }
        return Double.isInfinite(radius.getAsDouble()) ? 1 : radius.getAsDouble() / Math.PI;
    }

    /** Returns a random tangent vector of the length of {@link #unit}. */
    private static R064Store direction(Manifold manifold, R064Store x, Seed seed) {
        R064Store v = manifold.randomTangent(x, seed);
        return combination(unit(manifold), v, 0, v);
    }

    /**
     * Returns the longest of the steps longest, longest/2, longest/4, … that a retraction accepts; geodesics of some manifolds end.
     *
     * @throws ArithmeticException if it accepts none of {@value #HALVINGS}
     */
    static double reach(NamedRetraction retraction, R064Store x, R064Store v, double longest) {
        double t = longest;
        for (int i = 1; i < HALVINGS; i++) {
            try {
                step(retraction, x, v, t);
                return t;
            } catch (ArithmeticException tooLong) {
                t /= 2;
            }
        }
        step(retraction, x, v, t);
        return t;
    }

    static R064Store step(NamedRetraction retraction, R064Store x, R064Store v, double t) {
        return retraction.retract(x, combination(t, v, 0, v));
    }

    private static R064Store product(
            RiemannianHessian geometry, EuclideanHessian hessian, R064Store x, R064Store v, R064Store euclidean) {
        R064Store result = R064Store.FACTORY.make(x.getRowDim(), x.getColDim());
        geometry.hessian(x, v, euclidean, ambient(hessian, x, v), result);
        return result;
    }

    private static R064Store ambient(EuclideanHessian hessian, R064Store x, R064Store v) {
        R064Store result = R064Store.FACTORY.make(x.getRowDim(), x.getColDim());
        hessian.hessian(x, v, result);
        return result;
    }

    static Residual tangency(String name, Manifold manifold, R064Store x, R064Store v) {
        return tangency(name, manifold, x, v, length(v));
    }

    /**
     * Returns the part of a vector outside of the tangent space.
     *
     * @param size length of what the vector was computed from, whose rounding is no mistake
     */
    static Residual tangency(String name, Manifold manifold, R064Store x, R064Store v, double size) {
        R064Store projected = manifold.project(x, v);
        return new Residual(name, relative(length(combination(1, projected, -1, v)), size), ALLOWED);
    }

    static double dot(R064Store a, R064Store b) {
        double sum = 0;
        for (int i = 0; i < a.data.length; i++) {
            sum += a.data[i] * b.data[i];
        }
        return sum;
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
