package org.repdyn.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * A table as plain text: a header and rows; each column is as wide as its widest cell. On a terminal that is narrower, columns of
 * sentences are broken at blanks, and what does not fit even so is printed in parts, one below the other.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TextTable {

    /** Spaces between two columns. */
    private static final int GAP = 2;

    /** Smallest width of a column of sentences that are wider, in characters: two short words. */
    private static final int MIN_SENTENCE_WIDTH = 12;

    /** Largest width that a column of sentences gets for a long word, such as a formula, in characters. */
    private static final int MAX_WORD_WIDTH = 24;

    private final List<List<String>> rows = new ArrayList<>();
    private final Set<Integer> sentences = new TreeSet<>();
    private int keys = 1;

    public TextTable(String... header) {
        rows.add(List.of(header));
    }

    /** Adds a row with as many cells as the header has. */
    public void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** Says which columns, counted from 0, hold sentences, which can be broken at blanks. Returns this table. */
    public TextTable sentences(int... columns) {
        Arrays.stream(columns).forEach(sentences::add);
        return this;
    }

    /** Sets the number of first columns that name a row, and with which each part begins; 1 without a call. Returns this table. */
    public TextTable keys(int count) {
        keys = count;
        return this;
    }

    @Override
    public String toString() {
        return fitting(0);
    }

    /**
     * Returns the table for lines of at most {@code width} characters. A line is longer only if its words are: the columns that name
     * a row and one other column are never separated.
     *
     * @param width number of characters in a line; 0 for no limit
     */
    public String fitting(int width) {
        int[] natural = IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        int[] least = IntStream.range(0, natural.length)
                .map(c -> sentences.contains(c) ? Math.min(natural[c], wordWidth(c)) : natural[c])
                .toArray();
        List<String> parts = new ArrayList<>();
        int from = Math.min(keys, natural.length);
        do {
            List<Integer> part = new ArrayList<>(
                    IntStream.range(0, Math.min(keys, natural.length)).boxed().toList());
            int first = from;
            while (from < natural.length && (from == first || width <= 0 || used(part, least, from) <= width)) {
                part.add(from);
                from++;
            }
            parts.add(text(part, widths(part, natural, least, width)));
        } while (from < natural.length);
        return String.join(System.lineSeparator(), parts);
    }

    private int wordWidth(int column) {
        int longest = rows.stream()
                .flatMap(row -> Arrays.stream(row.get(column).split(" ", -1)))
                .mapToInt(String::length)
                .max()
                .orElse(0);
        return Math.max(MIN_SENTENCE_WIDTH, Math.min(MAX_WORD_WIDTH, longest));
    }

    /** Returns the width of a part of the table together with one more column. */
    private static int used(List<Integer> part, int[] least, int more) {
        return part.stream().mapToInt(c -> least[c] + GAP).sum() + least[more];
    }

    /** Returns the widths of all columns, of which those of a part fill a line if they need it. */
    private static int[] widths(List<Integer> part, int[] natural, int[] least, int width) {
        if (width <= 0) {
            return natural;
        }
        int[] widths = least.clone();
        int spare = width + GAP - part.stream().mapToInt(c -> least[c] + GAP).sum();
        // One character after the other to the column with most lines, so that rows are low.
        for (; spare > 0; spare--) {
            int longest = part.stream()
                    .filter(c -> widths[c] < natural[c])
                    .max((a, b) -> Double.compare((double) natural[a] / widths[a], (double) natural[b] / widths[b]))
                    .orElse(-1);
            if (longest < 0) {
                break;
            }
            widths[longest]++;
        }
        return widths;
    }

    private String text(List<Integer> part, int[] widths) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            List<List<String>> cells = part.stream()
                    .map(c -> broken(row.get(c), widths[c], c == 0 ? "  " : ""))
                    .toList();
            int height = cells.stream().mapToInt(List::size).max().orElse(1);
            for (int line = 0; line < height; line++) {
                StringBuilder columns = new StringBuilder();
                int end = 0;
                for (int c = 0; c < cells.size(); c++) {
                    columns.append(" ".repeat(Math.max(0, end - columns.length())));
                    List<String> cell = cells.get(c);
                    columns.append(line < cell.size() ? cell.get(line) : "");
                    end += widths[part.get(c)] + GAP;
                }
                text.append(columns.toString().stripTrailing()).append(System.lineSeparator());
            }
        }
        return text.toString();
    }

    /**
     * Returns the lines of a cell, which are broken at blanks; a word that is longer than a line is broken at its end.
     *
     * @param indent begin of all lines but the first
     */
    static List<String> broken(String cell, int width, String indent) {
        List<String> lines = new ArrayList<>();
        String rest = cell;
        while (rest.length() > width) {
            int blank = rest.lastIndexOf(' ', width);
            boolean inWord = blank <= 0 || rest.substring(0, blank).isBlank();
            lines.add(rest.substring(0, inWord ? width : blank).stripTrailing());
            rest = indent + rest.substring(inWord ? width : blank).stripLeading();
        }
        lines.add(rest);
        return lines;
    }
}
