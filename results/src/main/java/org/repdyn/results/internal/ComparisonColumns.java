package org.repdyn.results.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.CollapseKind;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.trajectory.Work;

/** Columns of the comparison table: one row for each arm. */
final class ComparisonColumns {

    private ComparisonColumns() {}

    static List<TableColumn<ArmResult>> of(RunResult run) {
        List<TableColumn<ArmResult>> place = List.of(
                TableColumn.text("run", arm -> run.run()),
                TableColumn.text("arm", ArmResult::name),
                TableColumn.text("group", arm -> run.factors(arm.name()).group()),
                TableColumn.whole("seed", arm -> run.factors(arm.name()).seed()));
        List<TableColumn<ArmResult>> results = results(run);
        Set<String> taken = results.stream().map(TableColumn::name).collect(Collectors.toSet());
        place.forEach(column -> taken.add(column.name()));

        List<TableColumn<ArmResult>> all = new ArrayList<>(place);
        all.addAll(FactorColumns.of(run, ArmResult::name, taken));
        all.addAll(results);
        return List.copyOf(all);
    }

    private static List<TableColumn<ArmResult>> results(RunResult run) {
        List<TableColumn<ArmResult>> columns = new ArrayList<>();
        columns.add(TableColumn.number("final_time", ArmResult::finalTime));
        columns.add(TableColumn.optionalNumber("final_loss", ArmResult::finalLoss));
        for (Column column : run.columns()) {
            columns.add(TableColumn.optionalNumber(ColumnNames.table(column), arm -> arm.column(column.observable())));
        }
        columns.add(TableColumn.optionalNumber("deviation", ArmResult::deviation));
        columns.add(TableColumn.optionalNumber("deviation_until", ArmResult::deviationUntil));
        columns.add(TableColumn.optionalText("deviation_reason", ArmResult::deviationReason));
        columns.add(
                TableColumn.optionalText("prediction", arm -> arm.prediction().map(ArmResult.PredictionInfo::name)));
        columns.add(TableColumn.optionalWhole("steps", arm -> arm.work().map(Work::steps)));
        columns.add(TableColumn.optionalWhole("evaluations", arm -> arm.work().map(Work::evaluations)));
        columns.add(TableColumn.number("seconds", ArmResult::seconds));
        columns.add(TableColumn.text("status", arm -> arm.status().key()));
        columns.add(TableColumn.optionalText("collapse", arm -> arm.collapse().map(CollapseKind::key)));
        columns.add(TableColumn.text("stopped", ArmResult::stopped));
        columns.add(TableColumn.text("finding", ArmResult::finding));
        Set<String> notes = new LinkedHashSet<>();
        run.arms().forEach(arm -> notes.addAll(arm.notes().keySet()));
        notes.forEach(note ->
                columns.add(TableColumn.optionalNumber("note_" + ColumnNames.table(note), arm -> note(arm, note))));
        return columns;
    }

    private static OptionalDouble note(ArmResult arm, String name) {
        Double value = arm.notes().get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
