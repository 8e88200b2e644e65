package org.repdyn.paper;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.apiguardian.api.API;
import org.repdyn.core.result.ArmGroup;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.IntervalMethod;
import org.repdyn.core.result.SeedMean;
import org.repdyn.statistics.interval.SeedMeans;

/** Means of a number of a set of arms over seeds. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SetMean {

    private SetMean() {}

    /**
     * Returns the mean of a number over the seeds for which an arm of each group completed and has it; empty if there is
     * no such seed. The value of a seed is the mean over the groups, so that every seed is a mean over the same groups.
     *
     * @param interval method of the interval
     */
    public static Optional<SeedMean> of(ArmSet set, Quantity quantity, IntervalMethod interval) {
        return SeedMeans.of(
                interval,
                set.commonSeeds().stream()
                        .flatMapToDouble(seed -> valueOf(set, quantity, seed))
                        .toArray());
    }

    private static DoubleStream valueOf(ArmSet set, Quantity quantity, long seed) {
        double sum = 0;
        for (ArmGroup group : set.groups()) {
            ArmResult arm = group.arms().get(seed);
            OptionalDouble value =
                    arm == null || arm.status() != ArmStatus.COMPLETED ? OptionalDouble.empty() : quantity.finite(arm);
            if (value.isEmpty()) {
                return DoubleStream.empty();
            }
            sum += value.getAsDouble();
        }
        return DoubleStream.of(sum / set.groups().size());
    }
}
