package org.repdyn.manifolds.optimisation;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * Steps along the negative gradient whose size is a secant estimate of the inverse curvature, ⟨s, s⟩/⟨s, y⟩ and ⟨s, y⟩/⟨y, y⟩ in turn. The
 * cost need not fall at each step, only below the largest of the last ten. Iannazzo and Porcelli (2018).
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class BarzilaiBorwein extends Solver {

    /** Number of costs below whose largest the next one must fall. */
    private static final int HISTORY = 10;

    private static final double DECREASE = 1e-4;
    private static final int HALVINGS = 40;
    /** Bounds on the step sizes in units of the first one, whose step has length 1; absolute ones would depend on the unit of the cost. */
    private static final double SHORTEST = 1e-10;

    private static final double LONGEST = 1e10;

    private BarzilaiBorwein() {}

    /** Returns the method. */
    public static BarzilaiBorwein defaults() {
        return new BarzilaiBorwein();
    }

    @Override
    void run(SolverRun run) {
        Objective objective = run.objective;
        run.keepBest();
        R064Store direction = TangentArithmetic.like(run.current().point);
        R064Store step = TangentArithmetic.like(direction);
        R064Store change = TangentArithmetic.like(direction);
        double[] history = new double[HISTORY];
        Arrays.fill(history, Double.NEGATIVE_INFINITY);
        double first = 1 / run.current().gradientNorm;
        double size = first;
        while (run.proceeds()) {
            Iterate x = run.current();
            if (x.gradientNorm == 0) {
                run.stall("the gradient is zero");
                return;
            }
            history[run.iteration() % HISTORY] = x.cost;
            TangentArithmetic.scale(-1, x.gradient, direction);
            double slope = -x.gradientNorm * x.gradientNorm;
            LineFunction line = new LineFunction(objective, x, direction, slope, run.next());
            double largest = Arrays.stream(history).max().orElseThrow();
            double t = size;
            int halvings = 0;
            while (!(line.value(t) <= largest + DECREASE * t * slope)
                    && !(line.drownsInRounding(t * slope) && line.risesByRoundingAtMost(line.value(t)))
                    && halvings <= HALVINGS) {
                t /= 2;
                halvings++;
            }
            if (halvings > HALVINGS) {
                run.stall("no step along the negative gradient lowers the cost " + x.cost);
                return;
            }
            run.accept(t * x.gradientNorm);
            if (run.current() == x) {
                return;
            }
            Iterate y = run.current();
            objective.transport(x, direction, t, y, direction, step);
            TangentArithmetic.scale(t, step, step);
            objective.transport(x, direction, t, y, x.gradient, change);
            TangentArithmetic.combine(1, y.gradient, -1, change, change);
            size = secant(objective, y, step, change, run.iteration() % 2 == 0, t, first);
        }
    }

    private static double secant(
            Objective objective,
            Iterate at,
            R064Store step,
            R064Store change,
            boolean longer,
            double last,
            double first) {
        double sy = objective.inner(at, step, change);
        if (!(sy > 0)) {
            // Negative curvature: longer steps, as long as the search allows them.
            return Math.min(LONGEST * first, 2 * last);
        }
        double size = longer ? objective.inner(at, step, step) / sy : sy / objective.inner(at, change, change);
        return Math.min(LONGEST * first, Math.max(SHORTEST * first, size));
    }
}
