package org.repdyn.manifolds.optimisation;

import java.util.Objects;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Decimals;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianLogarithm;

/**
 * The method of Frank and Wolfe on a compact geodesically convex set, which needs no projection onto the set: from X it goes along the geodesic to the
 * point Z of the set that minimises ⟨grad f, log_X(Z)⟩, which the user gives as a {@link LinearMinimiser}. The share of the way is 2/(k + 2) in
 * iteration k. The gradient norm of the run is the gap −⟨grad f, log_X(Z)⟩, which bounds f(X) − f* for a geodesically convex cost, and
 * falls like 1/k; the cost need not fall in each step. The gap is NaN
 * at a point from which no geodesic leads to Z, and at one outside of the set from which the cost rises on the way, which end the run. Start in the set. Weber and Sra (2023), Riemannian optimization via Frank–Wolfe methods.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FrankWolfe extends Solver {

    /** Negative cosine between the way and the negative gradient that rounding explains where every point of the set is a minimiser. */
    private static final double UPHILL = 1e-6;

    private final LinearMinimiser minimiser;

    private FrankWolfe(LinearMinimiser minimiser) {
        this.minimiser = minimiser;
    }

    /** Returns the method on the set whose linear functions the argument minimises. */
    public static FrankWolfe over(LinearMinimiser minimiser) {
        return new FrankWolfe(Objects.requireNonNull(minimiser, "over: the argument minimiser is null"));
    }

    @Override
    boolean seeksMinimumOfCost() {
        return false;
    }

    /**
     * Runs the method.
     *
     * @throws IllegalArgumentException if the manifold has no logarithm or no geodesics, or the linear minimiser returns a matrix that is no point of it
     */
    @Override
    void run(SolverRun run) {
        Ways ways = new Ways(run);
        while (ways.find() && run.proceeds()) {
            if (!ways.go()) {
                return;
            }
        }
    }

    /** The ways of one run to the minimisers over the set. */
    private final class Ways {

        private final SolverRun run;
        private final Objective objective;
        private final RiemannianLogarithm geometry;
        private final R064Store target;
        private final R064Store way;

        private Ways(SolverRun run) {
            this.run = run;
            objective = run.objective;
            geometry = geometry(objective.manifold);
            target = Entries.like(run.current().point);
            way = Entries.like(target);
        }

        /** Finds the way from the current point and its gap; returns false if the run ends because there is none. */
        private boolean find() {
            Iterate x = run.current();
            // Until the way is found, the gap is unknown.
            x.gradientNorm = Double.NaN;
            minimiser.minimise(x.point, x.gradient, target);
            requirePoint(objective.manifold, target);
            try {
                geometry.log(x.point, target, way);
            } catch (ArithmeticException e) {
                run.stop(
                        StopCause.OFF_MANIFOLD,
                        "there is no geodesic to the point of the set that the linear minimiser returned: "
                                + Objective.reason(e));
                return false;
            }
            double gap = -objective.inner(x, x.gradient, way);
            if (gap < -UPHILL * objective.norm(x, x.gradient) * objective.norm(x, way)) {
                // The point itself, if it is in the set, would be a better minimiser.
                run.stop(
                        StopCause.STALLED,
                        "the linear minimiser returned a point to which the cost rises with a slope of "
                                + Decimals.text(-gap)
                                + "; start in the set, and return the minimiser over the set");
                return false;
            }
            x.gradientNorm = Math.max(0, gap);
            return true;
        }

        /** Goes the share 2/(k + 2) of the way; returns false if the run ends because the next point cannot be used. */
        private boolean go() {
            Iterate x = run.current();
            Entries.scale(2.0 / (run.iteration() + 2), way, way);
            double length = objective.norm(x, way);
            if (length == 0) {
                run.stall("the linear minimiser returned the point itself");
                return false;
            }
            run.next().moved();
            try {
                objective.manifold.retract(Retraction.GEODESIC, x.point, way, run.next().point);
            } catch (ArithmeticException e) {
                run.stop(StopCause.OFF_MANIFOLD, "the manifold refuses a step of length " + Decimals.text(length));
                return false;
            }
            return run.accept(length);
        }
    }

    private static RiemannianLogarithm geometry(Manifold manifold) {
        if (manifold instanceof RiemannianLogarithm geometry
                && manifold.retractions().contains(Retraction.GEODESIC)) {
            return geometry;
        }
        throw new IllegalArgumentException(
                "FrankWolfe goes along geodesics between points, and the manifold has no logarithm or no"
                        + " geodesics; use another solver");
    }

    private static void requirePoint(Manifold manifold, R064Store target) {
        double residual = manifold.residual(target);
        if (!(residual <= RiemannianProblem.START_RESIDUAL)) {
            throw new IllegalArgumentException(
                    "the linear minimiser of FrankWolfe returned a matrix that violates the constraint of the"
                            + " manifold by " + Decimals.text(residual) + "; it must return a point of the set");
        }
    }
}
