package org.repdyn.results.internal;

import com.jerolba.carpet.model.FieldType;
import com.jerolba.carpet.model.FieldTypes;
import com.jerolba.carpet.model.WriteRecordModelType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Column of a table that is written as CSV and as Parquet. A missing value is an empty field in CSV and null in Parquet.
 *
 * @param name name of the column
 * @param type type of the column in Parquet
 * @param value value of the column for a row: a {@code String}, {@code Long}, {@code Integer}, {@code Double} or {@code
 *     Boolean} by the type, or null if it is missing
 */
record TableColumn<R>(String name, FieldType type, Function<R, @Nullable Object> value) {

    /** Returns a column of texts without missing values. */
    static <R> TableColumn<R> text(String name, Function<R, String> value) {
        return new TableColumn<>(name, FieldTypes.STRING.notNull(), value::apply);
    }

    /** Returns a column of texts. */
    static <R> TableColumn<R> optionalText(String name, Function<R, Optional<String>> value) {
        return new TableColumn<>(
                name, FieldTypes.STRING, row -> value.apply(row).orElse(null));
    }

    /** Returns a column of numbers without missing values. */
    static <R> TableColumn<R> number(String name, Function<R, Double> value) {
        return new TableColumn<>(name, FieldTypes.DOUBLE.notNull(), value::apply);
    }

    /** Returns a column of numbers. */
    static <R> TableColumn<R> optionalNumber(String name, Function<R, OptionalDouble> value) {
        return new TableColumn<>(name, FieldTypes.DOUBLE, row -> {
            OptionalDouble number = value.apply(row);
            return number.isPresent() ? number.getAsDouble() : null;
        });
    }

    /** Returns a column of whole numbers of 32 bits without missing values. */
    static <R> TableColumn<R> integer(String name, Function<R, Integer> value) {
        return new TableColumn<>(name, FieldTypes.INTEGER.notNull(), value::apply);
    }

    /** Returns a column of whole numbers of 64 bits without missing values. */
    static <R> TableColumn<R> whole(String name, Function<R, Long> value) {
        return new TableColumn<>(name, FieldTypes.LONG.notNull(), value::apply);
    }

    /** Returns a column of whole numbers of 64 bits. */
    static <R> TableColumn<R> optionalWhole(String name, Function<R, Optional<Long>> value) {
        return new TableColumn<>(name, FieldTypes.LONG, row -> value.apply(row).orElse(null));
    }

    static <R> void writeParquet(List<TableColumn<R>> columns, Class<R> type, List<R> rows, Path file)
            throws IOException {
        WriteRecordModelType<R> model = FieldTypes.writeRecordModel(type);
        for (TableColumn<R> column : columns) {
            model = model.withField(column.name, column.type, column.value);
        }
        ParquetFiles.write(rows, model, file);
    }

    static <R> void writeCsv(List<TableColumn<R>> columns, List<R> rows, Path file) throws IOException {
        try (CsvWriter csv = new CsvWriter(file)) {
            csv.header(columns.stream().map(TableColumn::name).toArray(String[]::new));
            for (R row : rows) {
                for (TableColumn<R> column : columns) {
                    writeField(csv, column.value.apply(row));
                }
                csv.endRow();
            }
        }
    }

    private static void writeField(CsvWriter csv, @Nullable Object value) throws IOException {
        if (value == null) {
            csv.empty();
        } else if (value instanceof Double number) {
            csv.number(number);
        } else {
            csv.text(value.toString());
        }
    }
}
