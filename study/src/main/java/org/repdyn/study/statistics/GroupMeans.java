package org.repdyn.study.statistics;

import java.util.Arrays;
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
import org.repdyn.core.result.SeedMean;
import org.repdyn.statistics.Outcome;
import org.repdyn.statistics.interval.ConfidenceInterval;
import org.repdyn.statistics.interval.Estimate;
import org.repdyn.statistics.interval.StudentInterval;

/** Means of a group with Student's intervals. */
final class GroupMeans {

    /** Name of the interval in files. */
    private static final String METHOD = "student";

    private GroupMeans() {}

    static GroupSummary of(ArmGroup group, List<Column> columns) {
        Map<ArmStatus, Integer> statuses = new EnumMap<>(ArmStatus.class);
        group.arms().values().forEach(arm -> statuses.merge(arm.status(), 1, Integer::sum));
        Map<String, SeedMean> means = new LinkedHashMap<>();
        for (Column column : columns) {
            mean(group, arm -> arm.column(column.observable()))
                    .ifPresent(mean -> means.put(column.observable(), mean));
        }
        return new GroupSummary(
                group.name(),
                group.factors(),
                List.copyOf(group.arms().keySet()),
                statuses,
                mean(group, ArmResult::finalLoss),
                means,
                mean(group, ArmResult::deviation));
    }

    /** Returns the value that counts for an arm; empty if the arm did not complete, or has no finite value. */
    static OptionalDouble counted(ArmResult arm, OptionalDouble value) {
        return arm.status() == ArmStatus.COMPLETED && value.isPresent() && Double.isFinite(value.getAsDouble())
                ? value
                : OptionalDouble.empty();
    }

    private static Optional<SeedMean> mean(ArmGroup group, Function<ArmResult, OptionalDouble> value) {
        double[] values = group.arms().values().stream()
                .flatMapToDouble(arm -> counted(arm, value.apply(arm)).stream())
                .toArray();
        if (values.length == 0) {
            return Optional.empty();
        }
        Outcome<Estimate> estimate = StudentInterval.of(values);
        double mean = estimate.value().map(Estimate::value).orElseGet(() -> average(values));
        return Double.isFinite(mean)
                ? Optional.of(new SeedMean(
                        values.length,
                        mean,
                        estimate.value().map(Estimate::interval).map(GroupMeans::interval),
                        estimate.reason()))
                : Optional.empty();
    }

    /** Returns the mean; that of equal values has the same bits as the values. */
    private static double average(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == values[0])
                ? values[0]
                : Arrays.stream(values).average().orElse(Double.NaN);
    }

    static SeedMean.Interval interval(ConfidenceInterval interval) {
        return new SeedMean.Interval(interval.low(), interval.high(), interval.level(), METHOD);
    }
}
