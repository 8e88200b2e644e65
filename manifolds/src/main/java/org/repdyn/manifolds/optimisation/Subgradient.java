package org.repdyn.manifolds.optimisation;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Decimals;
import org.repdyn.manifolds.dense.Entries;

/**
 * Steps of fixed lengths along negative subgradients, for a cost with kinks; give one of its subgradients as the gradient. The cost need not
 * fall, so that the result is the best point. With lengths s/√k the best cost converges; with lengths s·qᵏ it converges linearly on sharp costs if q
 * is close enough to 1. Li, Chen, Deng, Qu, Zhu, So (2021), Weakly convex optimization over Stiefel manifold using Riemannian subgradient-type
 * methods.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Subgradient extends Solver {

    private final double first;
    /** Factor from step to step; 1 for lengths that fall like 1/√k. */
    private final double ratio;

    private Subgradient(double first, double ratio) {
        if (!(first > 0) || !Double.isFinite(first)) {
            throw new IllegalArgumentException("the first step must be positive, got " + Decimals.text(first));
        }
        this.first = first;
        this.ratio = ratio;
    }

    /**
     * Returns the method with step lengths s/√k, k = 1, 2, ….
     *
     * @throws IllegalArgumentException if s is not positive
     */
    public static Subgradient diminishing(double first) {
        return new Subgradient(first, 1);
    }

    /**
     * Returns the method with step lengths s·qᵏ, k = 0, 1, ….
     *
     * @throws IllegalArgumentException if s is not positive, or q not in (0, 1)
     */
    public static Subgradient geometric(double first, double ratio) {
        if (!(ratio > 0 && ratio < 1)) {
            throw new IllegalArgumentException(
                    "the factor from step to step must lie between 0 and 1, got " + Decimals.text(ratio));
        }
        return new Subgradient(first, ratio);
    }

    @Override
    boolean endsAtRounding() {
        return false;
    }

    @Override
    void run(SolverRun run) {
        run.keepBest();
        R064Store direction = Entries.like(run.current().point);
        while (run.descends()) {
            Iterate x = run.current();
            Entries.scale(-1 / x.gradientNorm, x.gradient, direction);
            double k = run.iteration();
            double length = ratio < 1 ? first * Math.pow(ratio, k) : first / Math.sqrt(k + 1);
            if (length < Double.MIN_NORMAL) {
                run.stall("the steps have shrunk to zero");
                return;
            }
            if (!run.objective.step(x, direction, length, run.next())) {
                run.stop(
                        StopCause.OFF_MANIFOLD,
                        "the manifold refuses a step of length " + Decimals.text(length)
                                + "; use a smaller first step");
                return;
            }
            run.accept(length);
        }
    }
}
