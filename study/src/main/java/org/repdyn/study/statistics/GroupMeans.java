package org.repdyn.study.statistics;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.repdyn.core.result.ArmGroup;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.GroupSummary;
import org.repdyn.core.result.IntervalMethod;
import org.repdyn.core.result.SeedMean;
import org.repdyn.statistics.interval.SeedMeans;

/** Means of a group with their intervals. */
final class GroupMeans {

    private GroupMeans() {}

    static GroupSummary of(ArmGroup group, List<Column> columns, IntervalMethod interval) {
        Map<ArmStatus, Integer> statuses = new EnumMap<>(ArmStatus.class);
        group.arms().values().forEach(arm -> statuses.merge(arm.status(), 1, Integer::sum));
        Map<String, SeedMean> means = new LinkedHashMap<>();
        for (Column column : columns) {
            mean(group, interval, arm -> arm.column(column.observable()))
                    .ifPresent(mean -> means.put(column.observable(), mean));
        }
        return new GroupSummary(
                group.name(),
                group.factors(),
                List.copyOf(group.arms().keySet()),
                statuses,
                mean(group, interval, ArmResult::finalLoss),
                means,
                mean(group, interval, ArmResult::deviation));
    }

    /** Returns the value that counts for an arm; empty if the arm did not complete, or has no finite value. */
    static OptionalDouble counted(ArmResult arm, OptionalDouble value) {
        return arm.status() == ArmStatus.COMPLETED && value.isPresent() && Double.isFinite(value.getAsDouble())
                ? value
                : OptionalDouble.empty();
    }

    private static Optional<SeedMean> mean(
            ArmGroup group, IntervalMethod interval, Function<ArmResult, OptionalDouble> value) {
        return SeedMeans.of(
                interval,
                group.arms().values().stream()
                        .flatMapToDouble(arm -> counted(arm, value.apply(arm)).stream())
                        .toArray());
    }
}
