package org.repdyn.manifolds.optimisation;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;

/**
 * Condition under which a run ends, tested at the start and after each iteration. Criteria compose: {@code
 * gradientBelow(1e-8).or(maxIterations(500))}. They keep no state, so one criterion serves many runs.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface StoppingCriterion {

    /** Returns the reason to stop; empty if the run continues. */
    Optional<Stop> check(Progress progress);

    /** Returns a criterion that holds as soon as this or the other one holds; the reason is that of the first one that holds. */
    default StoppingCriterion or(StoppingCriterion other) {
        Objects.requireNonNull(other, "or: the argument other is null");
        return progress -> check(progress).or(() -> other.check(progress));
    }

    /** Returns a criterion that holds when both hold at once; the cause is that of this one. */
    default StoppingCriterion and(StoppingCriterion other) {
        Objects.requireNonNull(other, "and: the argument other is null");
        return progress -> check(progress).flatMap(first -> other.check(progress)
                .map(second -> new Stop(first.cause(), first.text() + " and " + second.text())));
    }

    /**
     * Returns a criterion on the norm of the Riemannian gradient.
     *
     * @throws IllegalArgumentException if the bound is negative or NaN
     */
    static StoppingCriterion gradientBelow(double bound) {
        requireBound("gradientBelow", bound);
        return progress -> when(
                progress.gradientNorm() < bound,
                StopCause.GRADIENT_BELOW,
                () -> "gradient norm " + Decimals.text(progress.gradientNorm()) + " below " + Decimals.text(bound));
    }

    /**
     * Returns a criterion on the norm of the Riemannian gradient relative to that at the start of the run, which does not depend on the unit of the cost.
     *
     * @throws IllegalArgumentException if the share is not in (0, 1)
     */
    static StoppingCriterion gradientFallsTo(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException(
                    "gradientFallsTo needs a share between 0 and 1 of the gradient norm at the start, got "
                            + Decimals.text(share));
        }
        return progress -> when(
                progress.gradientNorm() < share * progress.firstGradientNorm(),
                StopCause.GRADIENT_BELOW,
                () -> "gradient norm " + Decimals.text(progress.gradientNorm()) + " below " + Decimals.text(share)
                        + " of " + Decimals.text(progress.firstGradientNorm()) + " at the start");
    }

    /**
     * Returns a criterion on the length of the last step. A rejected step does not count.
     *
     * @throws IllegalArgumentException if the bound is negative or NaN
     */
    static StoppingCriterion stepBelow(double bound) {
        requireBound("stepBelow", bound);
        return progress -> when(
                progress.step() > 0 && progress.step() < bound,
                StopCause.STEP_BELOW,
                () -> "step " + Decimals.text(progress.step()) + " below " + Decimals.text(bound));
    }

    /**
     * Returns a criterion on the change of the cost in the last step, relative to the larger of the costs before and after it, so that it does not depend on
     * the unit of the cost. A rejected step does not count. For a cost that tends to 0, take {@link #costBelow} or {@link #gradientBelow}.
     *
     * @throws IllegalArgumentException if the bound is negative or NaN
     */
    static StoppingCriterion costChangeBelow(double bound) {
        requireBound("costChangeBelow", bound);
        return progress -> {
            double difference = Math.abs(progress.cost() - progress.previousCost());
            double change = difference == 0
                    ? 0
                    : difference / Math.max(Math.abs(progress.cost()), Math.abs(progress.previousCost()));
            return when(
                    progress.step() > 0 && change < bound,
                    StopCause.COST_CHANGE_BELOW,
                    () -> "relative change of the cost " + Decimals.text(change) + " below " + Decimals.text(bound));
        };
    }

    /** Returns a criterion that holds when the cost is below a value. */
    static StoppingCriterion costBelow(double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("costBelow needs a number, got NaN");
        }
        return progress -> when(
                progress.cost() < value,
                StopCause.COST_BELOW,
                () -> "cost " + Decimals.text(progress.cost()) + " below " + Decimals.text(value));
    }

    /**
     * Returns a criterion on the number of iterations. Alone, with a fixed step, it makes exactly that number of updates.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    static StoppingCriterion maxIterations(int number) {
        requireCount("maxIterations", number);
        return progress -> when(progress.iteration() >= number, StopCause.MAX_ITERATIONS, () -> number + " iterations");
    }

    /**
     * Returns a criterion on the number of calls of the cost and of the gradient together, tested between iterations.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    static StoppingCriterion maxEvaluations(long number) {
        requireCount("maxEvaluations", number);
        return progress -> {
            long used = progress.evaluations().costs() + progress.evaluations().gradients();
            return when(
                    used >= number,
                    StopCause.MAX_EVALUATIONS,
                    () -> used + " evaluations of the cost and its gradient");
        };
    }

    /**
     * Returns a criterion on the time of the run, tested between iterations. Where it stops a run differs between machines.
     *
     * @throws IllegalArgumentException if the time is negative
     */
    static StoppingCriterion maxTime(Duration time) {
        Objects.requireNonNull(time, "maxTime: the argument time is null");
        if (time.isNegative()) {
            throw new IllegalArgumentException("maxTime needs a time of at least 0, got " + time);
        }
        // A duration of centuries has more nanoseconds than a long.
        double seconds = time.getSeconds() + time.getNano() / 1e9;
        return progress -> when(
                progress.seconds() >= seconds,
                StopCause.MAX_TIME,
                () -> Decimals.text(progress.seconds()) + " s, at least " + Decimals.text(seconds) + " s");
    }

    /** Writes the text only if the criterion holds, because shortest decimals are slow. */
    private static Optional<Stop> when(boolean holds, StopCause cause, Supplier<String> text) {
        return holds ? Optional.of(new Stop(cause, text.get())) : Optional.empty();
    }

    private static void requireBound(String name, double bound) {
        if (!(bound >= 0)) {
            throw new IllegalArgumentException(name + " needs a bound of at least 0, got " + Decimals.text(bound));
        }
    }

    private static void requireCount(String name, long number) {
        if (number < 0) {
            throw new IllegalArgumentException(name + " needs a number of at least 0, got " + number);
        }
    }
}
