package org.repdyn.results.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.Column;

/** Comparison table as CSV; the columns do not depend on the arms. */
final class ComparisonCsv {

    private ComparisonCsv() {}

    static void write(List<Column> columns, List<ArmResult> arms, Path file) throws IOException {
        try (CsvWriter csv = new CsvWriter(file)) {
            csv.header(Stream.of(
                            Stream.of("arm", "final_time", "final_loss"),
                            columns.stream().map(ColumnNames::table),
                            Stream.of(
                                    "deviation",
                                    "deviation_until",
                                    "deviation_reason",
                                    "prediction",
                                    "seconds",
                                    "status",
                                    "stopped",
                                    "finding"))
                    .flatMap(names -> names)
                    .toArray(String[]::new));
            for (ArmResult arm : arms) {
                csv.text(arm.name()).number(arm.finalTime()).number(arm.finalLoss());
                for (Column column : columns) {
                    csv.number(arm.column(column.observable()));
                }
                csv.number(arm.deviation())
                        .number(arm.deviationUntil())
                        .text(arm.deviationReason().orElse(""))
                        .text(arm.prediction()
                                .map(ArmResult.PredictionInfo::name)
                                .orElse(""))
                        .number(arm.seconds())
                        .text(arm.status().key())
                        .text(arm.stopped())
                        .text(arm.finding())
                        .endRow();
            }
        }
    }
}
