package org.repdyn.dynamics.internal;

import java.util.function.DoublePredicate;
import org.apiguardian.api.API;

/**
 * Interval of time, as short as the rounding of double precision allows, within which a condition begins to hold.
 *
 * @param before latest time tried at which the condition does not hold
 * @param after earliest time tried at which it holds
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Bisection(double before, double after) {

    /** Largest number of halvings; 52 reach the rounding of the time, as the significand of a double has 52 stored bits. */
    private static final int HALVINGS = 52;

    /**
     * Halves an interval until it cannot be shorter. The condition is not tried at the two ends.
     *
     * @param from start, at which the condition does not hold
     * @param to end, at which it holds
     * @param holds the condition
     */
    public static Bisection of(double from, double to, DoublePredicate holds) {
        double before = from;
        double after = to;
        for (int i = 0; i < HALVINGS && after - before > Math.ulp(after); i++) {
            double middle = before + (after - before) / 2;
            if (holds.test(middle)) {
                after = middle;
            } else {
                before = middle;
            }
        }
        return new Bisection(before, after);
    }
}
