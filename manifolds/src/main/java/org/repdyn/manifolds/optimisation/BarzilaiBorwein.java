package org.repdyn.manifolds.optimisation;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.Entries;

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
    /** Bounds on a step size in units of the last one; absolute ones would depend on the units of the cost and of length. The halvings reach from the largest one to the last size. */
    private static final double SHORTEST = 1e-10;

    private static final double LONGEST = 1e10;

    private BarzilaiBorwein() {}

    /** Returns the method. */
    public static BarzilaiBorwein defaults() {
        return new BarzilaiBorwein();
    }

    @Override
    void run(SolverRun run) {
        run.keepBest();
        SecantSteps steps = new SecantSteps(run);
        while (run.descends()) {
            steps.step();
        }
    }

    /** The step sizes and last costs of one run. */
    private static final class SecantSteps {

        private final SolverRun run;
        private final Objective objective;
        private final R064Store direction;
        private final R064Store step;
        private final R064Store change;
        private final double[] history = new double[HISTORY];
        private double size;

        private SecantSteps(SolverRun run) {
            this.run = run;
            objective = run.objective;
            direction = Entries.like(run.current().point);
            step = Entries.like(direction);
            change = Entries.like(direction);
            Arrays.fill(history, Double.NEGATIVE_INFINITY);
            size = 1 / run.current().gradientNorm;
        }

        /** Makes one iteration. */
        private void step() {
            Iterate x = run.current();
            double t = backtrack(x);
            if (t == 0) {
                run.stallDownhill();
            } else if (run.accept(t * x.gradientNorm)) {
                size = secant(x, t);
            }
        }

        /** Returns the first of the steps size, size/2, … along the negative gradient after which the cost is low enough, or else falls at all; 0 if there is none. */
        private double backtrack(Iterate x) {
            history[run.iteration() % HISTORY] = x.cost;
            double largest = Arrays.stream(history).max().orElseThrow();
            Entries.scale(-1, x.gradient, direction);
            double slope = -x.gradientNorm * x.gradientNorm;
            LineFunction line = new LineFunction(objective, x, direction, slope, run.next());
            double t = size;
            for (int halvings = 0; halvings <= HALVINGS; halvings++) {
                double value = line.value(t);
                if (value <= largest + DECREASE * t * slope
                        || (line.drownsInRounding(t * slope) && line.risesByRoundingAtMost(value))) {
                    return t;
                }
                t /= 2;
            }
            return line.lower();
        }

        /** Returns the next step size from the step t·direction and the change of the gradient along it. */
        private double secant(Iterate before, double t) {
            Iterate x = run.current();
            objective.transport(before, direction, t, x, direction, step);
            Entries.scale(t, step, step);
            objective.transport(before, direction, t, x, before.gradient, change);
            Entries.combine(1, x.gradient, -1, change, change);
            double sy = objective.inner(x, step, change);
            if (!(sy > 0)) {
                // Negative curvature: longer steps, as long as the search allows them.
                return 2 * t;
            }
            boolean longer = run.iteration() % 2 == 0;
            double curved = longer ? objective.inner(x, step, step) / sy : sy / objective.inner(x, change, change);
            return Math.min(LONGEST * t, Math.max(SHORTEST * t, curved));
        }
    }
}
