package org.repdyn.results.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.repdyn.core.result.ArmResult;

/** Comparison table as CSV; the columns do not depend on the arms. */
final class ComparisonCsv {

    private ComparisonCsv() {}

    static void write(List<ArmResult> arms, Path file) throws IOException {
        try (CsvWriter csv = new CsvWriter(file)) {
            csv.header(
                    "arm",
                    "final_time",
                    "final_loss",
                    "effective_rank",
                    "probe_accuracy",
                    "knn_accuracy",
                    "deviation",
                    "deviation_until",
                    "deviation_reason",
                    "prediction",
                    "seconds",
                    "status",
                    "stopped",
                    "finding");
            for (ArmResult arm : arms) {
                csv.text(arm.name())
                        .number(arm.finalTime())
                        .number(arm.finalLoss())
                        .number(arm.effectiveRank())
                        .number(arm.probeAccuracy())
                        .number(arm.knnAccuracy())
                        .number(arm.deviation())
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
