package org.repdyn.core.result;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.repdyn.core.trajectory.Work;

/**
 * Comparison of the budgets of arms. Arms have equal budgets if they took equal numbers of steps, or computed equal numbers of
 * gradients. An arm whose amount of work was not fixed before its run has no budget: an integrator that follows a flow to
 * the end of the time takes the steps that its tolerances need.
 */
final class UnequalBudgets {

    /** Largest ratio of budgets that count as equal: a number of steps is a rounded quotient of times. */
    private static final double EQUAL = 1.01;

    private UnequalBudgets() {}

    /** Returns a sentence that names the smallest and the largest budget of the arms that completed; empty if all are equal. */
    static Optional<String> notice(List<ArmResult> arms) {
        List<ArmResult> compared = arms.stream()
                .filter(arm -> arm.status() == ArmStatus.COMPLETED)
                .filter(arm -> arm.work().filter(Work::fixed).isPresent())
                .toList();
        if (compared.size() < 2 || equal(compared, Work::steps) || equal(compared, Work::evaluations)) {
            return Optional.empty();
        }
        Comparator<ArmResult> byEvaluations =
                Comparator.comparingLong(arm -> arm.work().orElseThrow().evaluations());
        ArmResult least = compared.stream().min(byEvaluations).orElseThrow();
        ArmResult most = compared.stream().max(byEvaluations).orElseThrow();
        return Optional.of("Unequal budgets: " + described(least) + ", " + described(most)
                + ". Give all arms the same budget with 'steps' or 'evaluations' to compare them fairly.");
    }

    private static boolean equal(List<ArmResult> arms, ToLongFunction<Work> count) {
        var counts = arms.stream()
                .mapToLong(arm -> count.applyAsLong(arm.work().orElseThrow()))
                .summaryStatistics();
        return counts.getMax() <= counts.getMin() + 1 || counts.getMax() <= EQUAL * counts.getMin();
    }

    private static String described(ArmResult arm) {
        Work work = arm.work().orElseThrow();
        return arm.name() + " took " + counted(work.steps(), "step") + " with "
                + counted(work.evaluations(), "gradient");
    }

    /** Returns a number of any size with its noun, such as {@code 1 step} or {@code 12,000 steps}. */
    private static String counted(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? noun : noun + "s");
    }
}
