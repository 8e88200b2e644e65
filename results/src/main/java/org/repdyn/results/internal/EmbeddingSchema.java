package org.repdyn.results.internal;

import com.jerolba.carpet.model.FieldTypes;
import com.jerolba.carpet.model.WriteRecordModelType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.repdyn.core.result.EmbeddingPoint;
import org.repdyn.core.result.RunResult;

/**
 * Parquet schema and CSV of the final embeddings, projected to a plane; only label, class and picture may be null. A picture is the
 * number of an image in {@link Pictures}. The reader does not read the names of classes, which are in the comparison.
 */
final class EmbeddingSchema {

    private EmbeddingSchema() {}

    /** Returns the model of the rows of a run. */
    static WriteRecordModelType<EmbeddingPoint> model(RunResult run, Pictures pictures) {
        return FieldTypes.writeRecordModel(EmbeddingPoint.class)
                .withField("arm", FieldTypes.STRING.notNull(), EmbeddingPoint::arm)
                .withField("sample", EmbeddingPoint::sample)
                .withField("label", FieldTypes.INTEGER, EmbeddingSchema::labelOrNull)
                .withField("class", FieldTypes.STRING, point -> textOrNull(run.className(point)))
                .withField("x", EmbeddingPoint::x)
                .withField("y", EmbeddingPoint::y)
                .withField("picture", FieldTypes.INTEGER, point -> numberOrNull(pictures.number(point)));
    }

    /** Row of the file; a missing value is null. */
    record Row(String arm, int sample, @Nullable Integer label, double x, double y, @Nullable Integer picture) {

        EmbeddingPoint toPoint(Pictures pictures) throws IOException {
            Optional<String> image = picture == null ? Optional.empty() : Optional.of(pictures.image(picture));
            return new EmbeddingPoint(arm, sample, number(label), x, y, image);
        }
    }

    static OptionalInt number(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    static List<EmbeddingPoint> read(Path file, Pictures pictures) throws IOException {
        List<EmbeddingPoint> points = new ArrayList<>();
        for (Row row : ParquetFiles.read(file, Row.class)) {
            points.add(row.toPoint(pictures));
        }
        return points;
    }

    static void writeCsv(RunResult run, Pictures pictures, Path file) throws IOException {
        try (CsvWriter csv = new CsvWriter(file)) {
            csv.header("arm", "sample", "label", "class", "x", "y", "picture");
            for (EmbeddingPoint point : run.points()) {
                csv.text(point.arm()).integer(point.sample());
                if (point.label().isPresent()) {
                    csv.integer(point.label().getAsInt());
                } else {
                    csv.empty();
                }
                csv.text(run.className(point).orElse("")).number(point.x()).number(point.y());
                OptionalInt picture = pictures.number(point);
                if (picture.isPresent()) {
                    csv.integer(picture.getAsInt());
                } else {
                    csv.empty();
                }
                csv.endRow();
            }
        }
    }

    // Carpet requires null for a missing value of an optional column.
    private static @Nullable Object labelOrNull(EmbeddingPoint point) {
        return numberOrNull(point.label());
    }

    private static @Nullable Object numberOrNull(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }

    private static @Nullable Object textOrNull(Optional<String> text) {
        return text.orElse(null);
    }
}
