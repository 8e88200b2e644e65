package org.repdyn.manifolds.optimisation;

import java.util.Objects;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Decimals;
import org.repdyn.manifolds.dense.Entries;

/**
 * Nonlinear conjugate gradients: steps along −g + β·d, where d is the transported last direction. The direction starts again at −g if it
 * is not one of descent, or if consecutive gradients are not nearly orthogonal (Powell 1977). Absil, Mahony, Sepulchre (2008), algorithm 13;
 * Sato (2022), Riemannian conjugate gradient methods.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ConjugateGradient extends Solver {

    private final ConjugateGradientRule rule;
    private final LineSearch lineSearch;
    private final double orthogonality;

    private ConjugateGradient(ConjugateGradientRule rule, LineSearch lineSearch, double orthogonality) {
        this.rule = rule;
        this.lineSearch = lineSearch;
        this.orthogonality = orthogonality;
    }

    /** Returns the method with the rule of Hestenes and Stiefel, {@link Armijo#adaptive()}, and no restart by orthogonality. */
    public static ConjugateGradient defaults() {
        return new ConjugateGradient(
                ConjugateGradientRule.HESTENES_STIEFEL, Armijo.adaptive(), Double.POSITIVE_INFINITY);
    }

    /** Returns the method with another rule for β. */
    public ConjugateGradient rule(ConjugateGradientRule beta) {
        return new ConjugateGradient(
                Objects.requireNonNull(beta, "rule: the argument beta is null"), lineSearch, orthogonality);
    }

    /** Returns the method with another line search. */
    public ConjugateGradient lineSearch(LineSearch search) {
        return new ConjugateGradient(
                rule, Objects.requireNonNull(search, "lineSearch: the argument search is null"), orthogonality);
    }

    /**
     * Returns the method with restarts when |⟨g, g₋⟩| ≥ bound·‖g‖².
     *
     * @param bound 0.1 to 0.5 in practice; infinite for none
     * @throws IllegalArgumentException if the bound is not positive
     */
    public ConjugateGradient restartAbove(double bound) {
        if (!(bound > 0)) {
            throw new IllegalArgumentException("the bound of a restart must be positive, got " + Decimals.text(bound));
        }
        return new ConjugateGradient(rule, lineSearch, bound);
    }

    @Override
    boolean endsAtRounding() {
        return lineSearch.comparesCosts();
    }

    @Override
    void run(SolverRun run) {
        Directions directions = new Directions(run);
        while (run.descends()) {
            directions.step();
        }
    }

    /** The conjugate directions of one run. */
    private final class Directions {

        private final SolverRun run;
        private final Objective objective;
        private final R064Store direction;
        private final R064Store transported;
        private final R064Store change;
        private final LineSearch.Searcher searcher = lineSearch.searcher();

        /** True if the direction is the negative gradient. */
        private boolean steepest;

        private Directions(SolverRun run) {
            this.run = run;
            objective = run.objective;
            direction = Entries.like(run.current().point);
            transported = Entries.like(direction);
            change = Entries.like(direction);
            startAgain(run.current());
        }

        /** Makes one iteration, or starts again at the negative gradient if the direction leads nowhere. */
        private void step() {
            Iterate x = run.current();
            double slope = objective.inner(x, x.gradient, direction);
            if (!(slope < 0)) {
                startAgain(x);
                slope = -x.gradientNorm * x.gradientNorm;
            }
            LineFunction line = new LineFunction(objective, x, direction, slope, run.next());
            double t = steepest ? searcher.searchDownhill(line) : searcher.search(line, 0);
            if (t > 0) {
                if (run.accept(t * line.speed)) {
                    turn(x, t);
                }
            } else if (steepest) {
                run.stallDownhill();
            } else {
                // The direction was misled by rounding or curvature; the gradient itself gets a fresh search.
                startAgain(x);
                searcher.forget();
            }
        }

        private void startAgain(Iterate x) {
            Entries.scale(-1, x.gradient, direction);
            steepest = true;
        }

        /** Computes the direction at the new point, at which t times the last one has arrived. */
        private void turn(Iterate before, double t) {
            Iterate x = run.current();
            objective.transport(before, direction, t, x, before.gradient, change);
            double gg = x.gradientNorm * x.gradientNorm;
            if (Math.abs(objective.inner(x, change, x.gradient)) >= orthogonality * gg) {
                startAgain(x);
                return;
            }
            objective.transport(before, direction, t, x, direction, transported);
            Entries.combine(1, x.gradient, -1, change, change);
            double beta = rule.weight(terms(x, before, gg));
            if (Double.isFinite(beta)) {
                Entries.combine(-1, x.gradient, beta, transported, direction);
                steepest = beta == 0;
            } else {
                startAgain(x);
            }
        }

        private ConjugacyTerms terms(Iterate x, Iterate before, double gg) {
            return new ConjugacyTerms(
                    gg,
                    before.gradientNorm * before.gradientNorm,
                    objective.inner(x, x.gradient, change),
                    objective.inner(x, change, change),
                    objective.inner(x, transported, change),
                    objective.inner(x, transported, x.gradient),
                    objective.inner(x, transported, transported));
        }
    }
}
