package org.repdyn.manifolds.optimisation;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Decimals;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.spectral.SpectralDescent;
import org.repdyn.manifolds.spi.Manifold;

/**
 * Proximal gradients for a cost f(X) + λ‖X‖₁ with a smooth f (ManPG): a step V minimises ⟨∇f, V⟩ + ‖V‖²/(2t) + λ‖X + V‖₁ over tangent vectors, and
 * the next point is R(αV), α found by halving. Entries of the result are zero to rounding where the optimum is sparse. Give the
 * whole cost to {@code minimize} and the Euclidean gradient of f alone to {@code gradient}; the gradient norm of the run is ‖V‖/t, which is zero exactly
 * at stationary points, and the length of the gradient if λ = 0. On manifolds whose projection is orthogonal in the Frobenius inner product, such as Stiefel manifolds
 * and spheres. Chen, Ma, So, Zhang (2020), Proximal gradient method for nonsmooth optimization over the Stiefel manifold.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ProximalGradient extends Solver {

    /** Share of the decrease that the quadratic model of a step promises. */
    private static final double DECREASE = 0.25;

    private static final int MAX_HALVINGS = 30;

    /** Factor on the step size after a whole step; a halved step divides it by two. */
    private static final double GROWTH = 1.1;

    /** Share of the largest step size tried first that is tried at least, before a run stalls. */
    private static final double SMALLEST = 1e-12;

    /** Relative change of the cost that may be rounding. */
    private static final double ROUNDING = 1e-14;

    private final double weight;

    private ProximalGradient(double weight) {
        this.weight = weight;
    }

    /**
     * Returns the method for the term λ‖X‖₁.
     *
     * @param weight λ
     * @throws IllegalArgumentException if λ is negative or not finite
     */
    public static ProximalGradient l1(double weight) {
        if (!(weight >= 0) || !Double.isFinite(weight)) {
            throw new IllegalArgumentException(
                    "the weight of the l1 norm must be at least 0, got " + Decimals.text(weight));
        }
        return new ProximalGradient(weight);
    }

    @Override
    boolean takesGradientOfCost() {
        return false;
    }

    @Override
    boolean seeksMinimumOfCost() {
        return false;
    }

    @Override
    void run(SolverRun run) {
        Objective objective = run.objective;
        Manifold manifold = objective.manifold;
        SpectralDescent.objection(manifold, run.current().point).ifPresent(reason -> {
            throw new IllegalArgumentException("ProximalGradient: " + reason + "; use Subgradient");
        });
        ProximalStep proximal = new ProximalStep(manifold, weight, run.current().point);
        double t = firstStep(objective, run.current());
        double smallest = SMALLEST * t;
        while (true) {
            Iterate x = run.current();
            R064Store v = proximal.solve(x.point, x.euclidean, t);
            double length = Entries.norm(v);
            x.gradientNorm = length / t;
            if (!run.proceeds()) {
                return;
            }
            if (length == 0) {
                run.stall("the proximal step is zero");
                return;
            }
            double alpha = backtrack(run, v, length * length / (2 * t));
            if (alpha > 0) {
                run.accept(alpha * length);
                t = alpha < 1 ? t / 2 : t * GROWTH;
            } else if (t <= smallest) {
                run.stall("no proximal step lowers the cost " + x.cost);
                return;
            } else {
                t /= 10;
            }
        }
    }

    /**
     * Returns the first α of 1, ½, ¼, … for which the cost at R(αV) is low enough; 0 if there is none.
     *
     * @param model decrease that the model of the step promises at α = 1
     */
    private static double backtrack(SolverRun run, R064Store v, double model) {
        Iterate x = run.current();
        // Where the promised decrease drowns in rounding, a cost that does not rise by more is accepted.
        double rounding = ROUNDING * run.objective.magnitude(x);
        double alpha = 1;
        for (int halvings = 0; halvings <= MAX_HALVINGS; halvings++) {
            double cost = run.objective.costAfter(x, v, alpha, run.next());
            if (cost <= x.cost - DECREASE * alpha * model + rounding) {
                return alpha;
            }
            alpha /= 2;
        }
        return 0;
    }

    /** Returns 1/L for the change L of the gradient along a short step. */
    private double firstStep(Objective objective, Iterate x) {
        Manifold manifold = objective.manifold;
        R064Store direction = manifold.project(x.point, x.euclidean);
        double length = Entries.norm(direction);
        double size = DifferenceLengths.shortest(manifold, Entries.norm(x.point));
        if (length == 0) {
            return weight > 0 ? size / weight : 1;
        }
        double longer = size;
        double change;
        do {
            size = longer;
            change = change(objective, x, direction, 1e-4 * size / length);
            longer = DifferenceLengths.longer(manifold, size);
        } while (longer > size && change <= 1e3 * Math.ulp(1.0) * Entries.norm(x.euclidean));
        return change > 0 ? 1e-4 * size / change : size / length;
    }

    /** Returns the length of the change of the gradient along −h·direction; 0 if the manifold refuses the step. */
    private static double change(Objective objective, Iterate x, R064Store direction, double h) {
        R064Store there = Entries.like(direction);
        if (!objective.retract(x.point, direction, -h, there)) {
            return 0;
        }
        R064Store gradient = Entries.like(direction);
        objective.euclideanGradient(there, gradient);
        Entries.combine(1, gradient, -1, x.euclidean, gradient);
        return Entries.norm(gradient);
    }
}
