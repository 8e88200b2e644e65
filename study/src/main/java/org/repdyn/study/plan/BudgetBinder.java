package org.repdyn.study.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.problem.Problems;
import org.repdyn.dynamics.spi.Budget;
import org.repdyn.dynamics.spi.Budgeted;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.FixedStep;
import org.repdyn.study.Settings;
import org.repdyn.study.StudyKey;

/** Binder of the budget of an arm: the keys {@code steps} and {@code evaluations}. */
final class BudgetBinder {

    /** Largest budget: numbers of steps up to 2⁵³ are exact as doubles, in which times are computed. */
    private static final long MAX = 1L << 53;

    private final Problems problems;

    BudgetBinder(Problems problems) {
        this.problems = problems;
    }

    /** Returns the budget of an arm; a value that is no budget is added to the problems. */
    Budget budget(String name, Settings arm) {
        return new Budget(limit(name, arm, StudyKey.STEPS), limit(name, arm, StudyKey.EVALUATIONS));
    }

    private OptionalLong limit(String name, Settings arm, StudyKey key) {
        Optional<ConfigValue> given = arm.get(key);
        if (given.isEmpty()) {
            return OptionalLong.empty();
        }
        String text = given.get() instanceof Scalar scalar ? scalar.text() : "";
        OptionalLong limit = Decimals.readWhole(text);
        if (limit.isEmpty() || limit.getAsLong() < 1 || limit.getAsLong() > MAX) {
            problems.add(
                    arm.place(key, name),
                    key.key() + " is '" + text + "'. Allowed: a whole number from 1"
                            + (limit.orElse(0) > MAX ? " to " + MAX : "") + ", such as 200");
            return OptionalLong.empty();
        }
        return limit;
    }

    /** Returns a dynamics that ends when a budget is spent; empty if it counts no steps, which is added to the problems. */
    Optional<BoundPlugin<Dynamics>> within(Budget budget, BoundPlugin<Dynamics> bound, String name, Settings arm) {
        if (!budget.isLimited()) {
            return Optional.of(bound);
        }
        Dynamics dynamics = bound.make();
        if (dynamics instanceof FixedStep) {
            return Optional.of(bound); // The budget is the last time of the run.
        }
        if (dynamics instanceof Budgeted) {
            return Optional.of(new BoundPlugin<>(
                    bound.name(), bound.options(), bound.differing(), bound.location(), () -> ((Budgeted) bound.make())
                            .within(budget)));
        }
        List.of(StudyKey.STEPS, StudyKey.EVALUATIONS).forEach(key -> arm.get(key)
                .ifPresent(value -> problems.add(
                        arm.place(key, name),
                        key.key() + " is a budget, but dynamics " + bound.name()
                                + " takes no steps. Give the key to the other arms alone, or use another dynamics for"
                                + " arm "
                                + name)));
        return Optional.empty();
    }
}
