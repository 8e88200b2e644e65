package org.repdyn.paper.table;

import java.util.ArrayList;
import java.util.List;
import org.repdyn.paper.CsvText;
import org.repdyn.paper.MeanCells;
import org.repdyn.paper.Quantity;

/**
 * CSV form of a table, with all digits. Each number {@code x} has the columns {@code x}, {@code x_low}, {@code x_high} (ends of the interval, empty
 * without one) and {@code x_n} (number of seeds).
 */
final class CsvTable {

    private CsvTable() {}

    static String text(ResultTable table) {
        List<String> header = new ArrayList<>();
        table.headings().forEach(heading -> header.add(column(heading)));
        header.add("seeds");
        table.quantities().stream()
                .map(Quantity::name)
                .map(CsvTable::column)
                .forEach(name -> header.addAll(List.of(name, name + "_low", name + "_high", name + "_n")));
        List<List<String>> rows = new ArrayList<>();
        for (ResultTable.Row row : table.rows()) {
            List<String> cells = new ArrayList<>(row.labels());
            cells.add(Integer.toString(row.seeds()));
            row.cells().forEach(mean -> cells.addAll(MeanCells.of(mean)));
            rows.add(cells);
        }
        return CsvText.of(header, rows);
    }

    /** Returns the name of a column as the other files of a run have it, such as {@code encoder_width}. */
    private static String column(String name) {
        return name.replaceAll("[^A-Za-z0-9_]", "_");
    }
}
