package org.repdyn.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;

/** A table as plain text: a header and rows; each column is as wide as its widest cell. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TextTable {

    /** Spaces between two columns. */
    private static final int GAP = 2;

    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(String... header) {
        rows.add(List.of(header));
    }

    /** Adds a row with as many cells as the header has. */
    public void row(String... cells) {
        rows.add(List.of(cells));
    }

    @Override
    public String toString() {
        return text(rows);
    }

    /**
     * Returns the table in parts that are not wider than {@code width}, one below the other; each part begins with the first column.
     *
     * @param width number of characters in a line; 0 for no limit
     */
    String fitting(int width) {
        int[] widths = new int[rows.get(0).size()];
        rows.forEach(row -> {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        });
        List<String> parts = new ArrayList<>();
        int from = 1;
        do {
            int to = from;
            int used = widths[0];
            while (to < widths.length && (to == from || width <= 0 || used + GAP + widths[to] <= width)) {
                used += GAP + widths[to];
                to++;
            }
            parts.add(text(columns(from, to)));
            from = to;
        } while (from < widths.length);
        return String.join(System.lineSeparator(), parts);
    }

    /** Returns the first column and the columns from {@code from} up to {@code to}. */
    private List<List<String>> columns(int from, int to) {
        return rows.stream()
                .map(row -> {
                    List<String> part = new ArrayList<>(List.of(row.get(0)));
                    part.addAll(row.subList(from, to));
                    return part;
                })
                .toList();
    }

    private static String text(List<? extends List<String>> rows) {
        int columns = rows.get(0).size();
        Column[] layout = new Column[columns];
        for (int c = 0; c < columns; c++) {
            int column = c;
            int widest =
                    rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
            layout[c] = new Column(widest + (c == 0 ? 0 : GAP), c == 0 ? 0 : GAP, Overflow.SPAN);
        }
        Help.TextTable table = Help.TextTable.forColumns(Help.defaultColorScheme(Ansi.OFF), layout);
        rows.forEach(row -> table.addRowValues(row.toArray(String[]::new)));
        return table.toString().lines().map(String::stripTrailing).reduce("", (a, b) -> a + b + System.lineSeparator());
    }
}
