package org.repdyn.results.internal;

import com.jerolba.carpet.model.FieldTypes;
import com.jerolba.carpet.model.WriteRecordModelType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.repdyn.core.result.EmbeddingPoint;

/** Parquet schema and CSV of the final embeddings, projected to a plane; only label and image may be null. */
final class EmbeddingSchema {

    static final WriteRecordModelType<EmbeddingPoint> MODEL = FieldTypes.writeRecordModel(EmbeddingPoint.class)
            .withField("arm", FieldTypes.STRING.notNull(), EmbeddingPoint::arm)
            .withField("sample", EmbeddingPoint::sample)
            .withField("label", FieldTypes.INTEGER, EmbeddingSchema::labelOrNull)
            .withField("x", EmbeddingPoint::x)
            .withField("y", EmbeddingPoint::y)
            .withField("image", FieldTypes.STRING, EmbeddingSchema::imageOrNull);

    private EmbeddingSchema() {}

    /** Row of the file; a missing value is null. */
    record Row(String arm, int sample, @Nullable Integer label, double x, double y, @Nullable String image) {

        EmbeddingPoint toPoint() {
            OptionalInt known = label == null ? OptionalInt.empty() : OptionalInt.of(label);
            return new EmbeddingPoint(arm, sample, known, x, y, Optional.ofNullable(image));
        }
    }

    static List<EmbeddingPoint> read(Path file) throws IOException {
        return ParquetFiles.read(file, Row.class).stream().map(Row::toPoint).toList();
    }

    static void writeCsv(List<EmbeddingPoint> points, Path file) throws IOException {
        try (CsvWriter csv = new CsvWriter(file)) {
            csv.header("arm", "sample", "label", "x", "y", "image");
            for (EmbeddingPoint point : points) {
                csv.text(point.arm()).integer(point.sample());
                if (point.label().isPresent()) {
                    csv.integer(point.label().getAsInt());
                } else {
                    csv.empty();
                }
                csv.number(point.x())
                        .number(point.y())
                        .text(point.image().orElse(""))
                        .endRow();
            }
        }
    }

    // Carpet requires null for a missing value of an optional column.
    private static @Nullable Object labelOrNull(EmbeddingPoint point) {
        return point.label().isPresent() ? point.label().getAsInt() : null;
    }

    private static @Nullable Object imageOrNull(EmbeddingPoint point) {
        return point.image().orElse(null);
    }
}
