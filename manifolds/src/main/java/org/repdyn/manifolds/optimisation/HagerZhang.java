package org.repdyn.manifolds.optimisation;

import org.apiguardian.api.API;

/**
 * Line search of CG_DESCENT: an interval around a minimum is found and reduced by two secant steps at a time until the Wolfe conditions or
 * the approximate Wolfe conditions hold. The latter compare slopes, not costs, so that it works down to the rounding of the gradient.
 * Hager and Zhang (2005), A new conjugate gradient method with guaranteed descent and an efficient line search, section 4.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class HagerZhang extends LineSearch {

    /** Share δ of the predicted decrease. */
    private static final double DECREASE = 0.1;

    /** Share σ of the slope that may remain. */
    private static final double CURVATURE = 0.9;

    /** Factor ρ by which steps grow while no interval is found. */
    private static final double GROWTH = 5;

    /** Share γ by which an interval must shrink in a round; otherwise it is bisected. */
    private static final double SHRINKING = 0.66;

    /** Factor ψ₂ on the last step for the first trial. */
    private static final double FIRST = 2;

    private static final int ROUNDS = 50;

    /** Largest number of steps that grow, by a factor of 2e6 in all; on a cost without a lower bound the search ends there. */
    private static final int EXPANSIONS = 9;

    private HagerZhang() {}

    /** Returns the search with the constants of the paper but ε, which is the rounding of the cost. */
    public static HagerZhang defaults() {
        return new HagerZhang();
    }

    @Override
    Searcher searcher() {
        return new Secants();
    }

    /** An end of an interval, with the slope there. */
    private record End(double step, double slope) {}

    /** Searcher that starts from the last step of the run. */
    private static final class Secants implements Searcher {

        private double last = Double.NaN;
        /** The interval [a, b]: the slope is negative at a with a cost that has hardly risen, and not negative at b. */
        private End a = new End(0, 0);

        private End b = new End(0, 0);
        private double accepted;

        @Override
        public double search(LineFunction line, double firstTrial) {
            accepted = 0;
            double length = last > 0 ? FIRST * last : 1;
            double t = firstTrial > 0 ? firstTrial : length / line.speed;
            double found = bracket(line, t) ? reduce(line) : accepted;
            if (found == 0 && a.step > 0 && line.falls(line.value(a.step))) {
                // The cost still falls at a very long step, as one without a lower bound does; the last one is the best
                // so far.
                found = a.step;
            }
            if (found > 0) {
                line.moveTo(found);
                last = found * line.speed;
            }
            return found;
        }

        @Override
        public void forget() {
            last = Double.NaN;
        }

        /** Finds an interval; returns false if a step was accepted or none can be found. */
        private boolean bracket(LineFunction line, double first) {
            a = new End(0, line.slope);
            double t = first;
            for (int i = 0; i < EXPANSIONS; i++) {
                if (accepts(line, t)) {
                    return false;
                }
                double value = line.value(t);
                double slope = line.slope(t);
                if (slope >= 0) {
                    b = new End(t, slope);
                    return true;
                }
                if (!line.risesByRoundingAtMost(value)) {
                    return bisect(line, t);
                }
                a = new End(t, slope);
                t *= GROWTH;
            }
            return false;
        }

        /** Finds an interval between a and a step at which the cost has risen although the slope is negative or unknown. */
        private boolean bisect(LineFunction line, double high) {
            double to = high;
            for (int i = 0; i < ROUNDS; i++) {
                double t = (a.step + to) / 2;
                if (accepts(line, t)) {
                    return false;
                }
                double slope = line.slope(t);
                if (slope >= 0) {
                    b = new End(t, slope);
                    return true;
                }
                if (line.risesByRoundingAtMost(line.value(t))) {
                    a = new End(t, slope);
                } else {
                    to = t;
                }
            }
            return false;
        }

        private double reduce(LineFunction line) {
            for (int i = 0; i < ROUNDS; i++) {
                double width = b.step - a.step;
                if (doubleSecant(line)) {
                    return accepted;
                }
                if (b.step - a.step > SHRINKING * width && update(line, (a.step + b.step) / 2)) {
                    return accepted;
                }
                if (!(b.step - a.step > Math.ulp(b.step))) {
                    break;
                }
            }
            // The interval has shrunk to rounding, and no step in it satisfies the conditions.
            return line.falls(line.value(a.step)) ? a.step : 0;
        }

        /** Takes one secant step and a second one on the side that moved (secant² of the paper); returns true if a step was accepted. */
        private boolean doubleSecant(LineFunction line) {
            End oldA = a;
            End oldB = b;
            double c = secant(a, b);
            if (update(line, c)) {
                return true;
            }
            if (c == b.step) {
                return update(line, secant(oldB, b));
            }
            return c == a.step && update(line, secant(oldA, a));
        }

        private static double secant(End p, End q) {
            return (p.step * q.slope - q.step * p.slope) / (q.slope - p.slope);
        }

        /** Reduces the interval by a trial inside it; returns true if the trial was accepted. */
        private boolean update(LineFunction line, double t) {
            if (!(t > a.step && t < b.step)) {
                return false;
            }
            if (accepts(line, t)) {
                return true;
            }
            double slope = line.slope(t);
            if (slope >= 0) {
                b = new End(t, slope);
                return false;
            }
            if (line.risesByRoundingAtMost(line.value(t))) {
                a = new End(t, slope);
                return false;
            }
            return !bisect(line, t) && accepted > 0;
        }

        private boolean accepts(LineFunction line, double t) {
            double value = line.value(t);
            if (value == Double.POSITIVE_INFINITY) {
                return false;
            }
            double slope = line.slope(t);
            boolean wolfe = value - line.from.cost <= DECREASE * t * line.slope && slope >= CURVATURE * line.slope;
            // The rise ε that is allowed is the rounding of the cost. With 1e-6, that of the paper, a cost with a large
            // constant term may rise by more than it varies in each step.
            boolean approximate = line.risesByRoundingAtMost(value)
                    && slope <= (2 * DECREASE - 1) * line.slope
                    && slope >= CURVATURE * line.slope;
            if (wolfe || approximate) {
                accepted = t;
                return true;
            }
            return false;
        }
    }
}
