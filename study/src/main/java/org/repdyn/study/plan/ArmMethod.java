package org.repdyn.study.plan;

import java.util.List;
import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;
import org.repdyn.dynamics.spi.Budget;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.FixedStep;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.ntk.spi.Baseline;

/** The method of an arm: training of weights, or a baseline in function space. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface ArmMethod {

    /**
     * Training: the weights follow the field.
     *
     * @param constraints one per weight block, in the encoder's order
     * @param dynamics dynamics of the weights
     * @param weightDecay η, in 1/time; 0 without weight decay
     * @param budget largest number of steps and of gradients
     */
    record Training(
            List<BoundPlugin<Constraint>> constraints,
            BoundPlugin<Dynamics> dynamics,
            double weightDecay,
            Budget budget)
            implements ArmMethod {
        public Training {
            constraints = List.copyOf(constraints);
        }

        /**
         * Returns the time at which the budget is spent, if all steps have the same length; otherwise empty.
         *
         * @throws IllegalArgumentException if this time is too large for a double
         */
        OptionalDouble end() {
            return dynamics.make() instanceof FixedStep fixed
                    ? budget.stepsOfOneGradient().stream()
                            .mapToDouble(steps -> end(steps, fixed.timePerStep()))
                            .findFirst()
                    : OptionalDouble.empty();
        }

        private static double end(long steps, double timePerStep) {
            double end = steps * timePerStep;
            if (Double.isInfinite(end)) {
                throw new IllegalArgumentException(steps + " steps of " + Decimals.text(timePerStep)
                        + " in time, made by the rate, end after t = " + Decimals.text(Double.MAX_VALUE)
                        + ", the largest number. Use a smaller rate or fewer steps");
            }
            return end;
        }
    }

    /**
     * A baseline: a function follows the field under a kernel.
     *
     * @param baseline the baseline
     */
    record Kernel(BoundPlugin<Baseline> baseline) implements ArmMethod {}
}
