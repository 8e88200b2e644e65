package org.repdyn.manifolds.optimisation;

import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;

/**
 * Search for a step that satisfies the strong Wolfe conditions: enough decrease, and a slope that has shrunk in absolute value. An
 * interval that holds such a step is found by growing steps and reduced by quadratic interpolation. Nocedal and Wright (2006),
 * algorithms 3.5 and 3.6. The slope is that along the curve of the retraction.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class StrongWolfe extends LineSearch {

    private static final int TRIALS = 40;

    /** Factor from one step to the next while no interval is found. */
    private static final double GROWTH = 2;

    /** Share of an interval at its ends in which interpolation is not trusted. */
    private static final double MARGIN = 0.1;

    private final double decrease;
    private final double curvature;

    private StrongWolfe(double decrease, double curvature) {
        this.decrease = decrease;
        this.curvature = curvature;
    }

    /** Returns a search with share of decrease 1e-4 and of slope 0.9, which suits quasi-Newton methods. */
    public static StrongWolfe defaults() {
        return new StrongWolfe(1e-4, 0.9);
    }

    /**
     * Returns a search with given constants.
     *
     * @param decrease share of the predicted decrease
     * @param curvature share of the slope that may remain; 0.1 for conjugate gradients
     * @throws IllegalArgumentException unless 0 &lt; decrease &lt; curvature &lt; 1
     */
    public static StrongWolfe of(double decrease, double curvature) {
        if (!(0 < decrease && decrease < curvature && curvature < 1)) {
            throw new IllegalArgumentException("the constants of Wolfe must satisfy 0 < decrease < curvature < 1, got "
                    + Decimals.text(decrease) + " and " + Decimals.text(curvature));
        }
        return new StrongWolfe(decrease, curvature);
    }

    @Override
    Searcher searcher() {
        return new Bracketing();
    }

    /** Searcher that starts from the last step of the run. */
    private final class Bracketing implements Searcher {

        private double lastDecrease = Double.NaN;

        @Override
        public double search(LineFunction line, double firstTrial) {
            double repeated = 2 * lastDecrease / line.slope;
            double t = firstTrial > 0 ? firstTrial : repeated > 0 ? repeated : 1 / line.speed;
            double found = bracket(line, t);
            if (found > 0) {
                double change = line.value(found) - line.from.cost;
                lastDecrease = line.drownsInRounding(change) ? found * line.slope / 2 : change;
            }
            return found;
        }

        @Override
        public void forget() {
            lastDecrease = Double.NaN;
        }

        private double bracket(LineFunction line, double first) {
            Trial before = new Trial(0, line.from.cost, line.slope);
            double t = first;
            for (int i = 0; i < TRIALS; i++) {
                double value = line.value(t);
                if (isTooHigh(line, t, value)
                        || (i > 0 && value >= before.value && !line.drownsInRounding(t * line.slope))) {
                    return zoom(line, before, new Trial(t, value, Double.NaN), TRIALS - i);
                }
                double slope = line.slope(t);
                if (Math.abs(slope) <= -curvature * line.slope) {
                    return t;
                }
                Trial here = new Trial(t, value, slope);
                if (slope >= 0) {
                    return zoom(line, here, before, TRIALS - i);
                }
                before = here;
                t *= GROWTH;
            }
            // The cost still falls at a very long step; the last one is the best so far.
            return lower(line, before);
        }

        /** Returns true if the decrease is not enough, judged by the slope where the cost has no digits left. */
        private boolean isTooHigh(LineFunction line, double t, double value) {
            if (value <= line.from.cost + decrease * t * line.slope) {
                return false;
            }
            return !(line.risesByRoundingAtMost(value) && line.drownsInRounding(t * line.slope));
        }

        /**
         * Reduces an interval.
         *
         * @param low end with the lower cost, whose slope points into the interval
         * @param high other end
         */
        private double zoom(LineFunction line, Trial low, Trial high, int trials) {
            Trial best = low;
            Trial other = high;
            for (int i = 0; i < trials; i++) {
                double t = between(best, other);
                double value = line.value(t);
                if (isTooHigh(line, t, value) || (value >= best.value && !line.drownsInRounding(t * line.slope))) {
                    other = new Trial(t, value, Double.NaN);
                } else {
                    double slope = line.slope(t);
                    if (Math.abs(slope) <= -curvature * line.slope) {
                        return t;
                    }
                    if (slope * (other.step - best.step) >= 0) {
                        other = best;
                    }
                    best = new Trial(t, value, slope);
                }
                if (Math.abs(other.step - best.step) <= Math.ulp(best.step)) {
                    break;
                }
            }
            return lower(line, best);
        }

        /** Returns a step at which the conditions do not hold if it lowers the cost, otherwise 0. */
        private double lower(LineFunction line, Trial trial) {
            if (!line.falls(trial.value)) {
                return 0;
            }
            line.moveTo(trial.step);
            return trial.step;
        }

        private double between(Trial a, Trial b) {
            double width = b.step - a.step;
            double t = Double.NaN;
            if (Double.isFinite(b.value)) {
                // Minimum of the parabola with the value and slope of a and the value of b
                t = a.step - a.slope * width * width / (2 * (b.value - a.value - a.slope * width));
            }
            double from = Math.min(a.step, b.step) + MARGIN * Math.abs(width);
            double to = Math.max(a.step, b.step) - MARGIN * Math.abs(width);
            return t >= from && t <= to ? t : a.step + width / 2;
        }
    }

    /**
     * A step with the cost and the slope there.
     *
     * @param slope NaN if it was not needed
     */
    private record Trial(double step, double value, double slope) {}
}
