package org.repdyn.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;

/** A table as plain text: a header and rows; each column is as wide as its widest cell. */
final class TextTable {

    /** Spaces between two columns. */
    private static final int GAP = 2;

    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... header) {
        rows.add(List.of(header));
    }

    /** Adds a row with as many cells as the header has. */
    void row(String... cells) {
        rows.add(List.of(cells));
    }

    @Override
    public String toString() {
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
