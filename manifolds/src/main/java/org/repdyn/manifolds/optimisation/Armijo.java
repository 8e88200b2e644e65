package org.repdyn.manifolds.optimisation;

import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;

/**
 * Backtracking until the cost falls by a share of what its slope predicts (Armijo 1966). Where the predicted decrease drowns in the
 * rounding of the cost, the slope at the trial decides instead, as in the approximate condition of Hager and Zhang (2005), so that a
 * run does not end at half of the digits. After the last halving any decrease will do.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Armijo extends LineSearch {

    /** Factor on a step that is too long. */
    private static final double CONTRACTION = 0.5;

    private final double decrease;
    private final int trials;
    private final boolean previousStep;

    private Armijo(double decrease, int trials, boolean previousStep) {
        this.decrease = decrease;
        this.trials = trials;
        this.previousStep = previousStep;
    }

    /**
     * Returns a search that first tries twice the step at which the last decrease of the cost would repeat. Share of decrease 1e-4, at
     * most 25 halvings; the first step of a run has length 1. Along the negative gradient more halvings follow, so that a run does not end there.
     */
    public static Armijo defaults() {
        return new Armijo(1e-4, 25, false);
    }

    /**
     * Returns a search that first tries the multiple of the direction that was taken last, or twice it if that did not take exactly one
     * halving. Share of decrease 0.5, at most 10 halvings, or more along the negative gradient; suits conjugate gradients, whose directions
     * scale themselves.
     */
    public static Armijo adaptive() {
        return new Armijo(0.5, 10, true);
    }

    /**
     * Returns the search with another share of the predicted decrease.
     *
     * @throws IllegalArgumentException if the share is not in (0, 1)
     */
    public Armijo decrease(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException(
                    "the share of decrease must lie between 0 and 1, got " + Decimals.text(share));
        }
        return new Armijo(share, trials, previousStep);
    }

    /**
     * Returns the search with another largest number of halvings.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public Armijo trials(int halvings) {
        if (halvings < 0) {
            throw new IllegalArgumentException("the number of halvings must be at least 0, got " + halvings);
        }
        return new Armijo(decrease, halvings, previousStep);
    }

    @Override
    Searcher searcher() {
        return new Backtracking();
    }

    /** Searcher that remembers the last step and the last cost. */
    private final class Backtracking implements Searcher {

        /** Multiple of the direction to try next, from the last one. */
        private double lastStep = Double.NaN;

        private double lastCost = Double.NaN;

        @Override
        public double search(LineFunction line, double firstTrial) {
            double t = firstTrial > 0 ? firstTrial : first(line);
            int halvings = 0;
            while (!accepts(line, t)) {
                if (halvings == trials) {
                    if (!(line.value(t) < line.from.cost)) {
                        return 0;
                    }
                    break;
                }
                t *= CONTRACTION;
                halvings++;
            }
            lastCost = line.from.cost;
            lastStep = halvings == 1 ? t : 2 * t;
            return t;
        }

        @Override
        public void forget() {
            lastStep = Double.NaN;
            lastCost = Double.NaN;
        }

        @Override
        public double shorten(LineFunction line) {
            double t = line.lower();
            if (t > 0) {
                lastCost = line.from.cost;
                lastStep = 2 * t;
            }
            return t;
        }

        private double first(LineFunction line) {
            double change = line.from.cost - lastCost;
            // A decrease at rounding level is no measure: it may be zero or have the wrong sign.
            double repeated = previousStep || line.drownsInRounding(change) ? lastStep : 2 * 2 * change / line.slope;
            return repeated > 0 && Double.isFinite(repeated) ? repeated : 1 / line.speed;
        }

        private boolean accepts(LineFunction line, double t) {
            double value = line.value(t);
            if (!line.drownsInRounding(t * line.slope) || line.falls(value)) {
                return value <= line.from.cost + decrease * t * line.slope;
            }
            // Two costs that are equal to rounding say nothing, also where the second one is not larger.
            double share = Math.min(decrease, 0.1);
            return line.risesByRoundingAtMost(value) && line.slope(t) <= (2 * share - 1) * line.slope;
        }
    }
}
