package org.repdyn.results.internal;

import com.jerolba.carpet.model.FieldTypes;
import com.jerolba.carpet.model.WriteRecordModelType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.repdyn.core.result.TrajectoryRow;

/** Parquet schema and CSV of the long table of all trajectories; every column is required. */
final class TrajectorySchema {

    static final WriteRecordModelType<TrajectoryRow> MODEL = FieldTypes.writeRecordModel(TrajectoryRow.class)
            .withField("run", FieldTypes.STRING.notNull(), TrajectoryRow::run)
            .withField("arm", FieldTypes.STRING.notNull(), TrajectoryRow::arm)
            .withField("seed", TrajectoryRow::seed)
            .withField("step", TrajectoryRow::step)
            .withField("t", TrajectoryRow::t)
            .withField("observable", FieldTypes.STRING.notNull(), TrajectoryRow::observable)
            .withField("index", TrajectoryRow::index)
            .withField("value", TrajectoryRow::value);

    private TrajectorySchema() {}

    static List<TrajectoryRow> read(Path file) throws IOException {
        return ParquetFiles.read(file, TrajectoryRow.class);
    }

    static void writeCsv(List<TrajectoryRow> rows, Path file) throws IOException {
        try (CsvWriter csv = new CsvWriter(file)) {
            csv.header("run", "arm", "seed", "step", "t", "observable", "index", "value");
            for (TrajectoryRow row : rows) {
                csv.text(row.run())
                        .text(row.arm())
                        .integer(row.seed())
                        .integer(row.step())
                        .number(row.t())
                        .text(row.observable())
                        .integer(row.index())
                        .number(row.value())
                        .endRow();
            }
        }
    }
}
