package org.repdyn.manifolds.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;
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

/**
 * Numerical checks at a random point and along a random direction, which the seed determines. Boumal (2023), An Introduction to
 * Optimization on Smooth Manifolds, sections 4.8 and 6.8.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Checks {

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
        return new Linearisation(manifold, cost, gradient, seed).report();
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
        if (TestSteps.mostAccurate(manifold).order() < 2) {
            throw new IllegalArgumentException(
                    "the manifold has no retraction of order 2, along which a Hessian could be checked");
        }
        return new HessianLaws(new Linearisation(manifold, cost, gradient, seed), geometry, hessian, seed).report();
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
        return new RetractionLaws(manifold, retraction, seed).report();
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
        boolean second = manifold instanceof RiemannianHessian
                && TestSteps.mostAccurate(manifold).order() >= 2;
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
}
