package org.repdyn.results.internal;

import com.jerolba.carpet.model.FieldTypes;
import com.jerolba.carpet.model.WriteRecordModelType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.repdyn.core.result.EmbeddingPoint;

/** The different images of the samples of a run, each with a number, so that arms with the same samples share them. */
final class Pictures {

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<String> images = new ArrayList<>();

    /**
     * Row of the file.
     *
     * @param picture number, counted from 0
     * @param uri the image as a {@code data:image/png} URI
     */
    record Row(int picture, String uri) {}

    /** Numbers the images in the order in which they occur first. */
    static Pictures of(Iterable<EmbeddingPoint> points) {
        Pictures pictures = new Pictures();
        points.forEach(point -> point.image().ifPresent(pictures::add));
        return pictures;
    }

    /** Reads the Parquet file. */
    static Pictures read(Path file) throws IOException {
        Pictures pictures = new Pictures();
        ParquetFiles.read(file, Row.class).forEach(row -> pictures.add(row.uri()));
        return pictures;
    }

    private void add(String image) {
        if (numbers.putIfAbsent(image, images.size()) == null) {
            images.add(image);
        }
    }

    boolean isEmpty() {
        return images.isEmpty();
    }

    /** Returns the number of the image of a point; empty if it has none. */
    OptionalInt number(EmbeddingPoint point) {
        Integer number = point.image().map(numbers::get).orElse(null);
        return EmbeddingSchema.number(number);
    }

    /**
     * Returns the image with a number.
     *
     * @throws IOException if there is none
     */
    String image(int number) throws IOException {
        if (number < 0 || number >= images.size()) {
            throw new IOException("pictures.parquet is missing or damaged: it has no picture " + number
                    + ", which a row of embedding.parquet names");
        }
        return images.get(number);
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (String image : images) {
            rows.add(new Row(rows.size(), image));
        }
        return rows;
    }

    void writeParquet(Path file) throws IOException {
        WriteRecordModelType<Row> model = FieldTypes.writeRecordModel(Row.class)
                .withField("picture", Row::picture)
                .withField("uri", FieldTypes.STRING.notNull(), Row::uri);
        ParquetFiles.write(rows(), model, file);
    }

    void writeCsv(Path file) throws IOException {
        try (CsvWriter csv = new CsvWriter(file)) {
            csv.header("picture", "uri");
            for (Row row : rows()) {
                csv.integer(row.picture()).text(row.uri()).endRow();
            }
        }
    }
}
