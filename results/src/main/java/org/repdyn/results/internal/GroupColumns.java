package org.repdyn.results.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.GroupSummary;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.SeedMean;

/**
 * Columns of the table of groups: one row for each group, and for each number the mean, the ends of its interval, the
 * number of seeds and the method of the interval.
 */
final class GroupColumns {

    private GroupColumns() {}

    static List<TableColumn<GroupSummary>> of(RunResult run) {
        List<TableColumn<GroupSummary>> place =
                List.of(TableColumn.text("run", group -> run.run()), TableColumn.text("group", GroupSummary::name));
        List<TableColumn<GroupSummary>> results = results(run);
        Set<String> taken = results.stream().map(TableColumn::name).collect(Collectors.toSet());
        place.forEach(column -> taken.add(column.name()));

        List<TableColumn<GroupSummary>> all = new ArrayList<>(place);
        all.addAll(FactorColumns.ofGroups(run, taken));
        all.addAll(results);
        return List.copyOf(all);
    }

    private static List<TableColumn<GroupSummary>> results(RunResult run) {
        List<TableColumn<GroupSummary>> columns = new ArrayList<>();
        columns.add(TableColumn.integer("seeds", group -> group.seeds().size()));
        columns.add(TableColumn.integer("completed", group -> group.statuses().getOrDefault(ArmStatus.COMPLETED, 0)));
        columns.add(TableColumn.text("status", GroupSummary::outcome));
        add(columns, "final_loss", GroupSummary::finalLoss);
        for (Column column : run.columns()) {
            add(columns, ColumnNames.table(column), group -> group.column(column.observable()));
        }
        add(columns, "deviation", GroupSummary::deviation);
        return columns;
    }

    private static void add(
            List<TableColumn<GroupSummary>> columns, String name, Function<GroupSummary, Optional<SeedMean>> mean) {
        columns.add(number(name + "_mean", mean, SeedMean::mean));
        columns.add(interval(name + "_low", mean, SeedMean.Interval::low));
        columns.add(interval(name + "_high", mean, SeedMean.Interval::high));
        columns.add(TableColumn.integer(
                name + "_seeds", group -> mean.apply(group).map(SeedMean::seeds).orElse(0)));
        columns.add(TableColumn.optionalText(
                name + "_method",
                group -> mean.apply(group).flatMap(SeedMean::interval).map(SeedMean.Interval::method)));
    }

    private static TableColumn<GroupSummary> interval(
            String name, Function<GroupSummary, Optional<SeedMean>> mean, ToDoubleFunction<SeedMean.Interval> value) {
        return number(name, group -> mean.apply(group).flatMap(SeedMean::interval), value);
    }

    private static <T> TableColumn<GroupSummary> number(
            String name, Function<GroupSummary, Optional<T>> part, ToDoubleFunction<T> value) {
        return TableColumn.optionalNumber(
                name, group -> part.apply(group).stream().mapToDouble(value).findFirst());
    }
}
