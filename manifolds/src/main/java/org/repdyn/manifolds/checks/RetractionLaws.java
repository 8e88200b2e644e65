package org.repdyn.manifolds.checks;

import java.util.ArrayList;
import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.check.CheckReport;
import org.repdyn.core.check.Residual;
import org.repdyn.core.check.SlopeCheck;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.NamedRetraction;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianLogarithm;

/** The laws of a retraction at a random point, along a random direction. */
final class RetractionLaws {

    /** Largest acceleration of curves without one, relative to a curve of radius 1: difference quotients are right to about 1e-6. */
    private static final double ACCELERATION = 1e-4;

    /** Steps of the difference quotients that are tried; at the last one rounding leaves an error of about 1e-6. */
    private static final double[] STEPS = {1e-3, 1e-4, 1e-5};

    /** Number of random directions in which the acceleration of a curve is measured. */
    private static final int DIRECTIONS = 3;

    private final Manifold manifold;
    private final NamedRetraction retraction;
    private final Seed seed;
    private final String name;
    private final R064Store x;
    private final R064Store v;

    RetractionLaws(Manifold manifold, NamedRetraction retraction, Seed seed) {
        this.manifold = manifold;
        this.retraction = retraction;
        this.seed = seed;
        name = "retraction " + retraction.name();
        x = manifold.randomPoint(seed);
        v = TestSteps.direction(manifold, x, seed.child("direction"));
    }

    CheckReport report() {
        List<Residual> residuals = new ArrayList<>();
        if (retraction.order() >= 2 && manifold.dimension() > 0) {
            residuals.add(acceleration());
        }
        R064Store still = retraction.retract(x, Vectors.like(x));
        residuals.add(Identities.residual(
                name + " of zero stays",
                Identities.relative(Vectors.length(Vectors.difference(still, x)), Vectors.length(x))));
        R064Store far = TestSteps.step(retraction, x, v, TestSteps.reach(retraction, x, v, 1));
        residuals.add(Identities.residual(name + " ends on the manifold", manifold.residual(far)));
        return new CheckReport(List.of(order()), residuals);
    }

    /** Measures the order of the distance from the geodesic; from the tangent where there is no geodesic, or the retraction is the geodesic. */
    private SlopeCheck order() {
        if (manifold instanceof RiemannianLogarithm geometry
                && manifold.retractions().contains(Retraction.GEODESIC)
                && !retraction.name().equals(Retraction.GEODESIC.text())) {
            NamedRetraction geodesic = NamedRetraction.of(manifold, Retraction.GEODESIC);
            return SlopeCheck.measure(
                    name + " against the geodesic",
                    retraction.order() + 1,
                    1 + Vectors.length(x),
                    t -> geometry.distance(TestSteps.step(geodesic, x, v, t), TestSteps.step(retraction, x, v, t)));
        }
        return SlopeCheck.measure(
                name + " against its tangent",
                2,
                Vectors.length(x) + Vectors.length(v),
                t -> Vectors.length(
                        Vectors.combination(1, Vectors.difference(TestSteps.step(retraction, x, v, t), x), -t, v)));
    }

    /**
     * Checks that the curves of a retraction of order 2 have no acceleration, which needs neither geodesics nor distances. Near a point where the manifold
     * ends, such as a matrix of lower rank, curves bend within the steps of the difference quotients; their error then falls with the step, and an
     * acceleration stays.
     */
    private Residual acceleration() {
        double smallest = Double.POSITIVE_INFINITY;
        for (double step : STEPS) {
            if (!(smallest <= ACCELERATION)) {
                smallest = Math.min(smallest, acceleration(step));
            }
        }
        return new Residual(name + " has order 2: no acceleration of its curves", smallest, ACCELERATION);
    }

    private double acceleration(double step) {
        RetractionChart chart = new RetractionChart(manifold, retraction, x, step);
        double largest = Math.abs(chart.acceleration(v, v));
        for (int i = 0; i < DIRECTIONS; i++) {
            R064Store w =
                    TestSteps.direction(manifold, x, seed.child("acceleration").child(i));
            largest = Math.max(largest, Math.abs(chart.acceleration(v, w)));
        }
        return largest;
    }
}
