package org.repdyn.paper.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.repdyn.core.result.SeedMean;
import org.repdyn.paper.Quantity;

/**
 * CSV form of a table, with all digits. Each number {@code x} has the columns {@code x}, {@code x_low}, {@code x_high} (ends of the interval, empty
 * without one) and {@code x_n} (number of seeds).
 */
final class CsvTable {

    private CsvTable() {}

    static String text(ResultTable table) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(
                text, CSVFormat.RFC4180.builder().setRecordSeparator('\n').get())) {
            List<String> header = new ArrayList<>();
            table.headings().forEach(heading -> header.add(column(heading)));
            header.add("seeds");
            table.quantities().stream()
                    .map(Quantity::name)
                    .map(CsvTable::column)
                    .forEach(name -> header.addAll(List.of(name, name + "_low", name + "_high", name + "_n")));
            printer.printRecord(header);
            for (ResultTable.Row row : table.rows()) {
                List<String> cells = new ArrayList<>(row.labels());
                cells.add(Integer.toString(row.seeds()));
                row.cells().forEach(mean -> cells.addAll(cells(mean)));
                printer.printRecord(cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Returns the name of a column as the other files of a run have it, such as {@code encoder_width}. */
    private static String column(String name) {
        return name.replaceAll("[^A-Za-z0-9_]", "_");
    }

    private static List<String> cells(Optional<SeedMean> mean) {
        Optional<SeedMean.Interval> interval = mean.flatMap(SeedMean::interval);
        return List.of(
                mean.map(SeedMean::mean).map(Object::toString).orElse(""),
                interval.map(SeedMean.Interval::low).map(Object::toString).orElse(""),
                interval.map(SeedMean.Interval::high).map(Object::toString).orElse(""),
                Integer.toString(mean.map(SeedMean::seeds).orElse(0)));
    }
}
