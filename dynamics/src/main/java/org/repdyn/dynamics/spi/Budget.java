package org.repdyn.dynamics.spi;

import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.apiguardian.api.API;

/**
 * Largest amount of work of one run.
 *
 * @param steps largest number of steps, at least 1; empty without a limit
 * @param evaluations largest number of gradients, at least 1; empty without a limit
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record Budget(OptionalLong steps, OptionalLong evaluations) {

    /** No limit. */
    public static final Budget NONE = new Budget(OptionalLong.empty(), OptionalLong.empty());

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if one is smaller than 1
     */
    public Budget {
        if (steps.orElse(1) < 1 || evaluations.orElse(1) < 1) {
            throw new IllegalArgumentException("a budget is at least 1, got " + steps + " and " + evaluations);
        }
    }

    /** Returns true if there is a limit. */
    public boolean isLimited() {
        return steps.isPresent() || evaluations.isPresent();
    }

    /** Returns the number of steps after which the budget is spent if each computes one gradient; empty without a limit. */
    public OptionalLong stepsOfOneGradient() {
        return LongStream.concat(steps.stream(), evaluations.stream()).min();
    }
}
