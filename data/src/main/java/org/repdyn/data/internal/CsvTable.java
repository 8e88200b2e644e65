package org.repdyn.data.internal;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apiguardian.api.API;
import org.repdyn.data.spi.DataException;

/**
 * A table of text cells with the line each row came from.
 *
 * @param name of the file
 * @param header names of the columns; {@code 1}, {@code 2}, … where there are none
 * @param rows the cells
 * @param lines line in the file of each row, from 1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record CsvTable(String name, List<String> header, List<List<String>> rows, List<Long> lines) {

    /** Whether the first row names the columns. */
    public enum Header {
        /** It does when one of its cells is not a number. */
        AUTO,
        /** It does. */
        PRESENT,
        /** It does not. */
        ABSENT
    }

    /** Reads a table; ragged rows are refused. */
    public static CsvTable read(DataFile file, char delimiter, Header header) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(true)
                .get();
        List<List<String>> rows = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        try (CSVParser parser =
                CSVParser.parse(new StringReader(new String(file.content(), StandardCharsets.UTF_8)), format)) {
            for (CSVRecord row : parser) {
                long line = parser.getCurrentLineNumber();
                if (!rows.isEmpty() && row.size() != rows.get(0).size()) {
                    throw new DataException(file.name() + ":" + line + ": the row has " + row.size()
                            + (row.size() == 1 ? " column" : " columns") + ", the first one has "
                            + rows.get(0).size() + "; every row needs as many");
                }
                rows.add(row.toList());
                lines.add(line);
            }
        } catch (IOException e) {
            throw new DataException(file.name() + ": not a table (" + e.getMessage() + ")", e);
        }
        if (rows.isEmpty()) {
            throw new DataException(file.name() + ": the file holds no rows");
        }
        boolean named = header == Header.PRESENT
                || (header == Header.AUTO && rows.get(0).stream().anyMatch(cell -> !isNumber(cell)));
        List<String> names = named
                ? rows.get(0)
                : IntStream.rangeClosed(1, rows.get(0).size())
                        .mapToObj(Integer::toString)
                        .toList();
        int first = named ? 1 : 0;
        return new CsvTable(file.name(), names, rows.subList(first, rows.size()), lines.subList(first, lines.size()));
    }

    /** The index of a column by its name or by its number from 1. */
    public int column(String wanted) {
        int index = header.indexOf(wanted);
        if (index < 0 && wanted.matches("[0-9]{1,9}")) {
            index = Integer.parseInt(wanted) - 1;
        }
        if (index < 0 || index >= header.size()) {
            throw new DataException(name + ": there is no column '" + wanted + "'; columns are "
                    + (header.size() <= 12 ? String.join(", ", header) : "1 to " + header.size())
                    + " (a name, or a number from 1)");
        }
        return index;
    }

    /** A cell as a finite number. */
    public double number(int row, int column) {
        String cell = rows.get(row).get(column);
        String where = name + ":" + lines.get(row) + ": column " + (column + 1)
                + (header.get(column).equals(Integer.toString(column + 1)) ? "" : " (" + header.get(column) + ")");
        double value;
        try {
            value = Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            throw new DataException(
                    where + " holds '" + cell + "', which is not a number; name a text column with label, or remove it",
                    e);
        }
        if (!Double.isFinite(value)) {
            throw new DataException(where + " is " + value + "; every input must be a finite number");
        }
        return value;
    }

    private static boolean isNumber(String cell) {
        try {
            Double.parseDouble(cell);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
