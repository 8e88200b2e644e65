package org.repdyn.data.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.repdyn.data.spi.DataException;

/**
 * Table of text cells, with the line of each row in its file.
 *
 * @param name name of the file
 * @param header names of the columns; {@code 1}, {@code 2}, … if the file has none
 * @param named true if the names are from the file
 * @param counting true if the first row was taken for a sample without an option, and counts from 1 as numbered names do
 * @param rows cells
 * @param lines line of each row in the file, from 1
 * @param skipped number of skipped rows whose cells are all empty
 * @param comments number of skipped comment lines
 * @param delimiterHint sentence for messages that names a delimiter that fits better, or empty text; found when it is needed,
 *     because this takes as long as the reading of a table with few long rows
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record CsvTable(
        String name,
        List<String> header,
        boolean named,
        boolean counting,
        List<List<String>> rows,
        List<Long> lines,
        int skipped,
        int comments,
        Supplier<String> delimiterHint) {

    /** Names that a column of row numbers has: R and pandas write no name, and pandas reads it as "Unnamed: 0". */
    private static final Set<String> INDEX_NAMES = Set.of("", "Unnamed: 0");

    /** Number with commas between its digits, which are decimal commas or separators of thousands. */
    private static final Pattern DECIMAL_COMMA =
            Pattern.compile("[+-]?[0-9]*,[0-9][0-9,]*([.][0-9]+)?([eE][+-]?[0-9]+)?");

    /** Largest number of columns whose names are listed in a message. */
    private static final int MAX_LISTED = 12;

    /** Meaning of the first row. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public enum Header {
        /** The first row has names if its cells in columns of numbers are no numbers. */
        AUTO,
        /** The first row has the names of the columns. */
        PRESENT,
        /** The first row is a sample. */
        ABSENT
    }

    /**
     * Reads a table.
     *
     * @param chosen names or numbers of the label and target columns
     * @throws DataException if the file is no table, or if its first row could have names or numbers
     */
    public static CsvTable read(DataFile file, CsvFormat format, Header header, List<String> chosen) {
        String text = Text.decode(file);
        CsvRows rows = CsvRows.read(file.name(), text, format);
        boolean named =
                switch (header) {
                    case AUTO ->
                        new HeaderDetection(
                                        file.name(),
                                        rows,
                                        chosen.stream().map(Text::composed).toList())
                                .firstRowIsHeader();
                    case PRESENT -> true;
                    case ABSENT -> false;
                };
        List<List<String>> cells = rows.cells();
        List<String> names = named
                ? cells.get(0)
                : IntStream.rangeClosed(1, cells.get(0).size())
                        .mapToObj(Integer::toString)
                        .toList();
        int first = named ? 1 : 0;
        return new CsvTable(
                file.name(),
                names,
                named,
                header == Header.AUTO && !named && countsFromOne(cells.get(0)),
                cells.subList(first, cells.size()),
                rows.lines().subList(first, cells.size()),
                rows.skipped(),
                rows.comments(),
                () -> DelimiterHint.of(text, format));
    }

    /** Returns a sentence for messages that names a delimiter that fits better; empty text if none does. */
    public String hint() {
        return delimiterHint.get();
    }

    /** Returns true if the cells of a row are 1, 2, 3, …; two cells are too few to tell. */
    private static boolean countsFromOne(List<String> row) {
        return row.size() > 2
                && IntStream.range(0, row.size()).allMatch(c -> row.get(c).equals(Integer.toString(c + 1)));
    }

    /**
     * Returns the index of a column.
     *
     * @param wanted name of the column, or its number from 1
     * @throws DataException if there is no such column, or if two have the name
     */
    public int column(String wanted) {
        int index = header.indexOf(Text.composed(wanted));
        int last = header.lastIndexOf(Text.composed(wanted));
        if (index != last) {
            throw new DataException(name + ": columns " + (index + 1) + " and " + (last + 1) + " are both named "
                    + Text.quote(wanted) + "; give the number of the column");
        }
        if (index < 0 && wanted.matches("[0-9]{1,9}")) {
            index = Integer.parseInt(wanted) - 1;
        }
        if (index < 0 || index >= header.size()) {
            throw new DataException(name + ": there is no column " + Text.quote(wanted) + "; columns are "
                    + (header.size() <= MAX_LISTED
                            ? header.stream().map(CsvTable::listed).collect(Collectors.joining(", "))
                            : "1 to " + header.size())
                    + " (a name, or a number from 1)" + hint());
        }
        return index;
    }

    private static String listed(String column) {
        return column.isEmpty() ? "''" : column;
    }

    /** Returns true if a column has no name of its own and counts the rows from 0 or 1: it is an index, not an input. */
    public boolean isIndex(int column) {
        return named && INDEX_NAMES.contains(header.get(column)) && countsRows(column);
    }

    /** Returns true if a column counts the rows from 0 or 1. */
    boolean countsRows(int column) {
        return countsFrom(0, column) || countsFrom(1, column);
    }

    private boolean countsFrom(int start, int column) {
        return IntStream.range(0, rows.size())
                .allMatch(i -> rows.get(i).get(column).equals(Integer.toString(start + i)));
    }

    /** Returns true if the file has names, but none for this column. */
    public boolean isUnnamed(int column) {
        return header.get(column).isEmpty();
    }

    /**
     * Returns a cell as a number.
     *
     * @throws DataException if it is not a finite decimal number; the message has line and column
     */
    public double number(int row, int column) {
        String cell = rows.get(row).get(column);
        if (!CellKind.isNumber(cell)) {
            throw new DataException(place(row, column) + notANumber(cell) + hint());
        }
        double value = Double.parseDouble(cell);
        if (!Double.isFinite(value)) {
            throw new DataException(place(row, column) + " holds " + Text.quote(cell)
                    + ", which is beyond the range of double precision; every input must be a finite number, at most"
                    + " 1.8e308 in size: scale the column");
        }
        if (isRounded(cell, value)) {
            throw new DataException(place(row, column) + " holds " + Text.quote(cell)
                    + ", a whole number beyond 2^53 that is not exact as a double; leave the column out with ignore,"
                    + " or write a decimal point if rounding is meant");
        }
        return value;
    }

    /** Returns true if a cell of digits alone, such as an identifier, loses digits as a double. */
    private static boolean isRounded(String cell, double value) {
        return Math.abs(value) >= 0x1p53 // 2^53 + 1 rounds to 2^53 itself
                && cell.chars().allMatch(c -> Character.isDigit(c) || c == '-' || c == '+')
                && new BigDecimal(cell).compareTo(new BigDecimal(value)) != 0;
    }

    private static String notANumber(String cell) {
        if (cell.isEmpty()) {
            return " is empty; every input must be a finite number: fill the cell in, or remove the row";
        }
        if (CellKind.isMissing(cell) || CellKind.isInfinite(cell)) {
            return " is " + cell + "; every input must be a finite number: replace it, or remove the row";
        }
        if (DECIMAL_COMMA.matcher(cell).matches()) {
            return " holds " + Text.quote(cell) + " with a comma; write decimal points, and no separators of thousands";
        }
        return switch (CellKind.of(cell)) {
            case MALFORMED_NUMBER ->
                " holds " + Text.quote(cell) + ", which is not a decimal number such as 12, -0.5 or 1e-3";
            default ->
                " holds " + Text.quote(cell)
                        + ", which is not a number; name a text column with label, leave it out with ignore, or remove"
                        + " it";
        };
    }

    /** Returns {@code file:line: column number (name)} for a message. */
    public String place(int row, int column) {
        return name + ":" + lines.get(row) + ": " + describe(column);
    }

    /** Returns {@code column number (name)}, or {@code column number} if the column has no name. */
    public String describe(int column) {
        boolean unnamed = !named || header.get(column).isEmpty();
        return "column " + (column + 1) + (unnamed ? "" : " (" + header.get(column) + ")");
    }
}
