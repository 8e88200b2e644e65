package org.repdyn.manifolds.optimisation;

import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;

/**
 * Adaptive regularisation with cubics (ARC): each step minimises a quadratic model plus (σ/3)‖s‖³, and σ falls or rises with the agreement
 * of model and cost. It has the best known bound on the number of steps to a small gradient among methods of second order. Agarwal,
 * Boumal, Bullins, Cartis (2021), Adaptive regularization with cubics on manifolds; the constants are those of Manopt.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AdaptiveCubic extends Solver {

    /** Agreement from which on a step is accepted; below it σ grows. */
    private static final double ACCEPTANCE = 0.1;

    /** Agreement from which on σ falls. */
    private static final double GOOD = 0.9;

    /** Bounds on σ in units of the first one: steps of σ grow like 1/√σ, to a minimum that is far away in the unit of length of a flat space. */
    private static final double SMALLEST_SIGMA = 1e-30;

    private static final double LARGEST_SIGMA = 1e18;

    /** First σ in units of the gradient norm over the square of the typical distance of the manifold. */
    private static final double FIRST_SIGMA = 100;

    /** Largest number of Lanczos vectors that are kept. */
    private static final int MAX_VECTORS = 300;

    private final double accuracy;

    private AdaptiveCubic(double accuracy) {
        this.accuracy = accuracy;
    }

    /** Returns the method with θ = 0.25. */
    public static AdaptiveCubic defaults() {
        return new AdaptiveCubic(0.25);
    }

    /**
     * Returns the method with another accuracy of the inner steps: the gradient of their model falls to θ‖s‖²·G/D², where G is the largest gradient norm of the
     * run so far and D the typical distance of the manifold.
     *
     * @throws IllegalArgumentException if θ is not positive and finite
     */
    public AdaptiveCubic accuracy(double theta) {
        if (!(theta > 0) || !Double.isFinite(theta)) {
            throw new IllegalArgumentException("accuracy needs a positive theta, got " + Decimals.text(theta));
        }
        return new AdaptiveCubic(theta);
    }

    @Override
    void run(SolverRun run) {
        Objective objective = run.objective;
        int limit = Math.max(1, Math.min(MAX_VECTORS, objective.manifold.dimension()));
        var subproblem = new CubicSubproblem(run.current().point, limit, accuracy);
        double distance = objective.manifold.typicalDistance();
        double first = FIRST_SIGMA * run.current().gradientNorm / (distance * distance);
        double sigma = first;
        boolean raised = false;
        while (run.descends()) {
            Iterate x = run.current();
            if (sigma > LARGEST_SIGMA * first) {
                run.stall("no step lowers the cost " + x.cost + " as its model predicts, up to a regularisation of "
                        + Decimals.text(sigma));
                return;
            }
            subproblem.solve(objective, x, sigma, run.largestGradient() / (distance * distance));
            ModelAgreement agreement =
                    ModelAgreement.after(objective, x, subproblem.step, subproblem.decrease, run.next());
            if (agreement.sound() && agreement.ratio() >= ACCEPTANCE) {
                run.accept(subproblem.length);
                if (agreement.ratio() >= GOOD) {
                    sigma = Math.max(SMALLEST_SIGMA * first, 0.1 * sigma);
                }
            } else {
                run.reject();
                boolean tiny = !raised && agreement.drowns() && sigma > SMALLEST_SIGMA * first;
                raised |= !tiny;
                // A step whose decrease drowns from the start on is tiny in the unit of length.
                sigma = tiny ? Math.max(SMALLEST_SIGMA * first, 0.1 * sigma) : 2 * sigma;
            }
        }
    }
}
