package org.repdyn.results.internal;

import com.jerolba.carpet.model.FieldTypes;
import com.jerolba.carpet.model.WriteRecordModelType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.Column;

/** Parquet schema of the comparison table: one row per arm, the columns of the CSV, null for a missing value. */
final class ComparisonSchema {

    private ComparisonSchema() {}

    /** Returns the model of the rows of a comparison with these columns. */
    static WriteRecordModelType<ArmResult> model(List<Column> columns) {
        WriteRecordModelType<ArmResult> model = FieldTypes.writeRecordModel(ArmResult.class)
                .withField("arm", FieldTypes.STRING.notNull(), ArmResult::name)
                .withField("final_time", ArmResult::finalTime)
                .withField("final_loss", FieldTypes.DOUBLE, orNull(ArmResult::finalLoss));
        for (Column column : columns) {
            model = model.withField(
                    ColumnNames.table(column), FieldTypes.DOUBLE, orNull(arm -> arm.column(column.observable())));
        }
        return model.withField("deviation", FieldTypes.DOUBLE, orNull(ArmResult::deviation))
                .withField("deviation_until", FieldTypes.DOUBLE, orNull(ArmResult::deviationUntil))
                .withField("deviation_reason", FieldTypes.STRING, arm -> textOrNull(arm.deviationReason()))
                .withField(
                        "prediction",
                        FieldTypes.STRING,
                        arm -> textOrNull(arm.prediction().map(ArmResult.PredictionInfo::name)))
                .withField("seconds", ArmResult::seconds)
                .withField("status", FieldTypes.STRING.notNull(), arm -> arm.status()
                        .key())
                .withField("stopped", FieldTypes.STRING.notNull(), ArmResult::stopped)
                .withField("finding", FieldTypes.STRING.notNull(), ArmResult::finding);
    }

    // Carpet requires null for a missing value of an optional column.
    private static Function<ArmResult, @Nullable Object> orNull(Function<ArmResult, OptionalDouble> column) {
        return arm -> {
            OptionalDouble value = column.apply(arm);
            return value.isPresent() ? value.getAsDouble() : null;
        };
    }

    private static @Nullable Object textOrNull(Optional<String> text) {
        return text.orElse(null);
    }
}
