package org.repdyn.results.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.TrajectoryRow;

/** Columns of the long table of all trajectories. */
final class TrajectoryColumns {

    private TrajectoryColumns() {}

    static List<TableColumn<TrajectoryRow>> of(RunResult run) {
        List<TableColumn<TrajectoryRow>> place = List.of(
                TableColumn.text("run", TrajectoryRow::run),
                TableColumn.text("arm", TrajectoryRow::arm),
                TableColumn.text("group", row -> run.factors(row.arm()).group()),
                TableColumn.whole("seed", TrajectoryRow::seed));
        List<TableColumn<TrajectoryRow>> numbers = List.of(
                TableColumn.integer("step", TrajectoryRow::step),
                TableColumn.number("t", TrajectoryRow::t),
                TableColumn.text("observable", TrajectoryRow::observable),
                TableColumn.integer("index", TrajectoryRow::index),
                TableColumn.number("value", TrajectoryRow::value));
        Set<String> taken = Stream.concat(place.stream(), numbers.stream())
                .map(TableColumn::name)
                .collect(Collectors.toSet());
        List<TableColumn<TrajectoryRow>> all = new ArrayList<>(place);
        all.addAll(FactorColumns.of(run, TrajectoryRow::arm, taken));
        all.addAll(numbers);
        return List.copyOf(all);
    }

    /** Reads the rows; columns of factors are not read, because the comparison has them. */
    static List<TrajectoryRow> read(Path file) throws IOException {
        return ParquetFiles.read(file, TrajectoryRow.class);
    }
}
