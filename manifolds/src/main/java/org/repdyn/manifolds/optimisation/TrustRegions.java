package org.repdyn.manifolds.optimisation;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;
import org.repdyn.manifolds.spi.Manifold;

/**
 * Riemannian trust regions: each step minimises a quadratic model in a ball by truncated conjugate gradients, and the ball shrinks or grows
 * with the agreement of model and cost. Converges from any start, and superlinearly near a minimum with positive Hessian. Without a Hessian
 * the products are differences of gradients. Absil, Baker, Gallivan (2007); the rules and constants are those of Manopt.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TrustRegions extends Solver {

    /** Agreement above which a step is accepted. */
    private static final double ACCEPTANCE = 0.1;

    /** Share by which the first radius is smaller than the largest one. */
    private static final double FIRST = 1.0 / 8;

    /** Agreement below which the radius shrinks. */
    private static final double BAD = 0.25;

    /** Agreement above which the radius grows, if the step ended at the boundary. */
    private static final double GOOD = 0.75;

    /** Radius relative to the largest one, or to the typical distance, at which the run has stalled. */
    private static final double SMALLEST = 1e-15;

    /** Largest radius in units of the typical distance where that bounds no distance: points of a flat space may be in any unit of length. */
    private static final double UNBOUNDED = 1e15;

    private final double linear;
    private final double superlinear;
    private final OptionalDouble maxRadius;
    private final OptionalInt maxInner;
    private final OptionalDouble gradientUnit;

    private TrustRegions(
            double linear,
            double superlinear,
            OptionalDouble maxRadius,
            OptionalInt maxInner,
            OptionalDouble gradientUnit) {
        this.linear = linear;
        this.superlinear = superlinear;
        this.maxRadius = maxRadius;
        this.maxInner = maxInner;
        this.gradientUnit = gradientUnit;
    }

    /**
     * Returns the method with κ = 0.1, θ = 1, an eighth of the manifold's typical distance as first radius, and its dimension as largest number of inner steps. The largest radius is the
     * typical distance if the injectivity radius is finite; on other manifolds, such as flat spaces, the radius grows as long as model and cost agree, so that a minimum that is far away
     * in the unit of length is reached.
     */
    public static TrustRegions defaults() {
        return new TrustRegions(0.1, 1, OptionalDouble.empty(), OptionalInt.empty(), OptionalDouble.empty());
    }

    /**
     * Returns the method with another accuracy of the inner steps: their residual falls to ‖g‖·min(κ, (‖g‖/u)^θ), where u is κ times the largest gradient norm of the
     * run so far, or the {@link #gradientUnit}.
     *
     * @param kappa share κ, in (0, 1)
     * @param theta exponent θ: convergence has order 1 + θ, and 2 from θ = 1 on; at least 0
     * @throws IllegalArgumentException if one is out of its range
     */
    public TrustRegions accuracy(double kappa, double theta) {
        if (!(kappa > 0 && kappa < 1 && theta >= 0)) {
            throw new IllegalArgumentException("accuracy needs 0 < kappa < 1 and theta >= 0, got "
                    + Decimals.text(kappa) + " and " + Decimals.text(theta));
        }
        return new TrustRegions(kappa, theta, maxRadius, maxInner, gradientUnit);
    }

    /**
     * Returns the method with another largest radius; the first one is an eighth of it.
     *
     * @throws IllegalArgumentException if it is not positive and finite
     */
    public TrustRegions maxRadius(double radius) {
        if (!(radius > 0) || !Double.isFinite(radius)) {
            throw new IllegalArgumentException("the largest radius must be positive, got " + Decimals.text(radius));
        }
        return new TrustRegions(linear, superlinear, OptionalDouble.of(radius), maxInner, gradientUnit);
    }

    /**
     * Returns the method with another largest number of Hessian products for one step.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public TrustRegions maxInner(int products) {
        if (products < 1) {
            throw new IllegalArgumentException("the number of inner steps must be at least 1, got " + products);
        }
        return new TrustRegions(linear, superlinear, maxRadius, OptionalInt.of(products), gradientUnit);
    }

    /**
     * Returns the method with a fixed unit u of gradients, to which the inner steps compare them; 1 gives the rule of Manopt, whose numbers of iterations depend on the
     * unit of the cost.
     *
     * @throws IllegalArgumentException if it is not positive and finite
     */
    public TrustRegions gradientUnit(double norm) {
        if (!(norm > 0) || !Double.isFinite(norm)) {
            throw new IllegalArgumentException("the unit of gradients must be positive, got " + Decimals.text(norm));
        }
        return new TrustRegions(linear, superlinear, maxRadius, maxInner, OptionalDouble.of(norm));
    }

    @Override
    void run(SolverRun run) {
        Objective objective = run.objective;
        double unit = maxRadius.orElse(objective.manifold.typicalDistance());
        double largest = maxRadius.isPresent() || isBounded(objective.manifold) ? unit : UNBOUNDED * unit;
        int limit = maxInner.orElse(Math.max(1, objective.manifold.dimension()));
        var inner = new TruncatedConjugateGradient(run.current().point, linear, superlinear);
        double radius = unit * FIRST;
        boolean shrunk = false;
        while (run.descends()) {
            Iterate x = run.current();
            if (radius < SMALLEST * unit) {
                run.stall("no step lowers the cost " + x.cost + " as its model predicts, down to a radius of "
                        + Decimals.text(radius));
                return;
            }
            inner.solve(objective, x, radius, limit, gradientUnit.orElse(linear * run.largestGradient()));
            ModelAgreement agreement = ModelAgreement.after(objective, x, inner.step, inner.decrease, run.next());
            if (!shrunk && !agreement.sound() && agreement.drowns() && inner.onBoundary && radius < largest) {
                // The first radius is tiny in the unit of length.
                radius = Math.min(2 * radius, largest);
            } else if (!agreement.sound() || agreement.ratio() < BAD) {
                radius /= 4;
                shrunk = true;
            } else if (agreement.ratio() > GOOD && inner.onBoundary) {
                radius = Math.min(2 * radius, largest);
            }
            if (agreement.sound() && agreement.ratio() > ACCEPTANCE) {
                run.accept(objective.norm(x, inner.step));
            } else {
                run.reject();
            }
        }
    }

    /** Returns true if steps longer than the typical distance of a manifold lead nowhere else than shorter ones. */
    private static boolean isBounded(Manifold manifold) {
        return manifold.injectivityRadius().orElse(Double.POSITIVE_INFINITY) < Double.POSITIVE_INFINITY;
    }
}
