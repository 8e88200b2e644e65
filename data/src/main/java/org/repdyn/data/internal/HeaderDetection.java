package org.repdyn.data.internal;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.repdyn.data.spi.DataException;

/**
 * Decision whether the first row of a table has the names of the columns. It has if a named column of the options is in it, or if
 * its cells in columns of numbers are names. Columns of labels and targets do not count, nor do columns of text. Rows that could
 * be either are refused.
 *
 * @param name name of the file
 * @param rows rows of the file
 * @param chosen names or numbers of the label and target columns
 */
record HeaderDetection(String name, CsvRows rows, List<String> chosen) {

    /** Number of rows below the first one that decide whether a column has numbers. */
    private static final int ROWS = 100;

    /**
     * Returns true if the first row has the names of the columns.
     *
     * @throws DataException if the first row could have names or numbers
     */
    boolean firstRowIsHeader() {
        List<String> first = rows.cells().get(0);
        boolean named =
                chosen.stream().anyMatch(column -> first.contains(column) && CellKind.of(column) == CellKind.TEXT);
        if (named) {
            return true;
        }
        boolean counting = counts(first)
                || counts(cells(first, c -> !isChosenByName(c)))
                || counts(cells(first, c -> !isChosenByNumber(c)));
        if (counting) {
            throw ambiguous(
                    "counts from 0 in the columns of numbers, as a sample can and as column names do that pandas"
                            + " writes");
        }
        if (first.get(0).isEmpty() && first.size() > 1 && counts(first.subList(1, first.size()))) {
            // pandas writes this row for a table with an index and default column names.
            return true;
        }
        List<String> cells = cells(first, c -> !isChosenByName(c) && !isChosenByNumber(c) && hasNumbers(c));
        List<String> names =
                cells.stream().filter(c -> CellKind.of(c) == CellKind.TEXT).toList();
        List<String> numbers = cells.stream()
                .filter(c -> CellKind.of(c) == CellKind.NUMBER || CellKind.of(c) == CellKind.MALFORMED_NUMBER)
                .toList();
        if (!names.isEmpty() && !numbers.isEmpty()) {
            throw ambiguous("has the number " + Text.quote(numbers.get(0)) + " and the text " + Text.quote(names.get(0))
                    + " in columns of numbers");
        }
        return !names.isEmpty();
    }

    private DataException ambiguous(String reason) {
        return new DataException(name + ":" + rows.lines().get(0) + ": the first row " + reason
                + "; write header: present if it has the names of the columns, header: absent if it is a sample");
    }

    /**
     * Returns true if the cells have the values 0, 1, 2, …, such as {@code 0.0,1.0,2.0}: the column names of pandas for a table
     * without names.
     */
    private static boolean counts(List<String> cells) {
        return cells.size() > 1
                && IntStream.range(0, cells.size())
                        .allMatch(c -> CellKind.of(cells.get(c)) == CellKind.NUMBER
                                && Double.parseDouble(cells.get(c).strip()) == c);
    }

    private static List<String> cells(List<String> row, IntPredicate columns) {
        return IntStream.range(0, row.size()).filter(columns).mapToObj(row::get).toList();
    }

    private boolean isChosenByName(int column) {
        return chosen.contains(rows.cells().get(0).get(column));
    }

    private boolean isChosenByNumber(int column) {
        return chosen.contains(Integer.toString(column + 1));
    }

    /**
     * Returns true if most of the cells below the first row that are not missing are numbers, such as 1.5, or meant as
     * numbers, such as 1,5; with a single row, true. A cell that cannot be read does not make the first row a sample: the
     * message about the cell names its own row.
     */
    private boolean hasNumbers(int column) {
        List<CellKind> below = rows.cells().stream()
                .skip(1)
                .limit(ROWS)
                .map(row -> CellKind.of(row.get(column)))
                .toList();
        long texts = below.stream().filter(kind -> kind == CellKind.TEXT).count();
        long numbers = below.stream()
                .filter(kind -> kind == CellKind.NUMBER || kind == CellKind.MALFORMED_NUMBER)
                .count();
        return below.isEmpty() || numbers > texts;
    }
}
